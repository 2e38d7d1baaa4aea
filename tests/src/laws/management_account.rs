//! What only the management account or a delegated administrator may ask is said to be asked there.
//!
//! Source: AWS Organizations API Reference, `API_ListPoliciesForTarget.html`, `API_DescribePolicy.html`.

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let of_organization = answer.commands().filter(|command| command.text().contains("aws organizations "));
    Finding::of(of_organization.map(|command| match command.said().contains("management account") {
        true => Ok(()),
        false => Err(format!("in which account? {}: {}", command.said(), command.text())),
    }))
}
