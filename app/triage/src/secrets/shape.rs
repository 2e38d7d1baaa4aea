//! What secrets look like.

use super::name::SECRET_LENGTH;
use std::ops::Range;

/// What can be escaped in JSON, in an address, or not at all: a digit of base64 as it may be written.
pub(super) fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')
}

/// A digit of base64, also as an address writes it: `%2F`.
pub(super) fn is_written_digit(byte: u8) -> bool {
    is_digit(byte) || byte == b'%'
}

/// No value is longer: answers of SAML have some ten thousand characters. It keeps the search linear, whatever the text.
const LONGEST: usize = 65_536;

/// How far the bytes from `start` on are of a kind.
pub(super) fn run(text: &str, start: usize, is: fn(u8) -> bool) -> Range<usize> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let length = rest.iter().take(LONGEST).position(|byte| !is(*byte));
    start..start + length.unwrap_or(rest.len().min(LONGEST))
}

/// The same for digits of base64, with their padding.
pub(super) fn digits(text: &str, start: usize) -> Range<usize> {
    /// Of `/`, `+` and `=`, and of the percent sign of one that was encoded twice.
    const CODES: [&[u8]; 7] = [b"%2F", b"%2f", b"%2B", b"%2b", b"%3D", b"%3d", b"%25"];
    let digits = run(text, start, is_written_digit);
    let written = text.as_bytes().get(digits.clone()).unwrap_or_default();
    let is_other = |at: &usize| written.get(*at..*at + 3).is_some_and(|code| !CODES.contains(&code));
    let end = memchr::memchr_iter(b'%', written).find(is_other).map_or(digits.end, |at| start + at);
    start..run(text, end, |byte| byte == b'=').end.min(end + 2)
}

/// Whether a text has letters of both kinds and figures, as random ones have and words don't.
pub(super) fn is_jumbled(text: &str) -> bool {
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit)
}

/// Whether a word can be a secret access key that nothing names: a hash in hexadecimal is none, nor is a path.
pub(super) fn is_secret_access_key(word: &str) -> bool {
    word.len() == SECRET_LENGTH && is_jumbled(word) && word.bytes().all(is_digit)
}

/// Whether a text has so many different characters that nobody typed it to stand for something.
pub(super) fn is_varied(text: &str) -> bool {
    let mut seen = [false; 256];
    for byte in text.bytes() {
        if let Some(seen) = seen.get_mut(usize::from(byte)) {
            *seen = true;
        }
    }
    seen.iter().filter(|seen| **seen).count() >= 10
}

/// What tokens of other kinds have: digits of base64 of both alphabets, and what joins their parts.
pub(super) fn is_of_token(byte: u8) -> bool {
    is_written_digit(byte) || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Whether a word is a secret access key, and no path or name that happens to be as long.
pub(super) fn is_random_key(word: &str) -> bool {
    is_secret_access_key(word) && is_random(word)
}

/// Whether the kind of character changes often, as it does in random ones.
pub(super) fn is_random(text: &str) -> bool {
    let kind = |byte: &u8| match byte {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let bytes = text.as_bytes();
    let turns = bytes.iter().zip(bytes.iter().skip(1)).filter(|(one, next)| kind(one) != kind(next)).count();
    turns * 3 >= text.len() && bytes.iter().any(u8::is_ascii_digit)
}
