//! What a report is made of.

use crate::{sentence::say, words::shape::ReportWords};

pub(super) const WORDS: ReportWords = ReportWords {
    principal: "Principal",
    action: "Action",
    attempted: "Attempted",
    resource: "Resource",
    code: "Error code",
    policy: "Policy",
    region: "Region",
    request_id: "Request ID",
    change_for: "Change for",
    message_to: "Message to",
    commands: "Commands",
    context: "Request context",
    merged: |count| say!("One policy for {count} of these refusals", count),
};
