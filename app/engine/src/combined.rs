//! The policies that answer several refusals of one caller at once.

use crate::digest::what_of;
use denylens_advise::{
    Contact,
    fix::Applicability,
    merged::{Left, Merged},
};
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
    /// The policy document.
    pub document: String,
}

/// A refusal among others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Its place in the text, from 0.
    pub place: usize,
    /// What was refused.
    pub what: Option<String>,
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
            places.iter().map(|place| Named { place: *place, what: what(place) }).collect()
        };
        let left = merged.left.iter();
        CombinedPolicy {
            document: merged.document(),
            owner: merged.owner.clone(),
            has: named(&merged.has),
            left: left
                .map(|rest| LeftOut { why: rest.why, count: rest.count, first: named(&rest.places) })
                .collect(),
            applicability: merged.applicability,
            principal: merged.principal,
        }
    }
}
