//! The places where a name may announce a secret, and what stands between it and the value.

use super::places::places;
use std::ops::Range;

/// A part of every name of a secret, as names are written. Other spellings are nobody's.
static ANCHORS: [&str; 8] =
    ["ecret", "ECRET", "oken", "OKEN", "ignature", "IGNATURE", "AMLResponse", "AMLAssertion"];

/// Names that may be one, front to back: the words around each anchor, the likeliest reading of it first.
pub(super) fn each(text: &str, mut give: impl FnMut(&[Range<usize>]) -> Option<usize>) {
    let mut done = 0;
    for place in places(text, &ANCHORS) {
        if place < done {
            continue;
        }
        let word = word_around(text, place, done);
        let mut readings = Vec::with_capacity(6);
        // `Session token`, `Secret access key`: a name in several words.
        let before = text.as_bytes().get(..word.start).and_then(|before| before.split_last());
        let starts = match before {
            Some((b' ' | b'.', rest)) => {
                [word_around(text, rest.len().saturating_sub(1), done).start, word.start]
            }
            _ => [word.start, word.start],
        };
        for start in starts {
            let mut end = word.end;
            for _ in 0..3 {
                readings.push(start..end);
                let joint = text.as_bytes().get(end);
                let next = length(text, end + 1);
                if !matches!(joint, Some(b' ' | b'.')) || next == 0 {
                    break;
                }
                end += 1 + next;
            }
        }
        done = give(&readings).unwrap_or(word.end).max(word.end);
    }
}

/// The longest word that is looked at: no name is as long.
const LONGEST: usize = 80;

fn word_around(text: &str, place: usize, from: usize) -> Range<usize> {
    let first = from.max(place.saturating_sub(LONGEST));
    let before = text.as_bytes().get(first..place).unwrap_or_default();
    let start = first + before.iter().rposition(|byte| !is_name(*byte)).map_or(0, |at| at + 1);
    start..place + length(text, place)
}

/// How long the word is that starts at a place.
fn length(text: &str, place: usize) -> usize {
    let rest = text.as_bytes().get(place..).unwrap_or_default();
    rest.iter().take(LONGEST).position(|byte| !is_name(*byte)).unwrap_or(rest.len().min(LONGEST))
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Where the value starts.
    pub(super) end: usize,
    pub(super) joint: Joint,
    /// Whether a quote opens right before the value.
    pub(super) quote: Option<u8>,
}

/// How closely a name and what follows belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// Nothing stands between them.
    #[default]
    None,
    /// A space, a comma, a new line, or the words of a document between name and value.
    Loose,
    /// A mark such as `=` or `:`.
    Mark,
}

/// More than this stands between no name and its value.
const WIDEST: usize = 80;

/// What follows a name.
pub(super) fn gap(text: &str, start: usize) -> Gap {
    let bytes = text.as_bytes();
    let mut gap = Gap { end: start, ..Gap::default() };
    let (mut lines, mut is_far) = (0, false);
    while gap.end < start + WIDEST {
        let Some(byte) = bytes.get(gap.end) else { break };
        let rest = bytes.get(gap.end..).unwrap_or_default();
        let mut length = 1;
        match byte {
            b' ' | b'\t' | b'\r' | b'\\' | b']' | b')' | b',' => gap.joint = gap.joint.max(Joint::Loose),
            b'\n' if lines < 2 => {
                lines += 1;
                is_far = true;
            }
            b'=' | b':' | b'|' | b'>' => gap.joint = Joint::Mark,
            b'"' | b'\'' | b'`' => gap.joint = gap.joint.max(Joint::Loose),
            // What a prompt shows of the value before: `[****************MPLE]`, `[None]`.
            b'[' => match rest.iter().take(40).position(|byte| *byte == b']') {
                Some(close) => length = close + 1,
                None => break,
            },
            b'v' | b'V' if rest.get(1..5) == Some(b"alue") => {
                length = 5;
                is_far = true;
            }
            // A mark of another script, such as a wide colon.
            byte if !byte.is_ascii() => gap.joint = Joint::Mark,
            _ => break,
        }
        gap.quote = Some(*byte).filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        gap.end += length;
    }
    if is_far {
        gap.joint = Joint::Loose;
    }
    gap
}
