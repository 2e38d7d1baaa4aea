//! The pieces of text that prove the fields of one refusal.

use crate::{
    order,
    report::{Evidence, Field, Source},
};
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
    pub(super) fn sorted(self) -> Vec<Evidence> {
        order::by_key(self.evidence, |evidence| {
            let source = match evidence.source {
                Source::Paste => 0,
                Source::Supplement(place) => place + 1,
            };
            [source, evidence.start, evidence.end, evidence.field as usize]
        })
    }
}
