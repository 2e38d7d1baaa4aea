//! The request was to change a service-linked role. What allows the service to make or delete one is no change to it: a service that makes
//! its role needs `iam:AttachRolePolicy` and `iam:PutRolePolicy` on it, and the description can be edited.
//!
//! Source: IAM User Guide, `id_roles_create-service-linked-role.html`, "Editing a service-linked role" and "Service-linked role
//! permissions".

use super::role_to_change;
use denylens_triage::report::Denial;

const EDITS: [&str; 6] = [
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DetachRolePolicy",
    "PutRolePermissionsBoundary",
    "UpdateAssumeRolePolicy",
    "UpdateRole",
];

pub(super) fn fits(denial: &Denial) -> bool {
    role_to_change(denial, &EDITS).is_some_and(|role| role.starts_with("AWSServiceRoleFor"))
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};
    use denylens_triage::triage;

    #[test]
    fn what_iam_calls_protected() {
        let said = |role: &str| {
            format!(
                "An error occurred (UnmodifiableEntity) when calling the AttachRolePolicy operation: Cannot perform the operation on the \
                 protected role '{role}' - this role is only modifiable by AWS"
            )
        };
        for (role, found) in [
            ("AWSServiceRoleForAutoScaling", Uneditable::EditOfServiceLinkedRole),
            ("AWSReservedSSO_Dev_0123456789abcdef", Uneditable::EditOfReservedRole),
        ] {
            assert_eq!(Uneditable::of(&triage(&said(role)).denials.remove(0)), Some(found));
        }
    }

    #[test]
    fn what_makes_a_service_linked_role_is_no_change_to_one() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let on = |action: &str| {
            let role = "role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing";
            format!(
                "{action} on resource: arn:aws:iam::111122223333:{role} because no identity-based policy allows the {action} action"
            )
        };
        check(ana, &on("iam:UpdateAssumeRolePolicy"), Some(Uneditable::EditOfServiceLinkedRole));
        for action in [
            "iam:CreateServiceLinkedRole",
            "iam:DeleteServiceLinkedRole",
            "iam:PutRolePolicy",
            "iam:UpdateRoleDescription",
        ] {
            check(ana, &on(action), None);
        }
    }
}
