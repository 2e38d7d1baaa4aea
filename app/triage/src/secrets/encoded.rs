//! Words with codes of addresses, such as `%22` or `%252F`: addresses within addresses, and documents within them.

use memchr::memchr_iter;
use std::ops::Range;

/// Longer words are read in parts.
const LONGEST: usize = 65_536;

/// Gives each word as it reads without its codes, however often it was encoded, and where each of its bytes stands in the text.
pub(super) fn each(text: &str, mut give: impl FnMut(&str, &[usize])) {
    let bytes = text.as_bytes();
    let ends = |byte: &u8| !byte.is_ascii_graphic() || b"\"<>`".contains(byte);
    let mut done = 0;
    for place in memchr_iter(b'%', bytes) {
        if place < done || code(bytes, place).is_none() {
            continue;
        }
        let first = done.max(place.saturating_sub(LONGEST));
        let before = bytes.get(first..place).unwrap_or_default();
        let start = first + before.iter().rposition(ends).map_or(0, |end| end + 1);
        let rest = bytes.get(place..).unwrap_or_default();
        let end = place + rest.iter().take(LONGEST).position(ends).unwrap_or(rest.len().min(LONGEST));
        let (word, places) = decoded(text, start..end);
        give(&word, &places);
        done = end;
    }
}

/// A word without its codes, with the place of each byte and that of its end.
fn decoded(text: &str, word: Range<usize>) -> (String, Vec<usize>) {
    let bytes = text.as_bytes();
    let (mut decoded, mut places) = (String::with_capacity(word.len()), Vec::with_capacity(word.len() + 1));
    let mut at = word.start;
    while let Some(byte) = bytes.get(at).filter(|_| at < word.end) {
        let (byte, end) = code(bytes, at).filter(|(_, end)| *end <= word.end).unwrap_or((*byte, at + 1));
        decoded.push(char::from(byte));
        places.push(at);
        at = end;
    }
    places.push(at);
    (decoded, places)
}

/// What a code stands for, and where it ends: `%252F` is a `/` that was encoded twice.
fn code(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let pair = |at: usize| u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok();
    if bytes.get(at) != Some(&b'%') {
        return None;
    }
    let mut at = at + 1;
    while pair(at) == Some(b'%') && pair(at + 2).is_some() {
        at += 2;
    }
    let byte = pair(at)?;
    (byte.is_ascii_graphic() || byte == b' ').then_some((byte, at + 2))
}
