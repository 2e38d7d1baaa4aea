//! Passwords behind a name that ends with the word: `DB_PASSWORD=…`, `"password": "…"`, `?password=…`.

use super::{Found, places::places};
use crate::report::SecretKind;

static NAMES: [&str; 6] = ["assword", "ASSWORD", "asswd", "ASSWD", "assphrase", "ASSPHRASE"];

/// Longer is no password.
const LONGEST: usize = 300;

/// Finds the passwords.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    let skip = |at: usize, of: &[u8]| {
        at + bytes.get(at..).unwrap_or_default().iter().take(8).take_while(|byte| of.contains(byte)).count()
    };
    let mut done = 0;
    for place in places(text, &NAMES) {
        let name = place
            + bytes
                .get(place..)
                .map_or(0, |name| name.iter().take_while(|byte| byte.is_ascii_alphabetic()).take(10).count());
        let Some(word) = text.get(place..name).filter(|word| place >= done && NAMES.contains(word)) else {
            continue;
        };
        let mark = skip(place + word.len(), b"\"'\\]` \t");
        let Some(mark_byte) = bytes.get(mark).filter(|byte| b"=:".contains(byte)) else { continue };
        let opening = skip(mark + 1, b" \t>=\\");
        let quote = bytes.get(opening).filter(|byte| b"\"'`".contains(byte));
        let start = opening + usize::from(quote.is_some());
        let rest = bytes.get(start..).unwrap_or_default();
        let ends = |byte: &u8| match quote {
            Some(quote) => byte == quote || matches!(byte, b'\n' | b'\\'),
            None => byte.is_ascii_whitespace() || b"\"'`&,;<>()[]{}\\".contains(byte),
        };
        let length = rest.iter().take(LONGEST).position(ends).unwrap_or(rest.len());
        let at = start..start + length;
        let after = bytes.get(at.end).copied().unwrap_or(b'\n');
        let Some(value) = text.get(at.clone()).filter(|_| length <= LONGEST) else { continue };
        let is_likely = match (quote, mark_byte) {
            (Some(quote), _) => after == *quote || after == b'\\',
            // `password = new Password` is code, and `password: wrong now` a sentence.
            (None, b'=') if opening == mark + 1 => !matches!(after, b'(' | b'[') && !is_code(value),
            (None, _) => matches!(after, b'\n' | b'\r') && !is_code(value) && has_more_than_letters(value),
        };
        if is_likely && !stands_for_one(value) {
            done = at.end;
            found.push(Found { kind: SecretKind::Password, at });
        }
    }
}

/// Whether a value stands for a password that was taken out, or that is put in elsewhere.
pub(super) fn stands_for_one(value: &str) -> bool {
    let small = value.to_ascii_lowercase();
    let is_name = value.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') && value.contains('_');
    value.len() < 3
        || value.starts_with(['$', '{', '<', '[', '%', '*', '.', '!', '#', '@'])
        || small.bytes().all(|byte| b"x*.-_".contains(&byte))
        || is_name
        || ["none", "null", "true", "false", "undefined", "nil", "string"].contains(&small.as_str())
        || ["passw", "your", "redacted", "hidden", "removed", "changeme", "${", "{{"]
            .iter()
            .any(|word| small.contains(word))
}

fn is_code(value: &str) -> bool {
    value.contains('.') && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte))
}

fn has_more_than_letters(value: &str) -> bool {
    value
        .bytes()
        .any(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation() && !b"._-:/".contains(&byte))
}
