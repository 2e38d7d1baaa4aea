//! `RunInstances` is judged on each resource that it uses, so a statement on one of them isn't ready.
//!
//! Source: Service Authorization Reference, Amazon EC2, `RunInstances`: seven of its resource types are required.

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let allows = answer.allows();
    let launches = allows.iter().filter(|statement| statement.actions().contains(&"ec2:RunInstances"));
    Finding::of(launches.map(|statement| {
        let resources = statement.resources();
        let is_one = resources.len() == 1 && !resources.contains(&"*");
        match is_one && statement.change.is_ready() {
            true => Err(format!("it is ready with {resources:?} alone")),
            false => Ok(()),
        }
    }))
}
