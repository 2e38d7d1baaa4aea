//! Commands about who made the request.

use super::{Command, Purpose};
use crate::{
    argument::{Argument, ValueKind},
    refusal::{is_about_policies, is_of_callers_side, is_of_organization},
    target::{self, Target},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial, Form, LayerKind};

/// Whose credentials are used. Who comes with a token has none yet.
pub(super) fn identity(denial: &Denial) -> Option<Command> {
    const WITHOUT: [Form; 5] =
        [Form::WebIdentity, Form::Saml, Form::NoProvider, Form::TokenAudience, Form::NoToken];
    let has_credentials = match (denial.cause, denial.layer.kind) {
        (Cause::Authorizer, kind) => kind.is_some_and(|kind| OF_IDENTITIES.contains(&kind)),
        _ => denial.form.is_none_or(|form| !WITHOUT.contains(&form)),
    };
    has_credentials.then(|| Command::new(Purpose::SeeIdentity, "aws sts get-caller-identity", &[]))
}

/// The authorizers that ask which IAM principal it is.
const OF_IDENTITIES: [LayerKind; 6] = [
    LayerKind::LakeFormation,
    LayerKind::AccessEntry,
    LayerKind::KubernetesRbac,
    LayerKind::LatticeService,
    LayerKind::LatticeNetwork,
    LayerKind::ManagementAccount,
];

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

/// The groups of the user, whose policies are the user's too.
///
/// Source: IAM User Guide, `id_groups.html`.
pub(super) fn groups(denial: &Denial) -> Option<Command> {
    let Target::User(_) = target::entity(denial) else { return None };
    named(denial, Purpose::ListGroups, "aws iam list-groups-for-user --user-name={}", "")
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

/// The boundary's document, where the boundary refused. Its ARN is what the command before prints: a boundary is a managed policy.
///
/// Source: IAM API Reference, `API_AttachedPermissionsBoundary.html`.
pub(super) fn boundary_document(denial: &Denial) -> Vec<Command> {
    if denial.layer.layer != Some(Layer::Boundary) || boundary(denial).is_none() {
        return Vec::new();
    }
    let policy = || Argument::Open(ValueKind::BoundaryPolicy);
    vec![
        Command::new(Purpose::ListBoundaryVersions, VERSIONS, &[policy()]),
        Command::new(Purpose::ReadBoundary, READ, &[policy(), Argument::Open(ValueKind::PolicyVersion)]),
    ]
}

const VERSIONS: &str = "aws iam list-policy-versions --policy-arn={} --query=Versions[].[VersionId,IsDefaultVersion] --output=text";
const READ: &str =
    "aws iam get-policy-version --policy-arn={} --version-id={} --query=PolicyVersion.Document";

/// The versions of the managed policy that AWS names.
pub(super) fn versions(denial: &Denial) -> Option<Command> {
    Some(Command::new(Purpose::ListPolicyVersions, VERSIONS, &[named_policy(denial)?]))
}

/// The version of it that is in use.
pub(super) fn managed(denial: &Denial) -> Option<Command> {
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
    let is_looked_for = denial.policy.is_none() && !is_of_organization(denial) && is_of_callers_side(denial);
    if !is_about_policies(denial) || !is_looked_for {
        return None;
    }
    match target::entity(denial) {
        Target::User(name) => Some(Command::new(purpose, user, &[ValueKind::User.of(name)])),
        Target::Role(name) if name == ValueKind::Role.placeholder() => {
            Some(Command::new(of_role(purpose), role, &[Argument::Open(ValueKind::Role)]))
        }
        Target::Role(name) if is_of_service(denial) => {
            Some(Command::new(of_role(purpose), role, &[ValueKind::Role.of(name)]))
        }
        Target::Role(name) => Some(Command::new(purpose, role, &[ValueKind::Role.of(name)])),
        _ => None,
    }
}

/// Whether a service lacks a permission with the role that it uses: the caller is somebody else.
fn is_of_service(denial: &Denial) -> bool {
    matches!(denial.form, Some(Form::RolePermission | Form::NoObjects))
}

/// The same purpose for the role that a service uses.
fn of_role(purpose: Purpose) -> Purpose {
    match purpose {
        Purpose::ListManagedPolicies => Purpose::ListManagedPoliciesOfRole,
        Purpose::ListInlinePolicies => Purpose::ListInlinePoliciesOfRole,
        Purpose::SeeBoundary => Purpose::SeeBoundaryOfRole,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        argument::ValueKind,
        command::{self, shell::Shell},
    };
    use denylens_triage::triage;

    fn texts(principal: &str, rest: &str) -> Vec<String> {
        let text = format!(
            "User: {principal} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k {rest}"
        );
        let commands = command::of(&triage(&text).denials.remove(0));
        commands.iter().map(|command| command.text(Shell::Bash)).collect()
    }

    #[test]
    fn the_role_of_a_service_is_not_the_caller() {
        use crate::command::Purpose;
        let text = "InvalidParameterValueException: The provided execution role does not have permissions to call ReceiveMessage on SQS";
        let commands = command::of(&triage(text).denials.remove(0));
        let of_role = [
            Purpose::ListManagedPoliciesOfRole,
            Purpose::ListInlinePoliciesOfRole,
            Purpose::SeeBoundaryOfRole,
        ];
        for purpose in of_role {
            let command = commands.iter().find(|command| command.purpose == purpose);
            assert!(command.is_some_and(|command| command.leaves_open(ValueKind::Role)), "{purpose:?}");
        }
        assert!(commands.iter().all(|command| command.purpose != Purpose::SeeBoundary));
    }

    #[test]
    fn the_boundary_that_refused_is_found_and_read() {
        let refused = "because no permissions boundary allows the s3:GetObject action";
        let read = [
            "aws iam list-policy-versions --policy-arn=BOUNDARY_POLICY_ARN '--query=Versions[].[VersionId,IsDefaultVersion]' --output=text",
            "aws iam get-policy-version --policy-arn=BOUNDARY_POLICY_ARN --version-id=VERSION_ID --query=PolicyVersion.Document",
        ];
        for (principal, find) in [
            (
                "arn:aws:iam::111122223333:user/ana",
                "aws iam get-user --user-name=ana --query=User.PermissionsBoundary",
            ),
            (
                "arn:aws:sts::111122223333:assumed-role/app/i-1",
                "aws iam get-role --role-name=app --query=Role.PermissionsBoundary",
            ),
        ] {
            let all = texts(principal, refused);
            let found = all.iter().position(|text| text == find).unwrap();
            assert_eq!(all.get(found + 1..found + 3).unwrap(), read, "{all:?}");
        }
        let named = texts(
            "arn:aws:iam::111122223333:user/ana",
            "with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/edge",
        );
        assert!(named.iter().any(|text| {
            text.contains("get-policy-version --policy-arn=arn:aws:iam::111122223333:policy/edge ")
        }));
        assert!(named.iter().all(|text| !text.contains("BOUNDARY_POLICY_ARN")), "{named:?}");
    }

    #[test]
    fn the_policies_of_the_caller_are_not_read_where_they_did_not_refuse() {
        for reason in [
            "with an explicit deny in a resource-based policy",
            "with an explicit deny in a VPC endpoint policy",
        ] {
            let all = texts("arn:aws:iam::111122223333:user/ana", reason);
            assert!(all.iter().all(|text| !text.contains("-user-policies")), "{all:?}");
        }
    }
}
