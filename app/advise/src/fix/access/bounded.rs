//! Actions by which somebody makes users and roles, or gives them permissions, that IAM can keep within a permissions boundary.
//!
//! Sources: IAM User Guide, `access_policies_boundaries.html` ("Delegating responsibility to others using permissions boundaries");
//! Service Authorization Reference, IAM, the condition key `iam:PermissionsBoundary`.

use super::is_in;

const ACTIONS: [(&str, &str); 1] =
    [("iam", "AttachRolePolicy AttachUserPolicy CreateRole CreateUser PutRolePolicy PutUserPolicy")];

/// Whether an action gives permissions to users or roles, and `iam:PermissionsBoundary` can limit to which.
pub(in crate::fix) fn gives_permissions(action: &str) -> bool {
    is_in(&ACTIONS, action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_makes_a_role_can_give_it_more_than_they_have() {
        for action in ["iam:CreateRole", "iam:CreateUser", "iam:PutRolePolicy", "iam:AttachUserPolicy"] {
            assert!(gives_permissions(action), "{action}");
        }
        for action in ["iam:CreateGroup", "iam:PassRole", "iam:GetRole", "ec2:CreateRole"] {
            assert!(!gives_permissions(action), "{action}");
        }
    }
}
