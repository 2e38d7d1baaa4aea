//! Values without names: fields copied one by one, or the `--output text` of a command.

use super::{SHORTEST, is_base64_line, is_quote, unescape, wrap::unwrapped};
use crate::{
    Moment,
    credentials::{CredentialsError, Field, Parts, field::SECRET_LENGTH},
};

/// A text of more words than these is more than values with their labels.
const FEW_WORDS: usize = 8;

/// No session token is shorter; most are many times as long.
pub(super) const SHORTEST_TOKEN: usize = 100;

/// Tells the values apart by their shapes. What is found by name isn't looked for.
pub(super) fn bare(text: &str, known: &Parts) -> Result<Parts, CredentialsError> {
    let text = unwrapped(text);
    let words = || {
        let ends = |next: char| next.is_whitespace() || is_quote(next) || ",;、。".contains(next);
        text.split(ends).map(without_label).filter(|word| !word.is_empty())
    };
    let mut found = Parts::default();
    if !words().any(is_key) && words().nth(FEW_WORDS).is_some() {
        return Ok(found);
    }
    for word in words() {
        let field = if is_key(word) {
            Field::AccessKeyId
        } else if is_secret(word) {
            Field::SecretAccessKey
        } else if word.len() >= SHORTEST_TOKEN && is_base64_line(word) {
            Field::SessionToken
        } else if word.contains(':') && Moment::read(word).is_some() {
            Field::Expiration
        } else {
            continue;
        };
        if !known.has(field) {
            found.add(field, unescape(word))?;
        }
    }
    Ok(found)
}

/// The value behind a label, where no space stands between them: `アクセスキー ID:ASIA…`. What has digits is no label, but the front of a
/// time; and an English word before `=` is the name of something else.
fn without_label(word: &str) -> &str {
    let is_label = |front: &str| !front.contains(|next: char| next.is_ascii_digit());
    let value = match word.split_once(':') {
        Some((front, value)) if is_label(front) => value,
        _ => word,
    };
    match value.split_once('=') {
        Some((front, value)) if is_label(front) && !front.is_ascii() => value,
        _ => value,
    }
}

/// An access key ID of either kind.
pub(super) fn is_key(word: &str) -> bool {
    let shape = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (word.starts_with("ASIA") || word.starts_with("AKIA"))
        && word.len() >= SHORTEST
        && word.bytes().all(shape)
}

/// As many digits of base64 as a secret has. The hash of a commit has as many, too, and no secret looks like one.
pub(super) fn is_secret(word: &str) -> bool {
    let is_hash = word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    word.len() == SECRET_LENGTH && is_base64_line(word) && !is_hash
}
