//! Commands about the resource.

use super::Command;
use denylens_policy::Arn;
use denylens_triage::report::{Cause, Denial};

/// The bucket's policy.
pub(super) fn bucket_policy(denial: &Denial) -> Option<Command> {
    let bucket = arn(denial, "s3")?.resource.split('/').next().filter(|bucket| *bucket != "*")?;
    Some(Command::new(
        "Read the bucket policy",
        "バケットポリシーを確認する",
        &["aws", "s3api", "get-bucket-policy", "--bucket", bucket, "--query", "Policy", "--output", "text"],
    ))
}

/// Whether the key is there and enabled.
pub(super) fn key_state(denial: &Denial) -> Option<Command> {
    let key = key(denial)?;
    Some(Command::new(
        "See the state of the key",
        "キーの状態を確認する",
        &["aws", "kms", "describe-key", "--key-id", key],
    ))
}

/// The key's policy.
pub(super) fn key_policy(denial: &Denial) -> Option<Command> {
    let key = key(denial)?;
    Some(Command::new(
        "Read the key policy",
        "キーポリシーを確認する",
        &[
            "aws",
            "kms",
            "get-key-policy",
            "--key-id",
            key,
            "--policy-name",
            "default",
            "--query",
            "Policy",
            "--output",
            "text",
        ],
    ))
}

/// The key's grants.
pub(super) fn key_grants(denial: &Denial) -> Option<Command> {
    let key = key(denial)?;
    Some(Command::new(
        "List the grants of the key",
        "キーのグラントを一覧表示する",
        &["aws", "kms", "list-grants", "--key-id", key],
    ))
}

/// The role's trust policy.
pub(super) fn trust_policy(denial: &Denial) -> Option<Command> {
    if !matches!(denial.cause, Cause::PassRole | Cause::Trust) {
        return None;
    }
    let role = arn(denial, "iam").filter(|arn| arn.resource.starts_with("role/"))?.name();
    Some(Command::new(
        "Read the trust policy of the role",
        "ロールの信頼ポリシーを確認する",
        &["aws", "iam", "get-role", "--role-name", role, "--query", "Role.AssumeRolePolicyDocument"],
    ))
}

/// Whether an image is there for this account.
pub(super) fn image(denial: &Denial) -> Option<Command> {
    let image = denial.resource.as_deref().filter(|resource| resource.starts_with("ami-"))?;
    Some(Command::new(
        "See whether the image is there for this account",
        "このアカウントからイメージが見えるか確認する",
        &["aws", "ec2", "describe-images", "--image-ids", image],
    ))
}

fn key(denial: &Denial) -> Option<&str> {
    arn(denial, "kms").and(denial.resource.as_deref())
}

fn arn<'d>(denial: &'d Denial, service: &str) -> Option<Arn<'d>> {
    denial.resource.as_deref().and_then(Arn::parse).filter(|arn| arn.service == service)
}
