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

/// No value is longer: session tokens have some hundred or thousand characters. It keeps the search linear, whatever the text.
const LONGEST: usize = 16_384;

/// How far the bytes from `start` on are of a kind.
pub(super) fn run(text: &str, start: usize, is: fn(u8) -> bool) -> Range<usize> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let length = rest.iter().take(LONGEST).position(|byte| !is(*byte));
    start..start + length.unwrap_or(rest.len().min(LONGEST))
}

/// The same for digits of base64, with their padding.
pub(super) fn digits(text: &str, start: usize) -> Range<usize> {
    let digits = run(text, start, is_written_digit);
    start..run(text, digits.end, |byte| byte == b'=').end.min(digits.end + 2)
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
