//! What there is to open under a verdict: a registry.

use denylens_engine::{Told, report::Denial};

/// A tab under the verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Who changes what.
    #[default]
    Fix,
    /// The messages to others.
    Ask,
    /// Commands and the checklist.
    Check,
    /// Why, at length.
    Why,
    /// All that is known of the request.
    Request,
    /// The user's own policies.
    Policies,
    /// Handing the report on.
    Share,
}

impl Tab {
    /// The tabs, as they stand.
    pub(crate) const ALL: [Tab; 7] =
        [Tab::Fix, Tab::Ask, Tab::Check, Tab::Why, Tab::Request, Tab::Policies, Tab::Share];

    /// Its stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Tab::Fix => "fix",
            Tab::Ask => "ask",
            Tab::Check => "check",
            Tab::Why => "why",
            Tab::Request => "request",
            Tab::Policies => "policies",
            Tab::Share => "share",
        }
    }

    /// Those that have something in them.
    pub(crate) fn of(told: Told<'_>) -> Vec<Tab> {
        Tab::ALL.into_iter().filter(|tab| tab.has_something(told)).collect()
    }

    fn has_something(self, told: Told<'_>) -> bool {
        let advice = told.advice;
        match self {
            Tab::Fix => !advice.steps.is_empty() || !advice.fixes.is_empty(),
            Tab::Ask => !advice.handoffs.is_empty(),
            Tab::Check => !advice.commands.is_empty() || !advice.checklist.is_empty(),
            Tab::Why | Tab::Request | Tab::Share => true,
            Tab::Policies => meets_policies(told.denial),
        }
    }
}

/// Whether a refusal can be held against the user's policies.
pub(crate) fn meets_policies(denial: &Denial) -> bool {
    denial.request().is_some()
}

/// The one of these tabs that is open, where `wanted` was opened last.
pub(crate) fn open(wanted: Tab, tabs: &[Tab]) -> Tab {
    let first = tabs.first().copied().unwrap_or_default();
    if tabs.contains(&wanted) { wanted } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_that_is_not_there_is_not_open() {
        assert_eq!(open(Tab::Ask, &[Tab::Fix, Tab::Ask]), Tab::Ask);
        assert_eq!(open(Tab::Policies, &[Tab::Fix, Tab::Ask]), Tab::Fix);
        assert_eq!(open(Tab::Fix, &[Tab::Why, Tab::Share]), Tab::Why);
    }
}
