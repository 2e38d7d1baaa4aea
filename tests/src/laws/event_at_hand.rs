//! Whoever has the event of CloudTrail isn't told to look for it.

use super::{Answer, Finding, answer::looks_for_the_event};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::where_concerned(answer.denial.documents.event.is_some(), || {
        let looked_up = answer.copied().find(|text| looks_for_the_event(text));
        looked_up.map(|text| format!("the event was pasted: {text}"))
    })
}
