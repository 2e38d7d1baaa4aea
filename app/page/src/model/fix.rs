//! What stands beside the change on one screen, and what goes elsewhere.

use denylens_engine::{
    Told,
    advice::{Applicability, Fix, Note},
};

/// The note that goes with a change: the one that keeps people from harm. Its place in the notes.
pub(crate) fn foremost_note(told: Told<'_>) -> Option<usize> {
    let notes = &told.advice.notes;
    let caveat = notes.iter().position(|note| matches!(note, Note::Caveat(_)));
    caveat.or_else(|| (!notes.is_empty()).then_some(0))
}

/// Whether all changes are made by the same.
pub(crate) fn has_one_owner(fixes: &[Fix]) -> bool {
    fixes.iter().zip(fixes.iter().skip(1)).all(|(fix, next)| fix.owner == next.owner)
}

/// How much care a change needs, for its colour.
pub(crate) fn rank(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Ready => "good",
        Applicability::MayNeedChange | Applicability::HasPlaceholders => "care",
    }
}
