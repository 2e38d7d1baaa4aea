//! Secret access keys that stand by themselves in a part of a text.

use super::{
    Found,
    shape::{is_digit, is_random_key, run},
};
use crate::{report::SecretKind, secrets::name::SECRET_LENGTH};
use std::ops::Range;

/// Finds the secret access keys that begin in a part of a text, also those that code puts together: `"wJalr…" + "bPxRf…"`. `is` tells a
/// key, `parts` what may follow a piece of one. Returns where it stopped.
pub(super) fn secret_access_keys(
    text: &str,
    part: Range<usize>,
    is: fn(&str) -> bool,
    parts: fn(u8) -> bool,
    found: &mut Vec<Found>,
) -> usize {
    let mut done = 0;
    words(text, part, |at, word| {
        // The later pieces of one begin none.
        if at.start < done {
            return;
        }
        let whole = match word.len() {
            SECRET_LENGTH => Some(at).filter(|_| is(word)),
            ..SECRET_LENGTH => joined(text, at, parts),
            _ => None,
        };
        if let Some(at) = whole {
            done = at.end;
            found.push(Found { kind: SecretKind::SecretAccessKey, at });
        }
    })
}

/// What follows a piece that code puts together with others.
pub(super) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// What follows a piece of a value that was wrapped, continued behind a backslash, or put together by code.
pub(super) fn is_break(byte: u8) -> bool {
    is_quote(byte) || matches!(byte, b'\r' | b'\n' | b'\\')
}

/// A secret access key in several pieces. `parts` tells what may follow the first.
pub(super) fn joined(text: &str, first: Range<usize>, parts: fn(u8) -> bool) -> Option<Range<usize>> {
    /// More between pieces is between words.
    const WIDEST: usize = 40;
    let bytes = text.as_bytes();
    let mut at = first.clone();
    let mut whole = text.get(first)?.to_owned();
    while (1..SECRET_LENGTH).contains(&whole.len()) && bytes.get(at.end).is_some_and(|byte| parts(*byte)) {
        let is_code = bytes.get(at.end).is_some_and(|byte| is_quote(*byte));
        let between = |byte: &u8| b" \t\r\n\\\"'.&".contains(byte) || is_code && *byte == b'+';
        let rest = bytes.get(at.end..)?;
        let next = at.end + rest.iter().take(WIDEST).take_while(|byte| between(byte)).count();
        let more = run(text, next, is_digit);
        if more.is_empty() || more.len() >= SECRET_LENGTH {
            return None;
        }
        whole.push_str(text.get(more.clone())?);
        at.end = more.end;
    }
    let after = bytes.get(at.end).copied().unwrap_or(b' ');
    (is_random_key(&whole) && !b"_-=(".contains(&after)).then_some(at)
}

/// The words of base64 that begin in a part of a text and stand by themselves. Returns where it stopped.
pub(super) fn words(text: &str, part: Range<usize>, mut give: impl FnMut(Range<usize>, &str)) -> usize {
    let bytes = text.as_bytes();
    let mut at = part.start;
    while at < part.end {
        let word = run(text, at, is_digit);
        if word.is_empty() {
            at += 1;
            continue;
        }
        let before = word.start.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(word.end);
        // A part of a longer word is a name, a number or another encoding.
        let joins = |byte: Option<&u8>| byte.is_some_and(|byte| b"_-.%@$".contains(byte));
        let ends = after == Some(&b'.') && bytes.get(word.end + 1).is_none_or(u8::is_ascii_whitespace);
        if !joins(before) && (ends || !joins(after)) && !is_in_arn(text, word.start) {
            give(word.clone(), text.get(word.clone()).unwrap_or_default());
        }
        at = word.end;
    }
    at
}

/// Whether the word that a place is in is an ARN.
fn is_in_arn(text: &str, place: usize) -> bool {
    let before = text.as_bytes().get(place.saturating_sub(200)..place).unwrap_or_default();
    let start = before.iter().rposition(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''));
    before.get(start.map_or(0, |start| start + 1)..).is_some_and(|word| word.starts_with(b"arn:"))
}
