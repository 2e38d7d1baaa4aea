//! Tokens that say themselves what they are: JSON Web Tokens (RFC 7519) and those of Amazon EKS.

use super::{
    Found,
    places::places,
    shape::{is_jumbled, is_of_token, run},
};
use crate::report::SecretKind;

static BEGINNINGS: [&str; 2] = ["eyJ", "k8s-aws-v1."];

/// A part of a token has at least as many characters.
const SHORTEST: usize = 10;

/// Finds the tokens.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    let mut done = 0;
    for place in places(text, &BEGINNINGS) {
        let before = place.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        if place < done || before.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            continue;
        }
        let mut at = run(text, place, is_of_token);
        done = at.end;
        let token = text.get(at.clone()).unwrap_or_default();
        let token = token.trim_end_matches('.');
        at.end = place + token.len();
        let parts = || token.split('.');
        let is_whole = parts().all(|part| part.len() >= SHORTEST) && matches!(parts().count(), 3 | 5);
        let is_of_eks = token.starts_with('k') && token.len() >= 4 * SHORTEST;
        if (is_whole || is_of_eks) && is_jumbled(token) {
            found.push(Found { kind: SecretKind::Authorization, at });
        }
    }
}
