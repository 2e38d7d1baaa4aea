//! A statement has the shape that its service takes: an ECR repository's policy has no resources, a key's has `*`, a trust policy has
//! none, and in Amazon S3 an action is about a bucket or about its objects.
//!
//! Sources: Amazon ECR User Guide, `repository-policies.html`; AWS KMS Developer Guide, `key-policy-overview.html`; IAM User Guide,
//! `id_roles_terms-and-concepts.html`; Service Authorization Reference, Amazon S3.

use super::{Answer, Finding, answer::Statement};

/// Actions of Amazon S3 that are about a bucket.
const OF_BUCKET: [&str; 4] = ["s3:ListBucket", "s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:GetBucketLocation"];

/// Actions of Amazon S3 that are about an object.
const OF_OBJECT: [&str; 3] = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"];

/// What its service refuses of a statement.
fn refused(statement: &Statement<'_>) -> Option<&'static str> {
    let (actions, resources) = (statement.actions(), statement.resources());
    let is_of = |service: &str| actions.iter().any(|action| action.starts_with(service));
    let has = |known: &[&str]| actions.iter().any(|action| known.contains(action));
    let is_of_resource = statement.change.layer() == "resource";
    let buckets = || resources.iter().filter(|resource| resource.starts_with("arn:") && resource.contains(":s3:::"));
    if is_of_resource && is_of("ecr:") && !resources.is_empty() {
        Some("the policy of a repository has no resources")
    } else if is_of_resource && is_of("sts:") && !resources.is_empty() {
        Some("a trust policy has no resources")
    } else if is_of_resource && is_of("kms:") && resources != ["*"] {
        Some("in the policy of a key, the key is `*`")
    } else if has(&OF_BUCKET) && buckets().any(|resource| resource.contains('/')) {
        Some("the action is about a bucket")
    } else if has(&OF_OBJECT) && buckets().any(|resource| !resource.contains('/')) {
        Some("the action is about objects")
    } else {
        None
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let allows = answer.allows();
    let shaped = allows.iter().filter(|statement| {
        let of_s3 = statement.actions().iter().any(|action| OF_BUCKET.contains(action) || OF_OBJECT.contains(action));
        statement.change.layer() == "resource" || of_s3
    });
    Finding::of(shaped.map(|statement| match refused(statement) {
        Some(why) => Err(format!("{why}: {}", statement.json)),
        None => Ok(()),
    }))
}
