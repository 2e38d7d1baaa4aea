//! The policies that answer several refusals of one caller at once.

use denylens_advise::{
    fix::{self, Applicability},
    merged::Merging,
};
use denylens_triage::Report;
use serde::{Deserialize, Serialize};

/// A policy that answers several refusals of one caller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CombinedPolicy {
    /// Who asked, as the text gives it.
    pub principal: Option<String>,
    /// How many refusals it answers.
    pub count: usize,
    /// Whether it can be used as it is.
    pub applicability: Applicability,
    /// The policy document.
    pub document: String,
}

/// The policies for all callers that lack more than one permission.
pub(crate) fn of(report: &Report) -> Vec<CombinedPolicy> {
    let mut merging = Merging::default();
    for denial in &report.denials {
        merging.add(denial, &fix::of(denial));
    }
    let merged = merging.merged().into_iter();
    merged
        .map(|merged| CombinedPolicy {
            document: merged.document(),
            principal: merged.principal,
            count: merged.count,
            applicability: merged.applicability,
        })
        .collect()
}
