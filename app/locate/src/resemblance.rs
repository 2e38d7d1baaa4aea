//! Whether a statement of a policy is the one that the decoded document prints.
//!
//! The document prints Sid, actions, resources, condition keys and values. It leaves operators out, and prints a `NotAction` list
//! under "actions".

use super::Subject;
use denylens_policy::{document::Statement, export::Policy};
use denylens_triage::report;
use memchr::memmem;
use serde::{Deserialize, Serialize};

/// How much a statement resembles the decoded one, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Resemblance {
    /// They aren't, or there is nothing to compare with.
    #[default]
    None,
    /// The same when order, case and repeats don't count.
    Normalised,
    /// The same in all that the document prints.
    Exact,
}

impl Resemblance {
    /// The name used in data.
    pub fn name(self) -> &'static str {
        match self {
            Resemblance::None => "none",
            Resemblance::Normalised => "normalised",
            Resemblance::Exact => "exact",
        }
    }
}

/// The greatest resemblance to one of the printed statements.
pub(super) fn of(statement: &Statement, printed: &[report::MatchedStatement]) -> Resemblance {
    let own = Parts::of(statement);
    printed.iter().map(|printed| own.resemblance(&Parts::printed(printed))).max().unwrap_or_default()
}

/// Whether a policy may have a statement that the document prints: a quick look at its text.
pub(super) fn may_have(policy: &Policy, subject: &Subject) -> bool {
    subject.statements.iter().any(|printed| {
        let known = printed.sid.as_ref().filter(|sid| !sid.is_empty()).or(printed.actions.first());
        known.is_some_and(|known| memmem::find(policy.text.as_bytes(), known.as_bytes()).is_some())
    })
}

/// What the document prints of a statement.
#[derive(PartialEq)]
struct Parts<'s> {
    sid: &'s str,
    actions: Vec<&'s str>,
    resources: Vec<&'s str>,
    conditions: Vec<(&'s str, Vec<&'s str>)>,
}

impl<'s> Parts<'s> {
    fn of(statement: &'s Statement) -> Parts<'s> {
        Parts {
            sid: statement.sid.as_deref().unwrap_or_default(),
            actions: statement
                .actions
                .iter()
                .flat_map(|list| list.items.iter().map(|item| &*item.text))
                .collect(),
            resources: statement
                .resources
                .iter()
                .flat_map(|list| list.items.iter().map(|item| &*item.text))
                .collect(),
            conditions: statement
                .conditions
                .iter()
                .map(|condition| {
                    (&*condition.key_text, condition.values.iter().map(|value| &*value.text).collect())
                })
                .collect(),
        }
    }

    fn printed(statement: &'s report::MatchedStatement) -> Parts<'s> {
        let texts = |list: &'s [String]| list.iter().map(String::as_str).collect();
        Parts {
            sid: statement.sid.as_deref().unwrap_or_default(),
            actions: texts(&statement.actions),
            resources: texts(&statement.resources),
            conditions: statement
                .conditions
                .iter()
                .map(|condition| (condition.key.as_str(), texts(&condition.values)))
                .collect(),
        }
    }

    fn resemblance(&self, printed: &Parts<'_>) -> Resemblance {
        // Nothing printed is nothing to go by.
        if printed.actions.is_empty() && printed.sid.is_empty() {
            return Resemblance::None;
        }
        if self == printed {
            Resemblance::Exact
        } else if self.normalised() == printed.normalised() {
            Resemblance::Normalised
        } else {
            Resemblance::None
        }
    }

    /// Without order, case and repeats.
    fn normalised(&self) -> Normalised<'s> {
        let mut conditions: Vec<(String, Vec<String>)> = self
            .conditions
            .iter()
            .map(|(key, values)| {
                (key.to_ascii_lowercase(), sorted(values.iter().map(|value| (*value).to_owned())))
            })
            .collect();
        conditions.sort();
        Normalised {
            sid: self.sid,
            actions: sorted(self.actions.iter().map(|action| action.to_ascii_lowercase())),
            resources: sorted(self.resources.iter().map(|resource| (*resource).to_owned())),
            conditions,
        }
    }
}

/// What is left of a statement where order, case and repeats don't count.
#[derive(PartialEq)]
struct Normalised<'s> {
    sid: &'s str,
    actions: Vec<String>,
    resources: Vec<String>,
    conditions: Vec<(String, Vec<String>)>,
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort();
    values.dedup();
    values
}
