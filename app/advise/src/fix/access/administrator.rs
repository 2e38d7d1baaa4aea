//! Actions by which somebody can become administrator, where they are allowed on everything: to take up or hand out a stronger role,
//! to change what a policy says, to sign in as somebody else.
//!
//! Sources: IAM User Guide, `id_roles_use_passrole.html`, `access_policies_boundaries.html`; the Service Authorization Reference, for
//! what each action grants.

use super::is_in;

#[rustfmt::skip]
const ACTIONS: [(&str, &str); 8] = [
    ("iam", "PassRole Attach* PutGroupPolicy PutRolePolicy PutUserPolicy PutRolePermissionsBoundary PutUserPermissionsBoundary DeleteRolePermissionsBoundary DeleteUserPermissionsBoundary CreatePolicyVersion SetDefaultPolicyVersion CreateAccessKey CreateLoginProfile UpdateLoginProfile UpdateAssumeRolePolicy AddUserToGroup AddRoleToInstanceProfile DeactivateMFADevice"),
    ("sts", "AssumeRole*"),
    ("lambda", "AddPermission UpdateFunctionCode"),
    ("kms", "PutKeyPolicy CreateGrant"),
    ("s3", "PutBucketPolicy"),
    ("secretsmanager", "PutResourcePolicy"),
    ("sso", "AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet CreateAccountAssignment"),
    ("organizations", "AttachPolicy DetachPolicy"),
];

/// Whether an action on everything leads to administrator rights.
pub(in crate::fix) fn leads_to_administrator(action: &str) -> bool {
    is_in(&ACTIONS, action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_become_administrator() {
        for action in [
            "iam:PassRole",
            "sts:AssumeRole",
            "sts:AssumeRoleWithWebIdentity",
            "iam:AttachUserPolicy",
            "iam:PutRolePolicy",
            "iam:CreatePolicyVersion",
            "iam:SetDefaultPolicyVersion",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:UpdateAssumeRolePolicy",
            "iam:AddUserToGroup",
            "lambda:AddPermission",
            "kms:PutKeyPolicy",
            "kms:CreateGrant",
        ] {
            assert!(leads_to_administrator(action), "{action}");
        }
        for action in ["iam:GetRole", "sts:GetCallerIdentity", "kms:Decrypt", "s3:GetObject"] {
            assert!(!leads_to_administrator(action), "{action}");
        }
    }
}
