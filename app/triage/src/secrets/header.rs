//! What stands in an `Authorization` header behind `Bearer` or `Basic`. The signature of AWS's own scheme has a name.

use super::{
    Found,
    shape::{is_of_token, run},
};
use crate::report::SecretKind;
use memchr::memmem;

/// Shorter is a word: `Bearer authentication`.
const SHORTEST: usize = 20;

/// Finds what stands behind the names of the schemes.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    for (scheme, is_sure) in [("earer ", false), ("EARER ", false), ("asic ", true), ("ASIC ", true)] {
        for place in memmem::find_iter(text.as_bytes(), scheme) {
            if is_sure && !is_in_header(text, place) {
                continue;
            }
            let at = run(text, place + scheme.len(), is_of_header);
            let value = text.get(at.clone()).unwrap_or_default();
            let is_random = value.bytes().any(|byte| byte.is_ascii_digit());
            if is_sure && !value.is_empty() || value.len() >= SHORTEST && is_random {
                found.push(Found { kind: SecretKind::Authorization, at });
            }
        }
    }
    // The scheme of AWS before version 4: `AWS`, the access key ID and the signature.
    for place in memmem::find_iter(text.as_bytes(), "AWS A") {
        let id = run(text, place + 4, |byte| byte.is_ascii_alphanumeric());
        let at = run(text, id.end + 1, is_of_header);
        let is_signed = text.as_bytes().get(id.end) == Some(&b':') && at.len() >= SHORTEST;
        if is_signed && is_in_header(text, place) {
            found.push(Found { kind: SecretKind::Signature, at });
        }
    }
}

/// Whether the name of the header is right before a place.
fn is_in_header(text: &str, place: usize) -> bool {
    let before = text.as_bytes().get(place.saturating_sub(20)..place).unwrap_or_default();
    memmem::find(&before.to_ascii_lowercase(), b"uthorization").is_some()
}

fn is_of_header(byte: u8) -> bool {
    is_of_token(byte) || byte == b'='
}
