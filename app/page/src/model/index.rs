//! The list from which one of several refusals is chosen.

use denylens_triage::{Report, report::Denial};

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Its place in the report, from 0.
    pub(crate) at: usize,
    /// What was refused, as exactly as it is known: the action, the operation or the code.
    pub(crate) what: Option<String>,
    /// On what.
    pub(crate) resource: Option<String>,
    /// How often the paste holds it.
    pub(crate) count: usize,
    /// The stable names, as the verdict has them.
    pub(crate) marks: Marks,
}

/// The stable names of a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Marks {
    pub(crate) effect: &'static str,
    pub(crate) layer: &'static str,
    pub(crate) cause: &'static str,
}

impl Marks {
    pub(crate) fn of(denial: &Denial) -> Marks {
        Marks {
            effect: denial.effect.name(),
            layer: denial.layer.layer.map_or("unknown", |layer| layer.id()),
            cause: denial.cause.id(),
        }
    }
}

/// How many lines are shown at first, and how many more each time they are asked for.
pub(crate) const PAGE: usize = 50;

/// The first `shown` lines of the list; none where there is nothing to choose.
pub(crate) fn entries(report: &Report, shown: usize) -> Vec<Entry> {
    if report.denials.len() < 2 {
        return Vec::new();
    }
    report
        .denials
        .iter()
        .take(shown)
        .enumerate()
        .map(|(at, denial)| Entry {
            at,
            what: denial
                .qualified_action()
                .or_else(|| denial.operation.clone())
                .or_else(|| denial.code.clone()),
            resource: denial.resource.clone(),
            count: denial.count,
            marks: Marks::of(denial),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen::denial;

    fn report(count: usize) -> Report {
        Report { denials: vec![denial(); count], notices: Vec::new() }
    }

    #[test]
    fn one_refusal_leaves_nothing_to_choose() {
        assert_eq!(entries(&report(1), PAGE), []);
    }

    #[test]
    fn only_as_many_lines_as_asked_for() {
        assert_eq!(entries(&report(2), PAGE).len(), 2);
        assert_eq!(entries(&report(5_000), PAGE).len(), PAGE);
    }

    #[test]
    fn what_was_refused_is_the_action_before_the_operation_before_the_code() {
        let code = Denial { code: Some("AccessDenied".into()), ..denial() };
        let operation = Denial { operation: Some("GetObject".into()), ..code.clone() };
        let action = Denial { action: Some("s3:GetObject".into()), ..operation.clone() };
        let report = Report { denials: vec![action, operation, code, denial()], notices: Vec::new() };
        let what: Vec<_> = entries(&report, PAGE).into_iter().map(|entry| entry.what).collect();
        assert_eq!(
            what,
            [Some("s3:GetObject".into()), Some("GetObject".into()), Some("AccessDenied".into()), None]
        );
    }
}
