//! Stars that a program printed in the place of a secret never stand in a statement, where they would be wildcards.
//!
//! Source: GitHub Docs, "Workflow commands for GitHub Actions", "Masking a value in a log".

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let denial = answer.denial;
    let is_masked = [&denial.principal, &denial.resource].into_iter().flatten().any(|arn| arn.contains("***"));
    Finding::where_concerned(is_masked, || {
        let named = |statement: &super::answer::Statement<'_>| {
            let all = statement.principals().into_iter().chain(statement.resources());
            all.filter(|arn| arn.contains("***")).map(str::to_owned).collect::<Vec<_>>()
        };
        let masked: Vec<String> = answer.statements().iter().flat_map(named).collect();
        (!masked.is_empty()).then(|| format!("it names {}", masked.join(", ")))
    })
}
