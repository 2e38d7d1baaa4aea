//! Actions of the access level "permissions management", of the services that people meet most: who may call them changes what others
//! may do.
//!
//! Source: Service Authorization Reference, the actions tables, the column "Access level".

use super::is_in;

#[rustfmt::skip]
const ACTIONS: [(&str, &str); 34] = [
    ("acm-pca", "CreatePermission DeletePermission DeletePolicy PutPolicy"),
    ("apigateway", "UpdateDomainNameManagementPolicy UpdateDomainNamePolicy UpdateRestApiPolicy"),
    ("backup", "DeleteBackupVaultAccessPolicy DeleteBackupVaultSharingPolicy PutBackupVaultAccessPolicy PutBackupVaultSharingPolicy"),
    ("cloudformation", "SetStackPolicy"),
    ("codeartifact", "DeleteDomainPermissionsPolicy DeleteRepositoryPermissionsPolicy"),
    ("codebuild", "DeleteResourcePolicy PutResourcePolicy"),
    ("dynamodb", "DeleteResourcePolicy PutResourcePolicy UpdateAbacStatus"),
    ("ec2", "CreateNetworkInterfacePermission DeleteNetworkInterfacePermission ModifySnapshotAttribute ModifyVpcEndpointServicePermissions ResetSnapshotAttribute"),
    ("ecr", "DeleteRegistryPolicy DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy"),
    ("ecr-public", "SetRepositoryPolicy"),
    ("elasticfilesystem", "DeleteFileSystemPolicy PutFileSystemPolicy"),
    ("events", "PutPermission RemovePermission"),
    ("fsx", "DeleteResourcePolicy PutResourcePolicy"),
    ("glacier", "AbortVaultLock CompleteVaultLock DeleteVaultAccessPolicy InitiateVaultLock SetDataRetrievalPolicy SetVaultAccessPolicy"),
    ("iam", "AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreatePolicy CreatePolicyVersion DeleteAccountPasswordPolicy DeleteGroupPolicy DeletePolicy DeletePolicyVersion DeleteRolePermissionsBoundary DeleteRolePolicy DeleteUserPermissionsBoundary DeleteUserPolicy DetachGroupPolicy DetachRolePolicy DetachUserPolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPermissionsBoundary PutUserPolicy SetDefaultPolicyVersion UpdateAssumeRolePolicy"),
    ("iot", "AttachPolicy AttachPrincipalPolicy DetachPolicy DetachPrincipalPolicy SetDefaultAuthorizer SetDefaultPolicyVersion"),
    ("kms", "CreateGrant PutKeyPolicy RetireGrant RevokeGrant"),
    ("lakeformation", "BatchGrantPermissions BatchRevokePermissions GrantPermissions PutDataLakeSettings RevokePermissions"),
    ("lambda", "AddLayerVersionPermission AddPermission DisableReplication EnableReplication RemoveLayerVersionPermission RemovePermission"),
    ("logs", "DeleteResourcePolicy PutResourcePolicy"),
    ("mediastore", "DeleteContainerPolicy PutContainerPolicy"),
    ("ram", "EnableSharingWithAwsOrganization"),
    ("redshift", "AuthorizeDataShare CreateClusterUser DeauthorizeDataShare DeleteResourcePolicy JoinGroup ModifyClusterIamRoles PutResourcePolicy RejectDataShare"),
    ("route53resolver", "PutFirewallRuleGroupPolicy PutResolverQueryLogConfigPolicy PutResolverRulePolicy"),
    ("s3", "BypassGovernanceRetention DeleteAccessPointPolicy DeleteBucketPolicy ObjectOwnerOverrideToBucketOwner PutAccessPointPolicy PutAccessPointPublicAccessBlock PutAccountPublicAccessBlock PutBucketAcl PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutMultiRegionAccessPointPolicy PutObjectAcl PutObjectVersionAcl"),
    ("s3express", "DeleteBucketPolicy PutBucketPolicy"),
    ("s3tables", "DeleteTableBucketPolicy DeleteTablePolicy PutTableBucketPolicy PutTablePolicy"),
    ("secretsmanager", "DeleteResourcePolicy PutResourcePolicy ValidateResourcePolicy"),
    ("ses", "CreateEmailIdentityPolicy DeleteEmailIdentityPolicy DeleteIdentityPolicy PutIdentityPolicy UpdateEmailIdentityPolicy"),
    ("sns", "AddPermission RemovePermission SetTopicAttributes"),
    ("sqs", "AddPermission RemovePermission"),
    ("ssm", "DeleteResourcePolicy ModifyDocumentPermission PutResourcePolicy"),
    ("sso", "AttachCustomerManagedPolicyReferenceToPermissionSet AttachManagedPolicyToPermissionSet DeletePermissionsBoundaryFromPermissionSet DeletePermissionsPolicy DetachCustomerManagedPolicyReferenceFromPermissionSet DetachManagedPolicyFromPermissionSet PutPermissionsBoundaryToPermissionSet PutPermissionsPolicy UpdatePermissionSet"),
    ("vpc-lattice", "DeleteAuthPolicy PutAuthPolicy"),
];

/// Whether AWS counts an action as one that manages permissions.
pub(in crate::fix) fn manages_permissions(action: &str) -> bool {
    is_in(&ACTIONS, action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_policies_manages_permissions() {
        for action in ["iam:PutUserPolicy", "s3:PutBucketPolicy", "kms:CreateGrant", "lambda:AddPermission"] {
            assert!(manages_permissions(action), "{action}");
        }
        for action in ["iam:PassRole", "s3:PutObject", "kms:Decrypt"] {
            assert!(!manages_permissions(action), "{action}");
        }
    }
}
