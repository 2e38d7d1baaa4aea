//! `*` stands only where the action takes no other resource, or where AWS itself says `*`.
//!
//! Source: Service Authorization Reference, the column "Resource types" of each action.

use super::{Answer, Finding, administrator::grants_on_its_resources};
use crate::refusals::ACTS;

/// Whether an action is known to be about one resource.
fn takes_a_resource(action: &str) -> bool {
    ACTS.iter().any(|act| act.action.eq_ignore_ascii_case(action) && !act.arn.is_empty())
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let said = answer.denial.resource.as_deref() == Some("*");
    let allows = answer.allows();
    let concerned = allows.iter().filter(|statement| {
        let about_one = statement.actions().into_iter().any(takes_a_resource);
        about_one && grants_on_its_resources(statement) && !said
    });
    Finding::of(concerned.map(|statement| match statement.resources().contains(&"*") {
        true => Err(format!("it allows {:?} on `*`", statement.actions())),
        false => Ok(()),
    }))
}
