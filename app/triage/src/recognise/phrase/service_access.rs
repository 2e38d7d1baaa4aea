//! Services that the policy of a bucket, a queue, a topic, a function or a log group doesn't let in.
//!
//! Sources: behind each group the page of the service's guide that has the policy.

use super::{Row, Says, Subject, of};
use crate::report::{Cause, Form};

const fn kept_out(service: &'static str, phrase: &'static str, form: Form) -> Row {
    of(service, phrase, Says::Cause(Cause::ServiceAccess)).form(form)
}

pub(super) const ROWS: &[Row] = &[
    // CloudTrail User Guide, `create-s3-bucket-policy-for-cloudtrail.html`.
    kept_out("cloudtrail", "Incorrect S3 bucket policy is detected for bucket", Form::TrailBucket)
        .subject(Subject::BucketAfter)
        .serves("cloudtrail.amazonaws.com"),
    // AWS Config Developer Guide, `s3-bucket-policy.html`.
    kept_out("config", "Insufficient delivery policy to s3 bucket", Form::ConfigBucket)
        .subject(Subject::BucketAfter)
        .serves("config.amazonaws.com"),
    // User Guide for Application Load Balancers, `enable-access-logging.html`.
    kept_out("elasticloadbalancing", "Access Denied for bucket", Form::BalancerBucket)
        .subject(Subject::BucketAfter),
    // VPC User Guide, `flow-logs-troubleshooting.html`.
    kept_out("ec2", "Access Denied for LogDestination", Form::FlowLogBucket)
        .subject(Subject::BucketAfter)
        .serves("delivery.logs.amazonaws.com"),
    // CloudWatch Logs User Guide, `SubscriptionFilters.html`.
    kept_out(
        "logs",
        "Make sure you have given CloudWatch Logs permission to execute your function",
        Form::FunctionPolicy,
    )
    .serves("logs.amazonaws.com"),
    // The service that calls the function is the one that says so.
    kept_out(
        "secretsmanager",
        "Secrets Manager cannot invoke the specified Lambda function",
        Form::FunctionPolicy,
    )
    .serves("secretsmanager.amazonaws.com"),
    // Amazon S3 User Guide, `grant-destinations-permissions-to-s3.html`.
    kept_out("s3", "Unable to validate the following destination configurations", Form::Notification)
        .serves("s3.amazonaws.com"),
    // The message itself names policy and service; no page was checked.
    kept_out(
        "es",
        "does not grant sufficient permissions for Amazon OpenSearch Service to create a log stream",
        Form::LogGroupPolicy,
    )
    .subject(Subject::NameBefore)
    .serves("es.amazonaws.com"),
];

#[cfg(test)]
mod tests {
    use crate::{
        report::{Cause, Form},
        triage,
    };

    #[track_caller]
    fn check(text: &str, form: Form, bucket: Option<&str>) {
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::ServiceAccess, Some(form)), "{text}");
        assert_eq!(denial.resource.as_deref(), bucket, "{text}");
        assert_eq!((denial.action, denial.principal, denial.layer.layer), (None, None, None), "{text}");
    }

    #[test]
    fn a_bucket_that_logs_are_delivered_to() {
        check(
            "An error occurred (InsufficientS3BucketPolicyException) when calling the CreateTrail operation: Incorrect S3 bucket policy is detected for bucket: trail-logs",
            Form::TrailBucket,
            Some("trail-logs"),
        );
        check(
            "InsufficientDeliveryPolicyException: Insufficient delivery policy to s3 bucket: config-logs, unable to write to bucket, provided s3 key prefix is 'null'.",
            Form::ConfigBucket,
            Some("config-logs"),
        );
        check(
            "Error: failure configuring LB attributes: InvalidConfigurationRequest: Access Denied for bucket: logs.example. Please check S3bucket permission",
            Form::BalancerBucket,
            Some("logs.example"),
        );
        check(
            "Access Denied for LogDestination: flow-logs. Please check LogDestination permission",
            Form::FlowLogBucket,
            Some("flow-logs"),
        );
    }

    #[test]
    fn a_role_that_config_cannot_assume_is_no_bucket() {
        let role = "arn:aws:iam::111122223333:role/Recorder";
        let text = format!(
            "An error occurred (InsufficientDeliveryPolicyException) when calling the PutDeliveryChannel operation: Insufficient delivery policy to s3 bucket: config-logs, unable to assume role: {role}."
        );
        let denial = triage(&text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Trust, Some(Form::ServiceRole)));
        assert_eq!(denial.resource.as_deref(), Some(role));
        let of_config = (denial.service.as_deref(), denial.service_principal.as_deref());
        assert_eq!(of_config, (Some("config"), Some("config.amazonaws.com")));
    }

    #[test]
    fn the_log_group_that_logs_are_written_to() {
        check(
            "ValidationException: The Resource Access Policy specified for the CloudWatch Logs log group /aws/search/slow does not grant sufficient permissions for Amazon OpenSearch Service to create a log stream.",
            Form::LogGroupPolicy,
            Some("/aws/search/slow"),
        );
    }

    #[test]
    fn where_a_service_sends_to() {
        check(
            "An error occurred (InvalidArgument) when calling the PutBucketNotificationConfiguration operation: Unable to validate the following destination configurations",
            Form::Notification,
            None,
        );
        check(
            "Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.",
            Form::FunctionPolicy,
            None,
        );
    }
}
