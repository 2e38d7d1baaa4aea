//! Events are looked up in the Region of the call, where the text names it.
//!
//! Source: CloudTrail User Guide, `view-cloudtrail-events-cli.html`: events are those of the current Region.

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    if answer.denial.region.is_none() {
        return Finding::NotConcerned;
    }
    let looked_up = answer.commands().filter(|command| command.text().contains("lookup-events"));
    Finding::of(looked_up.map(|command| match command.text().contains("--region") {
        true => Ok(()),
        false => Err(format!("no Region: {}", command.text())),
    }))
}
