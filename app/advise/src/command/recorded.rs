//! What kind of event CloudTrail has of a request. `lookup-events` gives management events and no others.
//!
//! Sources: CloudTrail API Reference, `LookupEvents`; Amazon S3 User Guide, `cloudtrail-logging-s3-info.html`; DynamoDB Developer
//! Guide, SQS Developer Guide and SNS Developer Guide, `logging-using-cloudtrail.html`; AWS Lambda Developer Guide,
//! `logging-using-cloudtrail.html`, and for calls through a URL `urls-monitoring.html`; AWS KMS Developer Guide, `vpce-logging.html`; CloudTrail User Guide,
//! `logging-network-events-with-cloudtrail.html`.

use denylens_policy::Layer;
use denylens_triage::report::{Cause, Denial, Form};

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    /// In the event history of the account, for 90 days.
    Management,
    /// Where a trail or an event data store was told to record it.
    Data,
    /// Of what a VPC endpoint policy refuses, there is no management event.
    NetworkActivity,
}

/// The kind of the event of a refusal.
pub(super) fn kind(denial: &Denial) -> EventKind {
    if denial.layer.layer == Some(Layer::VpcEndpoint) {
        return EventKind::NetworkActivity;
    }
    match is_data(denial) || denial.form == Some(Form::FunctionUrl) {
        true => EventKind::Data,
        false => EventKind::Management,
    }
}

/// What CloudTrail calls the event. A key that is refused while something else is read has a call of its own, which it has too.
///
/// Source: AWS KMS Developer Guide, `logging-using-cloudtrail.html`.
pub(super) fn event_name(denial: &Denial) -> Option<String> {
    let action = denial.qualified_action();
    let of_key = action.as_deref().and_then(|action| action.strip_prefix("kms:"));
    of_key.or(denial.operation.as_deref()).map(str::to_owned)
}

/// A key that is said to be the reason is one of whatever was called.
fn is_data(denial: &Denial) -> bool {
    let action = denial.qualified_action().unwrap_or_default();
    let (prefix, name) = action.split_once(':').unwrap_or_default();
    if prefix == "kms" {
        return false;
    }
    match denial.operation.as_deref() {
        Some(operation) => DATA.iter().any(|(of, _, operations)| {
            operations.contains(&operation)
                && match denial.service.as_deref() {
                    Some(service) if denial.cause != Cause::Kms => service == *of,
                    None if denial.cause != Cause::Kms => *of == "s3",
                    _ => true,
                }
        }),
        None => DATA.iter().any(|(of, actions, operations)| {
            *of == prefix && (actions.contains(&name) || operations.contains(&name))
        }),
    }
}

/// The services; the actions that aren't called as an operation; the operations.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

const DATA: [Row; 5] = [
    (
        "s3",
        &[
            "DeleteObjectVersion",
            "GetObjectVersion",
            "GetObjectVersionAcl",
            "GetObjectVersionTagging",
            "ListBucket",
            "ListBucketVersions",
            "ListMultipartUploadParts",
            "PutObjectVersionAcl",
            "PutObjectVersionTagging",
        ],
        &[
            "AbortMultipartUpload",
            "CompleteMultipartUpload",
            "CopyObject",
            "CreateMultipartUpload",
            "DeleteObject",
            "DeleteObjectTagging",
            "DeleteObjects",
            "GetObject",
            "GetObjectAcl",
            "GetObjectAttributes",
            "GetObjectLegalHold",
            "GetObjectRetention",
            "GetObjectTagging",
            "GetObjectTorrent",
            "HeadBucket",
            "HeadObject",
            "ListObjectVersions",
            "ListObjects",
            "ListObjectsV2",
            "ListParts",
            "PutObject",
            "PutObjectAcl",
            "PutObjectLegalHold",
            "PutObjectRetention",
            "PutObjectTagging",
            "RestoreObject",
            "SelectObjectContent",
            "UploadPart",
            "UploadPartCopy",
        ],
    ),
    (
        "dynamodb",
        &["ConditionCheckItem", "PartiQLDelete", "PartiQLInsert", "PartiQLSelect", "PartiQLUpdate"],
        &[
            "BatchExecuteStatement",
            "BatchGetItem",
            "BatchWriteItem",
            "DeleteItem",
            "ExecuteStatement",
            "ExecuteTransaction",
            "GetItem",
            "GetRecords",
            "GetShardIterator",
            "PutItem",
            "Query",
            "Scan",
            "TransactGetItems",
            "TransactWriteItems",
            "UpdateItem",
        ],
    ),
    ("lambda", &["InvokeFunction"], &["Invoke"]),
    (
        "sqs",
        &[],
        &[
            "ChangeMessageVisibility",
            "ChangeMessageVisibilityBatch",
            "DeleteMessage",
            "DeleteMessageBatch",
            "ReceiveMessage",
            "SendMessage",
            "SendMessageBatch",
        ],
    ),
    ("sns", &[], &["Publish", "PublishBatch"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, wanted: EventKind) {
        assert_eq!(kind(&triage(text).denials.remove(0)), wanted, "{text}");
    }

    fn called(operation: &str, rest: &str) -> String {
        format!(
            "An error occurred (AccessDenied) when calling the {operation} operation: User: \
             arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}"
        )
    }

    #[test]
    fn what_is_done_to_contents_is_a_data_event() {
        for (operation, action) in [
            ("GetObject", "s3:GetObject on resource: arn:aws:s3:::b/k"),
            ("ListObjectsV2", "s3:ListBucket on resource: arn:aws:s3:::b"),
            ("PutItem", "dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/t"),
            ("Invoke", "lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:111122223333:function:f"),
            ("SendMessage", "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:111122223333:q"),
            ("Publish", "sns:Publish on resource: arn:aws:sns:us-east-1:111122223333:t"),
        ] {
            check(&called(operation, action), EventKind::Data);
        }
        check(
            "An error occurred (KMSAccessDeniedException) when calling the Invoke operation: Lambda was unable to decrypt the environment variables",
            EventKind::Data,
        );
    }

    #[test]
    fn the_action_tells_where_no_operation_does() {
        check("User: ana is not authorized to perform: s3:PutObject", EventKind::Data);
        check("User: ana is not authorized to perform: s3:PutBucketPolicy", EventKind::Management);
    }

    #[test]
    fn what_is_done_to_containers_is_a_management_event() {
        for (operation, action) in [
            ("CreateBucket", "s3:CreateBucket on resource: arn:aws:s3:::b"),
            (
                "DescribeTable",
                "dynamodb:DescribeTable on resource: arn:aws:dynamodb:us-east-1:111122223333:table/t",
            ),
            ("Decrypt", "kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b"),
            ("PutObject", "kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b"),
            ("GetSecretValue", "secretsmanager:GetSecretValue on resource: *"),
        ] {
            check(&called(operation, action), EventKind::Management);
        }
    }

    #[test]
    fn what_an_endpoint_policy_refuses_is_network_activity() {
        let rest =
            "iam:ListUsers on resource: * because no VPC endpoint policy allows the iam:ListUsers action";
        check(&called("ListUsers", rest), EventKind::NetworkActivity);
    }
}
