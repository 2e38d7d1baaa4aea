//! The request was to change a role of IAM Identity Center. It is made from a permission set, which can be changed.
//!
//! Source: IAM Identity Center User Guide, `permissionsetsconcept.html` and `referencingpermissionsets.html`; the actions on roles: Service
//! Authorization Reference, `list_awsidentityandaccessmanagementiam.html`.

use super::{permission_set, role_to_change};
use denylens_triage::report::Denial;

/// Actions that change a role.
const EDITS: [&str; 12] = [
    "AttachRolePolicy",
    "DeleteRole",
    "DeleteRolePermissionsBoundary",
    "DeleteRolePolicy",
    "DetachRolePolicy",
    "PutRolePermissionsBoundary",
    "PutRolePolicy",
    "TagRole",
    "UntagRole",
    "UpdateAssumeRolePolicy",
    "UpdateRole",
    "UpdateRoleDescription",
];

pub(super) fn fits(denial: &Denial) -> bool {
    role_to_change(denial, &EDITS).and_then(permission_set::of_role).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn a_change_to_a_role_of_a_permission_set() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let role = "role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef";
        let on = |action: &str, role: &str| {
            format!(
                "{action} on resource: role arn:aws:iam::111122223333:{role} because no identity-based policy allows the {action} action"
            )
        };
        check(ana, &on("iam:PutRolePolicy", role), Some(Uneditable::EditOfReservedRole));
        let by_name = "iam:PutRolePolicy on resource: role AWSReservedSSO_Dev_0123456789abcdef because no identity-based policy allows the iam:PutRolePolicy action";
        check(ana, by_name, Some(Uneditable::EditOfReservedRole));
        check(ana, &on("iam:PutRolePolicy", "role/Dev"), None);
        check(ana, &on("iam:GetRole", role), None);
    }
}
