//! Whoever may do one of these to anything may do anything, so no statement allows one on everything.
//!
//! Sources: Service Authorization Reference, the actions that change policies or hand out credentials or roles; IAM User Guide,
//! `id_roles_use_passrole.html`. An SCP grants nothing. In the policy of a key or a secret, `*` is that one: AWS KMS Developer Guide,
//! `key-policy-overview.html`; AWS Secrets Manager User Guide, `auth-and-access_resource-policies.html`.

use super::{Answer, Finding, answer::Statement};
use denylens_policy::{Arn, action};

/// The actions that lead to the rights of an administrator.
const ACTIONS: [&str; 17] = [
    "iam:PassRole",
    "sts:AssumeRole*",
    "iam:Attach*Policy",
    "iam:Put*Policy",
    "iam:CreatePolicyVersion",
    "iam:SetDefaultPolicyVersion",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:UpdateLoginProfile",
    "iam:UpdateAssumeRolePolicy",
    "iam:AddUserToGroup",
    "iam:AddRoleToInstanceProfile",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "lambda:AddPermission",
    "kms:PutKeyPolicy",
    "kms:CreateGrant",
];

/// Whether an action is one of them.
fn leads_there(asked: &str) -> bool {
    ACTIONS.iter().any(|known| action::covers(known, asked))
}

/// Whether the resources of a statement are what it grants on: not in an SCP, and not where `*` is what has the policy.
pub(super) fn grants_on_its_resources(statement: &Statement<'_>) -> bool {
    const ITSELF: [&str; 2] = ["kms:", "secretsmanager:"];
    let is_itself = |action: &&str| ITSELF.iter().any(|service| action.starts_with(service));
    let is_of_resource = statement.change.layer() == "resource";
    statement.change.layer() != "scp" && !(is_of_resource && statement.actions().iter().all(is_itself))
}

/// Whether a resource is all there are, or all of a kind.
fn is_everything(resource: &str) -> bool {
    let of_kind = |arn: Arn<'_>| matches!(arn.resource.split_once(['/', ':']), Some((_, "*")));
    resource == "*" || Arn::parse(resource).is_some_and(|arn| arn.resource == "*" || of_kind(arn))
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::of(answer.allows().iter().filter(|statement| grants_on_its_resources(statement)).filter_map(
        |statement| {
            let action = statement.actions().into_iter().find(|action| leads_there(action))?;
            let everything = statement.resources().into_iter().find(|resource| is_everything(resource));
            Some(everything.map_or(Ok(()), |resource| Err(format!("it allows {action} on {resource}"))))
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_a_kind_is_everything_and_one_of_them_is_not() {
        for resource in ["*", "arn:aws:iam::111122223333:role/*", "arn:aws:iam::*:*"] {
            assert!(is_everything(resource), "{resource}");
        }
        for resource in ["arn:aws:iam::111122223333:role/ci", "arn:aws:iam::111122223333:role/team/*"] {
            assert!(!is_everything(resource), "{resource}");
        }
    }
}
