//! The policies that answer several refusals of one caller at once.

use crate::digest::what_of;
use denylens_advise::{
    Contact,
    fix::Applicability,
    merged::{Left, Merged},
};
use denylens_policy::Layer;
use denylens_triage::Report;
use serde::{Deserialize, Serialize};

/// A policy that answers several refusals of one caller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CombinedPolicy {
    /// Who asked, as the text gives it.
    pub principal: Option<String>,
    /// Who adds it.
    pub owner: Contact,
    /// The refusals that it answers.
    pub has: Vec<Named>,
    /// The others, by why it doesn't.
    pub left: Vec<LeftOut>,
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// Whether AWS takes a policy of this size.
    pub size: Size,
    /// The policy document.
    pub document: String,
}

/// How long a policy is, for AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Size {
    /// AWS takes it.
    Fits,
    /// It has so many characters, and AWS takes no managed policy with so many.
    TooLong(usize),
}

/// So many characters a managed policy may have; white space doesn't count.
///
/// Source: IAM User Guide, `reference_iam-quotas.html`, "IAM and AWS STS character limits".
const MOST_OF_MANAGED: usize = 6_144;

impl Size {
    fn of(document: &str) -> Size {
        let count = document.chars().filter(|letter| !letter.is_whitespace()).count();
        if count <= MOST_OF_MANAGED { Size::Fits } else { Size::TooLong(count) }
    }
}

/// A refusal among others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Its place in the text, from 0.
    pub place: usize,
    /// What was refused.
    pub what: Option<String>,
    /// The other layer whose policies have to allow it too.
    pub also: Option<Layer>,
}

/// Refusals that a policy doesn't answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Why.
    pub why: Left,
    /// How many they are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Named>,
}

impl CombinedPolicy {
    /// Whether it answers the refusal at a place.
    pub fn answers(&self, place: usize) -> bool {
        self.has.iter().any(|named| named.place == place)
    }

    pub(crate) fn of(merged: Merged, report: &Report) -> CombinedPolicy {
        let named = |places: &[usize]| -> Vec<Named> {
            let what = |place: &usize| report.denials.get(*place).and_then(what_of);
            let also =
                |place: &usize| merged.also.iter().find(|(of, _)| of == place).map(|(_, layer)| *layer);
            places.iter().map(|place| Named { place: *place, what: what(place), also: also(place) }).collect()
        };
        let left = merged.left.iter();
        let document = merged.document();
        let size = Size::of(&document);
        let least = if size == Size::Fits { Applicability::Ready } else { Applicability::MayNeedChange };
        CombinedPolicy {
            document,
            size,
            owner: merged.owner.clone(),
            has: named(&merged.has),
            left: left
                .map(|rest| LeftOut { why: rest.why, count: rest.count, first: named(&rest.places) })
                .collect(),
            applicability: merged.applicability.max(least),
            principal: merged.principal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_does_not_count_for_the_size_of_a_policy() {
        let fits = format!("{{\n  {}}}", "x".repeat(MOST_OF_MANAGED - 2));
        assert_eq!(Size::of(&fits), Size::Fits);
        assert_eq!(Size::of(&format!("{fits}x")), Size::TooLong(MOST_OF_MANAGED + 1));
    }
}
