//! Secrets that are pasted by mistake beside a refusal, in a text of any length: found before anything is read, and covered, so that no
//! finder, no evidence and no report ever has them.
//!
//! They are looked for in the text as it was pasted, and as it is without what tools put around it: a wrapped token or an escaped JSON
//! document shows only there. What an address has in codes is read without them. Each rule is a file, and reads the text once.

mod address;
mod beside_id;
mod encoded;
mod header;
mod hinted;
mod label;
mod labelled;
pub mod name;
mod password;
mod places;
mod private_key;
mod shape;
mod token;
mod words;

use crate::{order, report::SecretKind, unwrap::Unwrapped};
use std::ops::Range;

/// A secret in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: SecretKind,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What stands in the place of a secret that was taken out.
pub const REMOVED: &str = "[secret removed]";

/// The rules. Where two find the same, the first of the kinds says what it is.
const RULES: [fn(&str, &mut Vec<Found>); 8] = [
    labelled::find,
    hinted::find,
    private_key::find,
    token::find,
    header::find,
    address::find,
    password::find,
    beside_id::find,
];

/// The secrets in a text, front to back; none overlaps another.
pub fn find(text: &str) -> Vec<Found> {
    find_in(&crate::unwrap::unwrap(text))
}

/// The same, of a text that is unwrapped already.
pub(crate) fn find_in(text: &Unwrapped<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let spoken = &text.spoken;
    look(text.pasted, &mut found);
    if spoken.text() != text.pasted {
        let before = found.len();
        look(spoken.text(), &mut found);
        for secret in found.iter_mut().skip(before) {
            secret.at = spoken.origin(secret.at.clone());
        }
    }
    apart(found)
}

/// Looks through a text by every rule, and once more through its words with codes of addresses.
fn look(text: &str, found: &mut Vec<Found>) {
    for rule in RULES {
        rule(text, found);
    }
    encoded::each(text, |word, places| {
        let before = found.len();
        for rule in RULES {
            rule(word, found);
        }
        for Found { at, .. } in found.iter_mut().skip(before) {
            let place = |of: usize| places.get(of).or(places.last()).copied().unwrap_or_default();
            *at = place(at.start)..place(at.end);
        }
    });
}

/// A text with stars for its secrets. It is as long as before and has the same lines, so that all places in it stay what they are.
pub fn masked(text: String, secrets: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut bytes = text.into_bytes();
    for at in secrets {
        for byte in bytes.get_mut(at).unwrap_or_default() {
            if !byte.is_ascii_whitespace() {
                *byte = b'*';
            }
        }
    }
    // A place that cuts a character would leave no text; none does.
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text without its secrets: each is replaced by [`REMOVED`].
pub fn without(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut kept = 0;
    for Found { at, .. } in find(text) {
        plain.push_str(text.get(kept..at.start).unwrap_or_default());
        plain.push_str(REMOVED);
        kept = at.end;
    }
    plain.push_str(text.get(kept..).unwrap_or_default());
    plain
}

/// In order, with those that overlap joined to one.
fn apart(found: Vec<Found>) -> Vec<Found> {
    let mut apart: Vec<Found> = Vec::with_capacity(found.len().min(64));
    for secret in order::by_key(found, |secret| [secret.at.start, 0, 0, 0]) {
        match apart.last_mut() {
            Some(last) if secret.at.start < last.at.end => {
                last.kind = last.kind.min(secret.kind);
                last.at.end = last.at.end.max(secret.at.end);
            }
            _ => apart.push(secret),
        }
    }
    apart
}

#[cfg(test)]
mod tests;
