//! Where the text names the resource, by ARN or by name, no statement speaks of all of them.

use super::{Answer, Finding, administrator::grants_on_its_resources};
use crate::refusals::ACTS;

/// Whether a text names one resource: not all, and not only a kind of them.
fn names_one(resource: &str) -> bool {
    !resource.contains('*') && !resource.ends_with(['/', ':'])
}

/// Whether an action is known to take no resource, whatever a message prints.
fn takes_none(action: &str) -> bool {
    // Service Authorization Reference, AWS PrivateLink and Amazon EC2. What a message names is what the call was for.
    let beside = ["vpce:AllowMultiRegion", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets"];
    let is_beside = beside.iter().any(|known| action.eq_ignore_ascii_case(known));
    is_beside || ACTS.iter().any(|act| act.action.eq_ignore_ascii_case(action) && act.arn.is_empty())
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let Some(named) = answer.denial.resource.as_deref().filter(|resource| names_one(resource)) else {
        return Finding::NotConcerned;
    };
    let Some(action) = answer.action().filter(|action| !takes_none(action)) else {
        return Finding::NotConcerned;
    };
    let allows = answer.allows();
    let concerned = allows.iter().filter(|statement| {
        let is_of_it = statement.actions().iter().any(|allowed| allowed.eq_ignore_ascii_case(&action));
        is_of_it && grants_on_its_resources(statement)
    });
    Finding::of(concerned.map(|statement| match statement.resources().contains(&"*") {
        true => Err(format!("the text names {named}, and the statement speaks of all")),
        false => Ok(()),
    }))
}
