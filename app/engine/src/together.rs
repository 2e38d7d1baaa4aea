//! What is said of all refusals of a text together.

use crate::{
    combined::CombinedPolicy,
    group::{Group, Grouping},
};
use denylens_advise::{fix, merged::Merging};
use denylens_triage::Report;

/// What is said of all refusals of a text together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Together {
    /// The refusals by who has to act; none where there is nothing to choose.
    pub(crate) groups: Vec<Group>,
    /// The policies that answer several of them.
    pub(crate) combined: Vec<CombinedPolicy>,
}

impl Together {
    pub(crate) fn of(report: &Report) -> Together {
        if report.denials.len() < 2 {
            return Together::default();
        }
        let (mut grouping, mut merging) = (Grouping::default(), Merging::default());
        for denial in &report.denials {
            let fixes = fix::of(denial);
            grouping.add(denial, &fixes);
            merging.add(denial, &fixes);
        }
        let merged = merging.merged().into_iter();
        Together {
            groups: grouping.groups(),
            combined: merged.map(|merged| CombinedPolicy::of(merged, report)).collect(),
        }
    }
}
