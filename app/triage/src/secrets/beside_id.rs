//! Secrets that nothing names: a secret access key within some lines of an access key ID, and session tokens, which begin alike.

use super::{
    Found,
    places::places,
    shape::{digits, is_jumbled, is_secret_access_key},
    words::{is_quote, secret_access_keys, words},
};
use crate::report::SecretKind;
use memchr::memmem;
use std::ops::Range;

/// What access key IDs begin with: long-term ones, and those with a session token.
static PREFIXES: [&str; 2] = ["AKIA", "ASIA"];

/// An access key ID has 20 characters; one that was cut or copied with a little more is one, too.
const SHORTEST_ID: usize = 16;
const LONGEST_ID: usize = 24;

/// How far from an access key ID a secret is looked for, in bytes: some lines of a table or of a file.
const NEAR: usize = 1_500;

/// What session tokens of STS begin with, in base64: `origin_ec`, and the `aws` of older ones.
const BEGINNINGS: [&str; 5] = ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz", "AQoDYXdz"];

/// A token that stands by itself is at least as long: the beginning alone says what it is.
const SHORTEST_TOKEN: usize = 40;

/// A token without its usual beginning is at least as long, and has a secret access key beside it.
const SHORTEST_BESIDE: usize = 100;

/// Finds what nothing names.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    for beginning in BEGINNINGS {
        let mut done = 0;
        for place in memmem::find_iter(text.as_bytes(), beginning) {
            if place < done {
                continue;
            }
            let at = digits(text, place);
            done = at.end;
            if at.len() >= SHORTEST_TOKEN {
                found.push(Found { kind: SecretKind::SessionToken, at });
            }
        }
    }
    let mut done = 0;
    for id in ids(text) {
        let near = done.max(id.start.saturating_sub(NEAR))..(id.end + NEAR).min(text.len());
        let first = found.len();
        secret_access_keys(text, near.clone(), is_secret_access_key, is_quote, found);
        if found.len() > first {
            words(text, near.clone(), |at, word| {
                if word.len() >= SHORTEST_BESIDE && is_jumbled(word) && word.contains(['+', '/']) {
                    found.push(Found { kind: SecretKind::SessionToken, at });
                }
            });
        }
        // What follows may be near the next one, too; a word that was cut here is whole there.
        done = done.max(id.end);
    }
}

/// The access key IDs, front to back; of those that stand close together the first is enough.
fn ids(text: &str) -> Vec<Range<usize>> {
    let mut ids: Vec<Range<usize>> = Vec::new();
    for place in places(text, &PREFIXES) {
        let rest = text.as_bytes().get(place..).unwrap_or_default();
        let is_of_id = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let length = rest.iter().take(LONGEST_ID + 1).take_while(|byte| is_of_id(byte)).count();
        let before = place.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        let stands_alone = before.is_none_or(|before| !before.is_ascii_alphanumeric());
        let is_close = ids.last().is_some_and(|last| place < last.end + NEAR / 2);
        if (SHORTEST_ID..=LONGEST_ID).contains(&length) && stands_alone && !is_close {
            ids.push(place..place + length);
        }
    }
    ids
}
