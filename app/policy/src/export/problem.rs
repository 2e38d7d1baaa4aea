//! What is wrong with a policy, as its file has it.

use super::{
    file::{FileProblem, FileProblemKind},
    policy::Policy,
};
use crate::{document::DocumentProblemKind, json};

/// More than these of one policy nobody reads.
const MOST: usize = 5;

/// How many characters are shown of what stands at a problem.
const SHOWN: usize = 60;

/// A problem of a whole file.
pub(super) fn of_file(kind: FileProblemKind, line: Option<usize>) -> FileProblem {
    FileProblem { kind, policy: None, line, piece: None }
}

impl Policy {
    /// What is wrong with it.
    pub fn problems(&self) -> Vec<FileProblem> {
        of_policy(self)
    }
}

/// What is wrong with a policy. Comments and commas too many are forgiven: people write them.
pub(super) fn of_policy(policy: &Policy) -> Vec<FileProblem> {
    let forgiven = |kind: &DocumentProblemKind| {
        matches!(
            kind,
            DocumentProblemKind::Json(json::JsonProblemKind::Comment | json::JsonProblemKind::Comma)
        )
    };
    let problems = policy.document().problems.iter().filter(|problem| !forgiven(&problem.kind));
    problems
        .take(MOST)
        .map(|problem| {
            let place = problem.place.range();
            let piece: String =
                policy.text.get(place.clone()).unwrap_or_default().chars().take(SHOWN).collect();
            FileProblem {
                kind: FileProblemKind::Policy(problem.kind),
                policy: policy.name.clone(),
                line: Some(policy.text.line(place.start)),
                piece: Some(piece).filter(|piece| !piece.trim().is_empty()),
            }
        })
        .collect()
}
