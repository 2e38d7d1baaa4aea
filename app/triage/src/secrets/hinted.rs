//! Secret access keys behind a word that only hints at one, such as `secret`, whatever markup, code or language stands between.

use super::{
    Found,
    places::places,
    shape::is_random_key,
    words::{is_break, secret_access_keys},
};

/// Parts of the words. Other spellings are nobody's.
static HINTS: [&str; 11] = [
    "ecret",
    "ECRET",
    "essionKey",
    "ession_key",
    "ESSION_KEY",
    "ccessKey",
    "ccess_key",
    "ccess key",
    "ACCESS_KEY",
    "redentials(",
    "シークレット",
];

/// How far behind the word a key is looked for, in bytes.
const NEAR: usize = 120;

/// Finds the keys.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut done = 0;
    for place in places(text, &HINTS) {
        let near = done.max(place)..(place + NEAR).min(text.len());
        done = done.max(secret_access_keys(text, near, is_random_key, is_break, found));
    }
}
