//! Values without names: fields copied one by one, or the `--output text` of a command.

use super::{
    escape::unescape,
    shape::{SHORTEST_TOKEN, is_base64_line, is_key, is_quote, is_secret, is_time},
    wrap::unwrapped,
};
use crate::credentials::{error::CredentialsError, partial::PartialCredentials};
use denylens_triage::secrets::name::CredentialField;

/// A text of more words than these is more than values with their labels.
const FEW_WORDS: usize = 8;

/// Tells the values apart by their shapes. What is found by name isn't looked for.
pub(super) fn bare(text: &str, known: &PartialCredentials) -> Result<PartialCredentials, CredentialsError> {
    let text = unwrapped(text);
    let words = || {
        let ends = |next: char| next.is_whitespace() || is_quote(next) || ",;、。".contains(next);
        text.split(ends).map(without_label).filter(|word| !word.is_empty())
    };
    let mut found = PartialCredentials::default();
    if !words().any(is_key) && words().nth(FEW_WORDS).is_some() {
        return Ok(found);
    }
    for word in words() {
        let field = if is_key(word) {
            CredentialField::AccessKeyId
        } else if is_secret(word) {
            CredentialField::SecretAccessKey
        } else if word.len() >= SHORTEST_TOKEN && is_base64_line(word) {
            CredentialField::SessionToken
        } else if is_time(word) {
            CredentialField::Expiration
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
