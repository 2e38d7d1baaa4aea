//! Actions that take no resource but `*`, of the services that people meet most.
//!
//! Source: Service Authorization Reference, the actions tables: the actions without an entry in the column "Resource types".

use super::is_in;

#[rustfmt::skip]
const ACTIONS: [(&str, &str); 51] = [
    ("access-analyzer", "CheckAccessNotGranted CheckNoNewAccess CheckNoPublicAccess ListAnalyzers ListPolicyGenerations StartPolicyGeneration ValidatePolicy"),
    ("acm", "GetAccountConfiguration ListCertificates PutAccountConfiguration RequestCertificate"),
    ("application-autoscaling", "DescribeScalableTargets DescribeScalingActivities DescribeScalingPolicies DescribeScheduledActions"),
    ("athena", "ListDataCatalogs ListEngineVersions ListWorkGroups"),
    ("autoscaling", "Describe* GetPredictiveScalingForecast"),
    ("batch", "Describe* ListJobs ListSchedulingPolicies"),
    ("bedrock", "ListAgents ListCustomModels ListFoundationModelAgreementOffers ListFoundationModels ListInferenceProfiles ListKnowledgeBases Rerank RetrieveAndGenerate"),
    ("ce", "GetReservationCoverage GetReservationPurchaseRecommendation GetReservationUtilization GetRightsizingRecommendation GetSavingsPlanPurchaseRecommendationDetails GetSavingsPlansCoverage GetSavingsPlansPurchaseRecommendation GetSavingsPlansUtilization GetSavingsPlansUtilizationDetails ListCostAllocationTags"),
    ("cloudformation", "DescribeAccountLimits DescribeType EstimateTemplateCost ListExports ListImports ListStacks ListTypes ValidateTemplate"),
    ("cloudfront", "List* -ListConflictingAliases -ListInvalidations -ListTagsForResource CreateKeyGroup CreateOriginAccessControl CreatePublicKey"),
    ("cloudtrail", "List* -ListQueries -ListTags DescribeTrails LookupEvents"),
    ("cloudwatch", "List* -ListTagsForResource DescribeAlarmsForMetric DescribeAnomalyDetectors DescribeInsightRules GetMetricData GetMetricStatistics GetMetricWidgetImage PutAnomalyDetector PutMetricData"),
    ("codebuild", "List* -ListBuildBatchesForProject -ListBuildsForProject -ListReportsForReportGroup ImportSourceCredentials"),
    ("codepipeline", "ListActionTypes ListPipelines PutJobFailureResult PutJobSuccessResult"),
    ("cognito-idp", "CreateUserPool DescribeUserPoolDomain ListUserPools"),
    ("config", "DescribeConfigRules DescribeDeliveryChannels GetResourceConfigHistory ListDiscoveredResources PutConfigurationRecorder PutDeliveryChannel PutEvaluations"),
    ("dynamodb", "List* -ListTagsOfResource DescribeEndpoints DescribeLimits"),
    ("ec2", "Describe* -DescribeCapacityBlockExtensionHistory -DescribeCapacityBlockExtensionOfferings -DescribeClientVpnAuthorizationRules -DescribeClientVpnConnections -DescribeClientVpnEndpoints -DescribeClientVpnRoutes -DescribeClientVpnTargetNetworks -DescribeFleetHistory -DescribeFleetInstances -DescribeFpgaImageAttribute -DescribeImageAttribute -DescribeInstanceAttribute -DescribeSecurityGroupReferences -DescribeSnapshotAttribute -DescribeSpotFleetInstances -DescribeSpotFleetRequestHistory -DescribeVolumeAttribute -DescribeVpcAttribute -DescribeVpcEndpointAssociations -DescribeVpcEndpointServicePermissions CreateDefaultSubnet CreateDefaultVpc DisableEbsEncryptionByDefault DisableImageBlockPublicAccess DisableSerialConsoleAccess DisableSnapshotBlockPublicAccess EnableEbsEncryptionByDefault EnableImageBlockPublicAccess EnableSerialConsoleAccess EnableSnapshotBlockPublicAccess GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetImageBlockPublicAccessState GetInstanceMetadataDefaults GetInstanceTypesFromInstanceRequirements GetSerialConsoleAccessStatus GetSnapshotBlockPublicAccessState GetSpotPlacementScores ModifyEbsDefaultKmsKeyId ModifyInstanceMetadataDefaults PurchaseReservedInstancesOffering ResetEbsDefaultKmsKeyId"),
    ("ecr", "CreatePullThroughCacheRule DeletePullThroughCacheRule DeleteRegistryPolicy DescribePullThroughCacheRules DescribeRegistry GetAuthorizationToken GetRegistryPolicy GetRegistryScanningConfiguration PutRegistryPolicy PutRegistryScanningConfiguration PutReplicationConfiguration UpdatePullThroughCacheRule ValidatePullThroughCacheRule"),
    ("ecr-public", "GetAuthorizationToken"),
    ("ecs", "DeregisterTaskDefinition DescribeTaskDefinition DiscoverPollEndpoint ListAccountSettings ListClusters ListServices ListServicesByNamespace ListTaskDefinitionFamilies ListTaskDefinitions PutAccountSetting PutAccountSettingDefault"),
    ("eks", "CreateCluster DescribeAddonConfiguration DescribeAddonVersions DescribeClusterVersions ListAccessPolicies ListClusters RegisterCluster"),
    ("elasticache", "DescribeCacheEngineVersions DescribeEngineDefaultParameters DescribeEvents DescribeReservedCacheNodesOfferings DescribeServiceUpdates"),
    ("elasticloadbalancing", "Describe*"),
    ("events", "List* -ListPartnerEventSourceAccounts -ListTagsForResource -ListTargetsByRule TestEventPattern"),
    ("firehose", "ListDeliveryStreams"),
    ("glue", "GetClassifiers GetCrawlers GetDevEndpoints GetJobs GetSecurityConfiguration GetSecurityConfigurations GetTriggers"),
    ("health", "Describe* -DescribeAffectedEntities -DescribeEventDetails"),
    ("iam", "CreateAccountAlias DeleteAccountAlias DeleteAccountPasswordPolicy GenerateCredentialReport GetAccountAuthorizationDetails GetAccountPasswordPolicy GetAccountSummary GetContextKeysForCustomPolicy GetCredentialReport GetServiceLastAccessedDetails ListAccountAliases ListGroups ListOpenIDConnectProviders ListPolicies ListRoles ListSAMLProviders ListServerCertificates ListUsers ListVirtualMFADevices SimulateCustomPolicy UpdateAccountPasswordPolicy"),
    ("kinesis", "DescribeLimits ListStreams"),
    ("kms", "ConnectCustomKeyStore CreateCustomKeyStore CreateKey DeleteCustomKeyStore DescribeCustomKeyStores DisconnectCustomKeyStore GenerateRandom ListAliases ListKeys ListRetirableGrants UpdateCustomKeyStore"),
    ("lambda", "CreateCodeSigningConfig CreateEventSourceMapping GetAccountSettings ListCodeSigningConfigs ListEventSourceMappings ListFunctions ListLayerVersions ListLayers"),
    ("logs", "Describe* -DescribeLogStreams -DescribeMetricFilters -DescribeSubscriptionFilters CreateLogDelivery DeleteLogDelivery GetLogDelivery ListLogDeliveries PutResourcePolicy StopQuery TestMetricFilter UpdateLogDelivery"),
    ("organizations", "CreateAccount CreateOrganization CreatePolicy DescribeCreateAccountStatus DescribeOrganization EnableAWSServiceAccess ListAWSServiceAccessForOrganization ListAccounts ListCreateAccountStatus ListDelegatedAdministrators ListPolicies ListRoots"),
    ("pricing", "DescribeServices GetAttributeValues GetPriceListFileUrl GetProducts ListPriceLists"),
    ("rds", "DescribeAccountAttributes DescribeCertificates DescribeDBEngineVersions DescribeEventCategories DescribeEvents DescribeOrderableDBInstanceOptions DescribeSourceRegions"),
    ("resource-groups", "CreateGroup ListGroups SearchResources"),
    ("route53", "CreateHealthCheck CreateHostedZone GetAccountLimit GetCheckerIpRanges GetGeoLocation GetHealthCheckCount GetHostedZoneCount GetTrafficPolicyInstanceCount ListCidrCollections ListGeoLocations ListHealthChecks ListHostedZones ListHostedZonesByName ListHostedZonesByVPC ListReusableDelegationSets ListTrafficPolicies ListTrafficPolicyInstances TestDNSAnswer"),
    ("s3", "CreateJob GetAccountPublicAccessBlock ListAccessGrantsInstances ListAccessPoints ListAccessPointsForObjectLambda ListAllMyBuckets ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations ListStorageLensGroups PutAccountPublicAccessBlock"),
    ("secretsmanager", "BatchGetSecretValue GetRandomPassword ListSecrets"),
    ("servicequotas", "List* Get* AssociateServiceQuotaTemplate DeleteServiceQuotaIncreaseRequestFromTemplate DisassociateServiceQuotaTemplate TagResource UntagResource"),
    ("sns", "List* -ListSubscriptionsByTopic -ListTagsForResource GetSMSAttributes SetSMSAttributes Unsubscribe"),
    ("sqs", "ListQueues"),
    ("ssm", "CreateActivation DescribeActivations DescribeAutomationExecutions DescribeInstanceInformation DescribeMaintenanceWindows DescribeParameters DescribePatchBaselines DescribeSessions GetCommandInvocation GetInventory ListAssociations ListCommandInvocations ListCommands ListDocuments"),
    ("states", "InvokeHTTPEndpoint ListActivities ListStateMachines RevealSecrets SendTaskFailure SendTaskHeartbeat SendTaskSuccess TestState ValidateStateMachineDefinition"),
    ("sts", "DecodeAuthorizationMessage GetAccessKeyInfo GetCallerIdentity GetServiceBearerToken GetSessionToken"),
    ("support", "Describe* AddCommunicationToCase CreateCase InitiateCallForCase InitiateChatForCase ResolveCase"),
    ("tag", "DescribeReportCreation GetComplianceSummary GetResources GetTagKeys GetTagValues StartReportCreation TagResources UntagResources"),
    ("vpce", "AllowMultiRegion"),
    ("wafv2", "List* -ListResourcesForWebACL -ListTagsForResource CheckCapacity"),
    ("xray", "BatchGetTraceSummaryById GetTraceSegmentDestination GetTraceSummaries PutTelemetryRecords PutTraceSegments"),
];

/// Whether an action takes no resource but `*`.
pub(in crate::fix) fn takes_every_resource(action: &str) -> bool {
    is_in(&ACTIONS, action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_resource_takes_every_one() {
        for action in [
            "s3:ListAllMyBuckets",
            "ec2:DescribeInstances",
            "ecr:GetAuthorizationToken",
            "sts:GetCallerIdentity",
        ] {
            assert!(takes_every_resource(action), "{action}");
        }
        for action in
            ["s3:ListBucket", "ec2:DescribeInstanceAttribute", "ec2:StopInstances", "iam:ListUserPolicies"]
        {
            assert!(!takes_every_resource(action), "{action}");
        }
    }
}
