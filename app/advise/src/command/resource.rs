//! Commands about the resource.

use super::{Command, Purpose, export, place::Place};
use crate::{
    argument::ValueKind,
    refusal::{bucket_of, is_about_policies, is_across_accounts, is_of_organization, resource_arn},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial};

/// The policy of a resource that has no command of its own here, where the resource's side has something to say.
pub(super) fn policy(denial: &Denial) -> Option<Command> {
    let is_asked = denial.layer.layer == Some(Layer::Resource)
        || is_across_accounts(denial) && !is_of_organization(denial);
    let arn = resource_arn(denial).filter(|_| is_asked && is_about_policies(denial))?;
    let has_own = matches!(arn.service, "s3" | "kms" | "iam");
    let command = export::of_resource(denial).filter(|_| !has_own)?;
    Some(command.of(Purpose::ReadResourcePolicy).at_any(Place::of_resource(denial)))
}

/// The bucket's policy.
pub(super) fn bucket_policy(denial: &Denial) -> Option<Command> {
    let arn = arn(denial, "s3").filter(|_| !is_of_organization(denial))?;
    let bucket = bucket_of(arn).filter(|bucket| *bucket != "*")?;
    Some(
        Command::new(
            Purpose::ReadBucketPolicy,
            "aws s3api get-bucket-policy --bucket={} --query=Policy --output=text",
            &[ValueKind::Bucket.of(bucket)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

/// Whether the key is there and enabled.
pub(super) fn key_state(denial: &Denial) -> Option<Command> {
    Some(
        Command::new(
            Purpose::SeeKeyState,
            "aws kms describe-key --key-id={}",
            &[ValueKind::Key.of(key(denial)?)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

/// The key's policy.
pub(super) fn key_policy(denial: &Denial) -> Option<Command> {
    Some(
        Command::new(
            Purpose::ReadKeyPolicy,
            "aws kms get-key-policy --key-id={} --policy-name=default --query=Policy --output=text",
            &[ValueKind::Key.of(key(denial)?)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

/// The key's grants.
pub(super) fn key_grants(denial: &Denial) -> Option<Command> {
    Some(
        Command::new(
            Purpose::ListGrants,
            "aws kms list-grants --key-id={}",
            &[ValueKind::Key.of(key(denial)?)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

/// The role's trust policy.
pub(super) fn trust_policy(denial: &Denial) -> Option<Command> {
    if !matches!(denial.cause, Cause::PassRole | Cause::Trust) {
        return None;
    }
    let role = arn(denial, "iam").filter(|arn| arn.resource.starts_with("role/"))?.name();
    Some(
        Command::new(
            Purpose::ReadTrustPolicy,
            "aws iam get-role --role-name={} --query=Role.AssumeRolePolicyDocument",
            &[ValueKind::Role.of(role)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

/// Whether an image is there for this account.
pub(super) fn image(denial: &Denial) -> Option<Command> {
    let image = denial.resource.as_deref().filter(|resource| resource.starts_with("ami-"))?;
    Some(Command::new(
        Purpose::SeeImage,
        "aws ec2 describe-images --image-ids={}",
        &[ValueKind::Image.of(image)],
    ))
}

fn key(denial: &Denial) -> Option<&str> {
    arn(denial, "kms").filter(|_| !is_of_organization(denial)).and(denial.resource.as_deref())
}

fn arn<'d>(denial: &'d Denial, service: &str) -> Option<Arn<'d>> {
    resource_arn(denial).filter(|arn| arn.service == service)
}
