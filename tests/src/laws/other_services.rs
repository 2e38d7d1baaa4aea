//! What is so in one service isn't told of another.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

/// What holds for a service, with the services of which it may be told.
const TOLD: [(&str, &[&str]); 2] = [
    // Amazon ECR keeps the layers of images there.
    ("Amazon S3", &["s3", "s3express", "s3-object-lambda", "ecr"]),
    // What all of these keep can be encrypted with a key.
    (
        "KMS",
        &[
            "s3", "kms", "sqs", "sns", "secretsmanager", "dynamodb", "ec2", "lambda", "ecr", "rds", "ssm", "logs",
            "kinesis", "firehose", "elasticfilesystem", "backup", "glue", "states", "events", "es",
        ],
    ),
];

/// The service that was asked: the action's, or the one that the operation's name leaves.
fn service(answer: &Answer<'_>) -> Option<String> {
    let of_s3 = |operation: &&str| ["Object", "Bucket", "MultipartUpload"].iter().any(|of| operation.contains(of));
    let operation = answer.denial.operation.as_deref();
    let by_name = operation.map(|operation| if of_s3(&operation) { "s3" } else { "not s3" });
    answer.service().or_else(|| answer.denial.service.clone()).or_else(|| by_name.map(str::to_owned))
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let Some(service) = service(answer).filter(|_| answer.is_about_policies()) else {
        return Finding::NotConcerned;
    };
    let may_be_kms = |name: &str| name == "KMS" && service == "not s3";
    let steps = answer.sentences(Lang::En, Section::Steps);
    Finding::of(steps.into_iter().map(|step| {
        let mut told = TOLD.iter().filter(|(name, services)| {
            let is_of_it = services.contains(&service.as_str()) || answer.case.text.contains(name);
            step.contains(name) && !is_of_it && !may_be_kms(name)
        });
        told.next().map_or(Ok(()), |(name, _)| Err(format!("{service} isn't {name}: {step}")))
    }))
}
