//! Commands about the resource.

use super::{Command, Purpose, export, place::Place};
use crate::{
    argument::{Argument, ValueKind},
    fix::{deploy_role, resource_to_allow},
    principal::role_of,
    refusal::{bucket_of, is_about_policies, is_across_accounts, is_of_organization, resource_arn},
    uneditable::Uneditable,
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial, DenyKind, Form};

/// The policy of a resource that has no command of its own here, where the resource's side has something to say.
pub(super) fn policy(denial: &Denial) -> Option<Command> {
    let is_asked = denial.layer.layer == Some(Layer::Resource)
        || is_across_accounts(denial) && !is_of_organization(denial);
    let arn = resource_arn(denial).filter(|_| is_asked && is_about_policies(denial))?;
    let has_own = matches!(arn.service, "s3" | "kms" | "iam");
    let command = export::of_resource(denial).filter(|_| !has_own)?;
    Some(command.of(Purpose::ReadResourcePolicy).at_any(Place::of_resource(denial)))
}

/// The bucket's policy; where it is to be deleted, it is read as the root user.
pub(super) fn bucket_policy(denial: &Denial) -> Option<Command> {
    let is_locked = Uneditable::of(denial) == Some(Uneditable::LockedResource);
    // Where the text names another layer whose statement denies, the bucket's has no part in it; nor has it where a setting refused.
    let is_elsewhere = denial.effect == DenyKind::Explicit
        && denial.layer.layer.is_some_and(|layer| layer != Layer::Resource);
    let is_by_setting = denial.form == Some(Form::BlockPublicAccess);
    read_bucket_policy(denial).filter(|_| !is_locked && !is_elsewhere && !is_by_setting)
}

/// The settings of the bucket that keep it from being public. Those of its account count too.
///
/// Source: AWS CLI Command Reference, `s3api get-public-access-block`.
pub(super) fn public_access_block(denial: &Denial) -> Option<Command> {
    let arn = arn(denial, "s3").filter(|_| denial.form == Some(Form::BlockPublicAccess))?;
    let bucket = bucket_of(arn).filter(|bucket| *bucket != "*")?;
    Some(
        Command::new(
            Purpose::SeePublicAccessBlock,
            "aws s3api get-public-access-block --bucket={}",
            &[ValueKind::Bucket.of(bucket)],
        )
        .at_any(Place::of_resource(denial)),
    )
}

pub(super) fn read_bucket_policy(denial: &Denial) -> Option<Command> {
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

/// The role's trust policy. Where the text doesn't name the role, and the trust policy is what refused, the reader knows which it is.
pub(super) fn trust_policy(denial: &Denial) -> Option<Command> {
    let is_asked = match denial.cause {
        Cause::PassRole => false,
        // What fails before the trust policy is asked: the provider, its audience, the token.
        Cause::Trust => !denial
            .form
            .is_some_and(|form| matches!(form, Form::NoProvider | Form::TokenAudience | Form::NoToken)),
        _ => return None,
    };
    let made = || denial.qualified_action().and_then(|action| resource_to_allow(denial, &action));
    let given = denial.resource.clone().filter(|_| resource_arn(denial).is_some());
    // That is the role to assume; the role that was to be passed stays with CloudFormation.
    let given = deploy_role(denial).or(given);
    let name =
        given.or_else(made).as_deref().and_then(role_of).filter(|name| name != ValueKind::Role.placeholder());
    let role = match name.map(|name| ValueKind::Role.of(name)) {
        Some(role) => role,
        None if is_asked => Argument::Open(ValueKind::Role),
        None => return None,
    };
    Some(
        Command::new(
            Purpose::ReadTrustPolicy,
            "aws iam get-role --role-name={} --query=Role.AssumeRolePolicyDocument",
            &[role],
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

/// The key. No key is called like a pattern.
fn key(denial: &Denial) -> Option<&str> {
    let is_one = |arn: &Arn<'_>| !is_of_organization(denial) && !arn.resource.contains(['*', '?']);
    arn(denial, "kms").filter(is_one).and(denial.resource.as_deref())
}

fn arn<'d>(denial: &'d Denial, service: &str) -> Option<Arn<'d>> {
    resource_arn(denial).filter(|arn| arn.service == service)
}

/// The models of an inference profile, each with its Region.
///
/// Source: Amazon Bedrock API Reference, `GetInferenceProfile`.
pub(super) fn inference_profile(denial: &Denial) -> Option<Command> {
    let profile = denial.resource.as_deref().filter(|_| denial.form == Some(Form::InferenceProfile))?;
    Some(Command::new(
        Purpose::SeeInferenceProfile,
        "aws bedrock get-inference-profile --inference-profile-identifier={} --query=models[].modelArn",
        &[ValueKind::Resource.of(profile)],
    ))
}

#[cfg(test)]
mod tests {
    use crate::command::{self, Purpose, shell::Shell};
    use denylens_triage::triage;

    #[track_caller]
    fn check(text: &str, purpose: Purpose, wanted: Option<&str>) {
        let commands = command::of(&triage(text).denials.remove(0));
        let found = commands.iter().find(|command| command.purpose == purpose);
        assert_eq!(found.map(|command| command.text(Shell::Bash)).as_deref(), wanted, "{text}");
    }

    #[test]
    fn the_trust_policy_of_a_role_is_read_whichever_way_the_role_is_named() {
        let ana = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform:";
        let read =
            |role: &str| format!("aws iam get-role --role-name={role} --query=Role.AssumeRolePolicyDocument");
        let purpose = Purpose::ReadTrustPolicy;
        check(&format!("{ana} iam:PassRole on resource: role ci"), purpose, Some(&read("ci")));
        check(&format!("{ana} sts:AssumeRole on resource: role ci"), purpose, Some(&read("ci")));
        check(&format!("{ana} sts:AssumeRole on resource: *"), purpose, Some(&read("ROLE_NAME")));
        check(&format!("{ana} iam:PassRole on resource: *"), purpose, None);
        check(
            "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform \
             sts:AssumeRoleWithWebIdentity",
            purpose,
            Some(&read("ROLE_NAME")),
        );
        check(
            "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider \
             found in your account for https://idp.example.com",
            purpose,
            None,
        );
    }

    #[test]
    fn where_a_setting_refused_the_setting_is_read() {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:PutObjectAcl on resource: \"arn:aws:s3:::b/k\" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.";
        check(text, Purpose::SeePublicAccessBlock, Some("aws s3api get-public-access-block --bucket=b"));
        check(text, Purpose::ReadBucketPolicy, None);
    }

    #[test]
    fn a_pattern_is_no_key() {
        check(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: kms:Decrypt on resource: \
             arn:aws:kms:us-east-1:111122223333:key/*",
            Purpose::SeeKeyState,
            None,
        );
    }
}
