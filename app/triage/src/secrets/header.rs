//! What stands in an `Authorization` header behind `Bearer` or `Basic`. The signature of AWS's own scheme has a name.

use super::{Found, shape::run};
use crate::report::SecretKind;
use memchr::memmem;

/// Shorter is a word: `Bearer authentication`.
const SHORTEST: usize = 20;

/// Finds what stands behind the names of the schemes.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    for (scheme, is_sure) in [("earer ", false), ("EARER ", false), ("Basic ", true)] {
        for place in memmem::find_iter(text.as_bytes(), scheme) {
            let before = text.as_bytes().get(place.saturating_sub(20)..place).unwrap_or_default();
            if is_sure && memmem::find(before, b"uthorization").is_none() {
                continue;
            }
            let at = run(text, place + scheme.len(), is_of_token);
            let value = text.get(at.clone()).unwrap_or_default();
            let is_random = value.bytes().any(|byte| byte.is_ascii_digit());
            if is_sure && !value.is_empty() || value.len() >= SHORTEST && is_random {
                found.push(Found { kind: SecretKind::Authorization, at });
            }
        }
    }
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte)
}
