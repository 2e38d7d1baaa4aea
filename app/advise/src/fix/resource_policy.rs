//! Which resources have policies of their own, and the shape that the service accepts for a statement in one.
//!
//! Sources: IAM User Guide, `reference_aws-services-that-work-with-iam.html`, the column "Resource-based policies"; for the shape, the
//! page that stands behind each row.

use denylens_policy::Arn;
use denylens_triage::report::Denial;

/// What the `Resource` element of a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// There is none: the service refuses it.
    Absent,
    /// `*`, which is the resource itself.
    Every,
    /// The ARN of the resource.
    Itself,
    /// All paths below the resource.
    Below,
}

use Element::{Absent, Below, Every, Itself};

/// By service, how the last part of the ARN begins, and the element.
#[rustfmt::skip]
const ROWS: [(&str, &str, Element); 33] = [
    ("s3", "", Itself), // S3 User Guide, example-bucket-policies.html, access-points-policies.html
    ("s3express", "bucket/", Itself), // S3 User Guide, s3-express-security-iam-example-bucket-policies.html
    ("s3tables", "bucket/", Itself), // S3 User Guide, s3-tables-resource-based-policies.html
    ("s3-outposts", "outpost/", Itself), // S3 on Outposts User Guide, S3OutpostsBucketPolicy.html
    ("kms", "key/", Every), // KMS Developer Guide, key-policy-overview.html
    ("sqs", "", Itself), // SQS Developer Guide, sqs-basic-examples-of-sqs-policies.html
    ("sns", "", Itself), // SNS Developer Guide, sns-access-policy-use-cases.html
    ("lambda", "function:", Itself), // Lambda Developer Guide, access-control-resource-based.html
    ("lambda", "layer:", Itself), // Lambda Developer Guide, permissions-layer-cross-account.html
    ("ecr", "repository/", Absent), // ECR User Guide, repository-policy-examples.html
    ("ecr-public", "repository/", Absent), // ECR Public User Guide, public-repository-policy-examples.html
    ("secretsmanager", "secret:", Every), // Secrets Manager User Guide, auth-and-access_resource-policies.html
    ("events", "event-bus/", Itself), // EventBridge User Guide, eb-event-bus-perms.html
    ("es", "domain/", Below), // OpenSearch Service Developer Guide, ac.html
    ("execute-api", "", Itself), // API Gateway Developer Guide, apigateway-resource-policies.html
    ("dynamodb", "table/", Itself), // DynamoDB Developer Guide, rbac-examples.html
    ("kinesis", "stream/", Itself), // Kinesis Data Streams Developer Guide, controlling-access.html
    ("backup", "backup-vault:", Itself), // AWS Backup Developer Guide, create-a-vault.html
    ("backup", "recovery-point:", Every), // AWS Backup Developer Guide, create-a-vault.html
    ("elasticfilesystem", "file-system/", Itself), // EFS User Guide, iam-access-control-nfs-efs.html
    ("glue", "", Itself), // Glue Developer Guide, cross-account-access.html
    ("glacier", "vaults/", Itself), // S3 Glacier Developer Guide, vault-access-policy.html
    ("codeartifact", "domain/", Every), // CodeArtifact User Guide, domain-policies.html
    ("codeartifact", "repository/", Every), // CodeArtifact User Guide, repo-policies.html
    ("codebuild", "project/", Itself), // CodeBuild User Guide, project-sharing.html
    ("codebuild", "report-group/", Itself), // CodeBuild User Guide, report-groups-sharing.html
    ("acm-pca", "certificate-authority/", Itself), // Private CA User Guide, pca-rbp.html
    ("ses", "identity/", Itself), // SES Developer Guide, sending-authorization-policy-examples.html
    ("schemas", "registry/", Itself), // EventBridge User Guide, eb-schema-registry.html
    ("mediastore", "container/", Itself), // MediaStore User Guide, policies.html
    ("rekognition", "project/", Itself), // Rekognition Custom Labels Guide, md-copy-model.html
    ("vpc-lattice", "service", Itself), // VPC Lattice User Guide, auth-policies.html
    ("xray", "", Itself), // X-Ray Developer Guide, security_iam_service-with-iam.html
];

/// Whether the resource has a policy of its own that could allow the action.
pub(crate) fn exists(denial: &Denial, action: &str) -> bool {
    element(denial, action).is_some()
}

/// The element of a statement for this resource; `None` where its service has no such policies, or not for this kind.
///
/// Where no ARN is known, the service of the action tells.
pub(super) fn element(denial: &Denial, action: &str) -> Option<Element> {
    let arn = denial.resource.as_deref().and_then(Arn::parse);
    let service = arn.map(|arn| arn.service).or_else(|| action.split(':').next())?;
    let is_of = |start: &str| arn.is_none_or(|arn| arn.resource.trim_start_matches('/').starts_with(start));
    if service == "iam" || service == "sts" {
        // A trust policy is asked who may assume the role, and nothing else.
        let is_role = arn.is_none_or(|arn| arn.resource.starts_with("role/"));
        let assumes = ["sts:assumerole", "sts:tagsession", "sts:setsourceidentity"]
            .iter()
            .any(|start| action.to_ascii_lowercase().starts_with(start));
        return (is_role && assumes).then_some(Absent);
    }
    ROWS.iter().find(|(known, start, _)| *known == service && is_of(start)).map(|(_, _, element)| *element)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn of(action: &str, resource: &str) -> Option<Element> {
        let text = format!("User: ana is not authorized to perform: {action} on resource: {resource}");
        element(&triage(&text).denials.remove(0), action)
    }

    #[test]
    fn each_service_has_its_shape() {
        for (action, resource, wanted) in [
            ("ecr:BatchGetImage", "arn:aws:ecr:eu-west-1:111122223333:repository/app", Absent),
            ("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1a2b", Every),
            ("s3:GetObject", "arn:aws:s3:::b/k", Itself),
            (
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf",
                Every,
            ),
            ("es:ESHttpGet", "arn:aws:es:eu-west-1:111122223333:domain/logs", Below),
            ("sts:AssumeRole", "arn:aws:iam::111122223333:role/ci", Absent),
        ] {
            assert_eq!(of(action, resource), Some(wanted), "{action}");
        }
    }

    #[test]
    fn what_has_no_policy_of_its_own_has_no_shape() {
        for (action, resource) in [
            ("ecs:RunTask", "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1"),
            ("ec2:StopInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abc"),
            ("iam:PassRole", "arn:aws:iam::111122223333:role/ci"),
            ("iam:GetUser", "arn:aws:iam::111122223333:user/ana"),
            ("kms:ListAliases", "arn:aws:kms:eu-west-1:111122223333:alias/a"),
            ("rds:StartDBInstance", "arn:aws:rds:eu-west-1:111122223333:db:d"),
        ] {
            assert_eq!(of(action, resource), None, "{action}");
        }
    }
}
