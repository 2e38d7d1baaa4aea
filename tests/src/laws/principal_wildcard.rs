//! No principal is an ARN with a wildcard: AWS refuses such a policy.
//!
//! Source: IAM User Guide, `reference_policies_elements_principal.html`: "You cannot use a wildcard to match part of a principal name or
//! ARN."

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let principals = answer.statements().iter().flat_map(|statement| statement.principals());
    Finding::of(principals.filter(|principal| principal.starts_with("arn:")).map(|principal| {
        if principal.contains('*') { Err(format!("it names {principal}")) } else { Ok(()) }
    }))
}
