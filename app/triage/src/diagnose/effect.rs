//! How a request was refused: what the details say before what the message says before what the document says.

use crate::{
    assemble::Refusal,
    recognise::Quote,
    report::{Basis, DenyKind, Field},
};
use std::ops::Range;

/// How a request was refused, on whose word, and the pieces that say so.
pub(super) struct Effect<'r> {
    pub(super) kind: DenyKind,
    pub(super) basis: Basis,
    said: [Option<&'r Quote<DenyKind>>; 2],
}

impl<'r> Effect<'r> {
    /// The effect of a refusal.
    pub(super) fn of(refusal: &'r Refusal) -> Effect<'r> {
        if let Some(effect) = refusal.details.as_ref().and_then(|details| details.effect.as_ref()) {
            return Effect { kind: effect.value, basis: Basis::Details, said: [Some(effect), None] };
        }
        let stated = refusal.sentence.as_ref().and_then(|sentence| sentence.effect.as_ref());
        let decoded = refusal.decoded.as_ref().and_then(|decoded| decoded.effect.as_ref());
        let (kind, basis) = match (stated, decoded) {
            (Some(stated), _) => (stated.value, Basis::Stated),
            (None, Some(decoded)) => (decoded.value, Basis::Decoded),
            (None, None) => {
                in_phrase(refusal).map_or((DenyKind::Unknown, Basis::None), |kind| (kind, Basis::Stated))
            }
        };
        Effect { kind, basis, said: [stated, decoded] }
    }

    /// The pieces that prove it.
    pub(super) fn proofs(&self) -> [(Field, Option<&'r Range<usize>>); 2] {
        self.said.map(|said| (Field::Effect, said.map(|said| &said.at)))
    }
}

/// The words of an authorizer, and those of LocalStack, can have it too.
fn in_phrase(refusal: &Refusal) -> Option<DenyKind> {
    let words = [
        ("explicit deny", DenyKind::Explicit),
        ("explicitly denied", DenyKind::Explicit),
        ("implicitly denied", DenyKind::Implicit),
    ];
    let kinds = refusal.phrases.iter().flat_map(|phrase| {
        words.iter().filter(|(words, _)| phrase.words.contains(words)).map(|(_, kind)| *kind)
    });
    kinds.into_iter().next()
}
