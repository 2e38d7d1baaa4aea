//! The type of a condition key. The policy simulator has to be told it: a value of another type matches no condition there.
//!
//! Sources: IAM API Reference, `API_ContextEntry.html`, the names of the types; IAM User Guide, `reference_policies_condition-keys.html`,
//! and Service Authorization Reference, the condition keys tables of the services that people meet most: the types of the keys.

/// Keys of one type, by prefix. What is in no table is text.
type Keys = &'static [(&'static str, &'static str)];

/// The types of one value, and the keys that have it.
const OF_ONE: [(&str, &str, Keys); 4] = [
    ("boolean", "booleanList", &BOOLEAN),
    ("numeric", "numericList", &NUMERIC),
    ("date", "dateList", &DATE),
    ("ip", "ipList", &IP),
];

#[rustfmt::skip]
const BOOLEAN: [(&str, &str); 22] = [
    ("apigateway", "Request/ApiKeyRequired Request/DisableExecuteApiEndpoint Resource/ApiKeyRequired Resource/DisableExecuteApiEndpoint"),
    ("autoscaling", "ForceDelete LaunchTemplateVersionSpecified"),
    ("aws", "AssumedRoot IsMcpServiceAction MultiFactorAuthPresent PrincipalIsAWSService SecureTransport ViaAWSMCPService ViaAWSService"),
    ("batch", "AWSLogsCreateGroup EKSPrivileged Privileged"),
    ("dynamodb", "FullTableScan"),
    ("ec2", "AssociatePublicIpAddress EbsOptimized Encrypted EphemeralStorage IsInterruptible IsLaunchTemplateResource Public"),
    ("ecs", "auto-assign-public-ip enable-ecs-managed-tags instance-metadata-tags-propagation"),
    ("eks", "blockStorageEnabled bootstrapClusterCreatorAdminPermissions bootstrapSelfManagedAddons computeConfigEnabled deletionProtection elasticLoadBalancingEnabled endpointPrivateAccess endpointPublicAccess zonalShiftEnabled"),
    ("elasticache", "AtRestEncryptionEnabled AuthTokenEnabled AutomaticFailoverEnabled ClusterModeEnabled MultiAZEnabled TransitEncryptionEnabled"),
    ("elasticfilesystem", "AccessedViaMountTarget Encrypted"),
    ("events", "ContentFilterPresent"),
    ("fsx", "IsBackupCopyDestination IsBackupCopySource NfsDataRepositoryAuthenticationEnabled NfsDataRepositoryEncryptionInTransitEnabled"),
    ("kafka", "publicAccessEnabled"),
    ("kms", "BypassPolicyLockoutSafetyCheck GrantIsForAWSResource MultiRegion ReEncryptOnSameKey"),
    ("lambda", "InvokedViaFunctionUrl"),
    ("ram", "AllowsExternalPrincipals RequestedAllowsExternalPrincipals"),
    ("rds", "CopyOptionGroup ManageMasterUserPassword MultiAz PubliclyAccessible StorageEncrypted TagsFromRequest Vpc"),
    ("redshift", "AllowWrites"),
    ("s3", "ObjectCreationOperation"),
    ("sagemaker", "EnableRemoteDebug InterContainerTrafficEncryption NetworkIsolation"),
    ("secretsmanager", "BlockPublicPolicy ForceDeleteWithoutRecovery ForceOverwriteReplicaSecret ModifyRotationRules RotateImmediately"),
    ("ssm", "SessionDocumentAccessCheck"),
];

#[rustfmt::skip]
const NUMERIC: [(&str, &str); 12] = [
    ("autoscaling", "MaxSize MetadataHttpPutResponseHopLimit MinSize SpotPrice"),
    ("aws", "MultiFactorAuthAge"),
    ("ec2", "CommitmentDuration InstanceCount MetadataHttpPutResponseHopLimit Quantity RoleDelivery SnapshotCoolOffPeriod SnapshotLockDuration TargetInstanceCount VolumeInitializationRate VolumeIops VolumeSize VolumeThroughput"),
    ("ecs", "task-cpu task-memory"),
    ("elasticache", "NumNodeGroups ReplicasPerNodeGroup SnapshotRetentionLimit"),
    ("iam", "ServiceSpecificCredentialAgeDays"),
    ("kms", "RotationPeriodInDays ScheduleKeyDeletionPendingWindowInDays TrailingDaysWithoutKeyUsage"),
    ("rds", "Piops StorageSize"),
    ("s3", "TlsVersion max-keys object-lock-remaining-retention-days signatureAge"),
    ("sagemaker", "KeepAlivePeriod MaxRuntimeInSeconds ServerlessMaxConcurrency ServerlessMemorySize"),
    ("secretsmanager", "RecoveryWindowInDays"),
    ("sts", "DurationSeconds"),
];

const DATE: [(&str, &str); 4] = [
    ("aws", "CurrentTime EpochTime TokenIssueTime"),
    ("ec2", "CreateDate EndDate"),
    ("kms", "ValidTo"),
    ("s3", "object-lock-retain-until-date"),
];

const IP: [(&str, &str); 1] = [("aws", "Ec2InstanceSourcePrivateIPv4 SourceIp VpcSourceIp")];

/// Keys that have several values of text, even where a request has one.
#[rustfmt::skip]
const SEVERAL: [(&str, &str); 16] = [
    ("autoscaling", "LoadBalancerNames TargetGroupARNs TrafficSourceIdentifiers VPCZoneIdentifiers"),
    ("aws", "CalledVia PrincipalOrgPaths PrincipalServiceNamesList ResourceOrgPaths SourceOrgPaths TagKeys VpceOrgPaths"),
    ("cloudformation", "ResourceTypes TargetRegion"),
    ("dynamodb", "Attributes LeadingKeys"),
    ("ecs", "capacity-provider compute-compatibility subnet"),
    ("eks", "encryptionConfigProviderKeyArns kubernetesGroups namespaces"),
    ("elasticloadbalancing", "ListenerProtocol SecurityGroup SecurityPolicy Subnet"),
    ("events", "EventBusArn TargetArn detail-type source"),
    ("glue", "SecurityGroupIds SubnetIds VpcIds"),
    ("kms", "EncryptionContextKeys GrantOperations ResourceAliases"),
    ("lambda", "Layer SecurityGroupIds SubnetIds"),
    ("route53", "ChangeResourceRecordSetsActions ChangeResourceRecordSetsNormalizedRecordNames ChangeResourceRecordSetsRecordTypes"),
    ("s3", "InventoryAccessibleOptionalFields RequestObjectTagKeys"),
    ("sagemaker", "AcceleratorTypes InstanceTypes VpcSecurityGroupIds VpcSubnets"),
    ("secretsmanager", "AddReplicaRegions"),
    ("sts", "TransitiveTagKeys"),
];

/// The type of a key with so many values, as `ContextKeyType` has it.
pub(super) fn kind(key: &str, values: usize) -> &'static str {
    let is_one = values == 1;
    match OF_ONE.iter().find(|(.., keys)| has(keys, key)) {
        Some((one, ..)) if is_one => one,
        Some((_, several, _)) => several,
        None if is_one && !has(&SEVERAL, key) => "string",
        None => "stringList",
    }
}

/// Whether a key is true or false.
pub(crate) fn is_boolean(key: &str) -> bool {
    has(&BOOLEAN, key)
}

/// Letter case makes no difference in the names of keys.
fn has(table: Keys, key: &str) -> bool {
    let Some((prefix, name)) = key.split_once(':') else { return false };
    let is_named = |names: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    table.iter().any(|(known, names)| known.eq_ignore_ascii_case(prefix) && is_named(names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_the_type_that_aws_gives_it() {
        for (key, values, wanted) in [
            ("aws:SecureTransport", 1, "boolean"),
            ("aws:MultiFactorAuthPresent", 1, "boolean"),
            ("aws:ViaAWSService", 1, "boolean"),
            ("ec2:encrypted", 1, "boolean"),
            ("aws:MultiFactorAuthAge", 1, "numeric"),
            ("ec2:VolumeSize", 1, "numeric"),
            ("ec2:VolumeSize", 2, "numericList"),
            ("aws:CurrentTime", 1, "date"),
            ("aws:SourceIp", 1, "ip"),
            ("aws:TagKeys", 1, "stringList"),
            ("aws:PrincipalOrgPaths", 1, "stringList"),
            ("kms:EncryptionContextKeys", 1, "stringList"),
            ("aws:RequestedRegion", 1, "string"),
            ("aws:RequestTag/Encrypted", 1, "string"),
            ("ec2:InstanceType", 1, "string"),
            ("ec2:InstanceType", 2, "stringList"),
        ] {
            assert_eq!(kind(key, values), wanted, "{key}");
        }
    }

    #[test]
    fn no_key_has_two_types() {
        let tables: [Keys; 5] = [&BOOLEAN, &NUMERIC, &DATE, &IP, &SEVERAL];
        for (at, table) in tables.iter().enumerate() {
            for (prefix, names) in *table {
                for name in names.split(' ') {
                    let key = format!("{prefix}:{name}");
                    assert!(tables[at + 1..].iter().all(|other| !has(other, &key)), "{key}");
                }
            }
        }
    }
}
