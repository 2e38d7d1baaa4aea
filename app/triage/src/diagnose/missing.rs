//! What one would expect of a refusal and its text doesn't hold.

use crate::{
    assemble::Refusal,
    report::{EncodedState, Field, Missing, MissingReason},
};

/// What is missing.
pub(super) fn of(refusal: &Refusal) -> Vec<Missing> {
    let mut missing = refusal.decoded.as_ref().map(|decoded| decoded.missing.clone()).unwrap_or_default();
    let why = match refusal.encoded.as_ref().map(|encoded| encoded.state) {
        Some(EncodedState::CutShort) => Some(MissingReason::CutShort),
        Some(EncodedState::Redacted) => Some(MissingReason::Redacted),
        Some(EncodedState::Complete | EncodedState::Unfit) | None => None,
    };
    missing.extend(why.map(|why| Missing { field: Field::Encoded, why }));
    missing
}
