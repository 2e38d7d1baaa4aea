//! Commands about who made the request.

use super::{Command, Purpose};
use crate::{
    argument::{Argument, ValueKind},
    refusal::{is_about_policies, is_of_organization},
    target::{self, Target},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Denial, Form};

/// Whose credentials are used. Who comes with a token has none yet.
pub(super) fn identity(denial: &Denial) -> Option<Command> {
    const WITHOUT: [Form; 5] =
        [Form::WebIdentity, Form::Saml, Form::NoProvider, Form::TokenAudience, Form::NoToken];
    let has_credentials = denial.form.is_none_or(|form| !WITHOUT.contains(&form));
    has_credentials.then(|| Command::new(Purpose::SeeIdentity, "aws sts get-caller-identity", &[]))
}

/// The managed policies of the user or role.
pub(super) fn attached(denial: &Denial) -> Option<Command> {
    named(
        denial,
        Purpose::ListManagedPolicies,
        "aws iam list-attached-user-policies --user-name={}",
        "aws iam list-attached-role-policies --role-name={}",
    )
}

/// The inline policies of the user or role.
pub(super) fn inline(denial: &Denial) -> Option<Command> {
    named(
        denial,
        Purpose::ListInlinePolicies,
        "aws iam list-user-policies --user-name={}",
        "aws iam list-role-policies --role-name={}",
    )
}

/// The permissions boundary of the user or role.
pub(super) fn boundary(denial: &Denial) -> Option<Command> {
    if !matches!(denial.layer.layer, None | Some(Layer::Boundary)) {
        return None;
    }
    named(
        denial,
        Purpose::SeeBoundary,
        "aws iam get-user --user-name={} --query=User.PermissionsBoundary",
        "aws iam get-role --role-name={} --query=Role.PermissionsBoundary",
    )
}

/// The versions of the managed policy that AWS names.
pub(super) fn versions(denial: &Denial) -> Option<Command> {
    const VERSIONS: &str = "aws iam list-policy-versions --policy-arn={} --query=Versions[].[VersionId,IsDefaultVersion] --output=text";
    Some(Command::new(Purpose::ListPolicyVersions, VERSIONS, &[named_policy(denial)?]))
}

/// The version of it that is in use.
pub(super) fn managed(denial: &Denial) -> Option<Command> {
    const READ: &str =
        "aws iam get-policy-version --policy-arn={} --version-id={} --query=PolicyVersion.Document";
    let values = [named_policy(denial)?, Argument::Open(ValueKind::PolicyVersion)];
    Some(Command::new(Purpose::ReadManagedPolicy, READ, &values))
}

fn named_policy(denial: &Denial) -> Option<Argument<'_>> {
    let policy = denial.policy.as_deref()?;
    let arn = Arn::parse(policy).filter(|arn| arn.service == "iam")?;
    arn.resource.starts_with("policy/").then(|| ValueKind::ManagedPolicy.of(policy))
}

/// The command for what the caller is, with its name. Where AWS names the policy, or the organization refused, no other
/// is looked for.
fn named(denial: &Denial, purpose: Purpose, user: &str, role: &str) -> Option<Command> {
    if !is_about_policies(denial) || denial.policy.is_some() || is_of_organization(denial) {
        return None;
    }
    match target::entity(denial) {
        Target::User(name) => Some(Command::new(purpose, user, &[ValueKind::User.of(name)])),
        Target::Role(name) => Some(Command::new(purpose, role, &[ValueKind::Role.of(name)])),
        _ => None,
    }
}
