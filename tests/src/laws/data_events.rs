//! The event history has no data events, so nobody is sent there for one; where they are, is told instead.
//!
//! Source: CloudTrail User Guide, `logging-data-events-with-cloudtrail.html`.

use super::{
    Answer, Finding,
    answer::{Command, looks_for_the_event},
};
use denylens_lang::Lang;

/// The operations that are data events, by the service whose actions they need.
const OPERATIONS: [(&str, &[&str]); 5] = [
    (
        "s3",
        &[
            "GetObject", "PutObject", "DeleteObject", "DeleteObjects", "HeadObject", "CopyObject", "ListObjects",
            "ListObjectsV2", "CreateMultipartUpload", "UploadPart", "GetObjectTagging", "PutObjectAcl",
        ],
    ),
    (
        "dynamodb",
        &[
            "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem",
            "TransactGetItems", "TransactWriteItems",
        ],
    ),
    ("lambda", &["Invoke"]),
    ("sqs", &["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage"]),
    ("sns", &["Publish", "PublishBatch"]),
];

/// What stands in a trail or an event data store alone. What an endpoint refuses is the second.
///
/// Source: CloudTrail User Guide, `logging-network-events-with-cloudtrail.html`.
const ELSEWHERE: [&str; 2] = ["data event", "network activity event"];

/// Whether the call that was refused is a data event.
fn is_one(answer: &Answer<'_>) -> bool {
    let (service, operation) = (answer.service(), answer.denial.operation.as_deref());
    OPERATIONS.iter().any(|(known, operations)| {
        Some(*known) == service.as_deref() && operation.is_some_and(|called| operations.contains(&called))
    })
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let is_at_hand = answer.denial.documents.event.is_some();
    Finding::where_concerned(is_one(answer) && !is_at_hand, || {
        if let Some(command) = answer.commands().find(|command| looks_for_the_event(command.text())) {
            return Some(format!("no such event is there: {}", command.text()));
        }
        let told = answer.told(Lang::En).into_iter().map(str::to_owned);
        let mut told = told.chain(answer.commands().map(Command::said));
        let told = told.any(|told| ELSEWHERE.iter().any(|name| told.to_lowercase().contains(name)));
        (!told).then(|| "it doesn't say where data events are".to_owned())
    })
}
