//! Private keys in PEM, between their first line and their last (RFC 7468).

use super::{Found, shape::is_jumbled};
use crate::report::SecretKind;
use memchr::memmem;

/// The keys of RSA with 16,384 bits have less.
const LONGEST: usize = 16_384;

/// Finds the keys, also those that were cut.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    const FIRST_LINE: &str = "PRIVATE KEY-----";
    for place in memmem::find_iter(text.as_bytes(), FIRST_LINE) {
        let before = text.as_bytes().get(place.saturating_sub(30)..place).unwrap_or_default();
        if memmem::rfind(before, b"-----BEGIN ").is_none() {
            continue;
        }
        let start = place + FIRST_LINE.len();
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let rest = rest.get(..LONGEST).unwrap_or(rest);
        let is_of_key = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
        // The first lines of an encrypted key are names with hyphens. Where the last line is cut off, so is the key, at an empty line.
        let end = memmem::find(rest, b"-----").unwrap_or_else(|| {
            let empty = memmem::find(rest, b"\n\n").unwrap_or(rest.len());
            rest.iter().take(empty).position(|byte| !is_of_key(byte)).unwrap_or(empty)
        });
        let body = text.get(start..start + end).unwrap_or_default();
        let key = body.trim();
        if key.len() >= 40 && is_jumbled(key) && !key.contains(['(', '$']) {
            let start = start + (body.len() - body.trim_start().len());
            found.push(Found { kind: SecretKind::PrivateKey, at: start..start + key.len() });
        }
    }
}
