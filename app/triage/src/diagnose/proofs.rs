//! The pieces of text that prove the fields of one refusal.

use crate::report::{Evidence, Field};
use std::ops::Range;

/// Proofs, without repeats.
pub(super) struct Proofs<'s> {
    evidence: Vec<Evidence>,
    source: &'s dyn Fn(Range<usize>) -> Evidence,
}

impl<'s> Proofs<'s> {
    /// None yet; `source` tells a piece of all texts in the text that it stands in.
    pub(super) fn new(source: &'s dyn Fn(Range<usize>) -> Evidence) -> Proofs<'s> {
        Proofs { evidence: Vec::new(), source }
    }

    /// Adds the proofs that are there.
    pub(super) fn add_all<'r>(
        &mut self,
        proofs: impl IntoIterator<Item = (Field, Option<&'r Range<usize>>)>,
    ) {
        for (field, at) in proofs {
            let Some(at) = at else { continue };
            let evidence = Evidence { field, ..(self.source)(at.clone()) };
            if evidence.start < evidence.end && !self.evidence.contains(&evidence) {
                self.evidence.push(evidence);
            }
        }
    }

    /// All of them, in the order of the texts.
    pub(super) fn sorted(mut self) -> Vec<Evidence> {
        self.evidence.sort_by_key(|evidence| (evidence.source, evidence.start, evidence.end, evidence.field));
        self.evidence
    }
}
