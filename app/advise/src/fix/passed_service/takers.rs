//! The services that take roles: under which name each is passed one, and in which operations.
//!
//! Sources: the AWS managed policy (AWS Managed Policy Reference) whose statement for `iam:PassRole` names the service, or the page of
//! the service's guide whose trust policy does: it stands behind each row. The operations are those of the API references
//! that take a role.

/// Operations of one service, and the service that will use the role that is passed.
pub(super) struct Taker {
    /// The prefix of the service that is called.
    pub(super) prefix: &'static str,
    /// The service principal that takes the role, or [`SEVERAL`].
    pub(super) principal: &'static str,
    /// The operations.
    pub(super) operations: &'static str,
}

/// One call hands roles to more than one service, and the name of the role alone doesn't say to which.
pub(super) const SEVERAL: &str = "";

const fn row(prefix: &'static str, principal: &'static str, operations: &'static str) -> Taker {
    Taker { prefix, principal, operations }
}

#[rustfmt::skip]
pub(super) const TAKERS: [Taker; 107] = [
    row("ec2", "ec2.amazonaws.com", "AssociateIamInstanceProfile CreateLaunchTemplate CreateLaunchTemplateVersion ReplaceIamInstanceProfileAssociation RequestSpotInstances RunInstances RunScheduledInstances"), // EC2 User Guide, iam-roles-for-amazon-ec2.html
    row("ec2", "vpc-flow-logs.amazonaws.com", "CreateFlowLogs"), // VPC User Guide, flow-logs-iam-role.html
    row("ec2", "vmie.amazonaws.com", "ExportImage ImportImage ImportSnapshot"), // VM Import/Export User Guide, required-permissions.html
    row("ec2", SEVERAL, "RequestSpotFleet"), // EC2 User Guide, spot-fleet-prerequisites.html: the fleet's role and the instances'
    row("iam", "ec2.amazonaws.com", "AddRoleToInstanceProfile"), // IAM User Guide, id_roles_use_switch-role-ec2_instance-profiles.html
    row("autoscaling", "ec2.amazonaws.com", "CreateAutoScalingGroup CreateLaunchConfiguration StartInstanceRefresh UpdateAutoScalingGroup"), // EC2 Auto Scaling User Guide, us-iam-role.html
    row("autoscaling", "autoscaling.amazonaws.com", "PutLifecycleHook"), // EC2 Auto Scaling User Guide, prepare-for-lifecycle-notifications.html
    row("application-autoscaling", "application-autoscaling.amazonaws.com", "RegisterScalableTarget"), // AmazonECS_FullAccess
    row("lambda", "lambda.amazonaws.com", "CreateFunction CreateFunction20150331 UpdateFunctionConfiguration UpdateFunctionConfiguration20150331v2"), // AWSLambda_FullAccess
    row("ecs", "ecs-tasks.amazonaws.com", "RegisterTaskDefinition RunTask StartTask"), // AmazonECS_FullAccess
    row("ecs", "ecs.amazonaws.com", "CreateService CreateTaskSet UpdateService"), // AmazonECS_FullAccess
    row("ecs", SEVERAL, "CreateCapacityProvider CreateExpressGatewayService UpdateCapacityProvider UpdateExpressGatewayService"), // AmazonECS_FullAccess: the infrastructure's role and the instances' or tasks'
    row("ecr", "ecr.amazonaws.com", "CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate"), // ECR User Guide, repository-creation-templates-iam.html
    row("eks", "eks.amazonaws.com", "CreateCluster"), // EKS User Guide, cluster-iam-role.html
    row("eks", "eks-fargate-pods.amazonaws.com", "CreateFargateProfile"), // EKS User Guide, pod-execution-role.html
    row("eks", "pods.eks.amazonaws.com", "CreatePodIdentityAssociation UpdatePodIdentityAssociation"), // EKS User Guide, pod-id-role.html
    row("eks", SEVERAL, "CreateAddon CreateNodegroup RegisterCluster UpdateAddon UpdateClusterConfig"), // AWSBackupServiceRolePolicyForRestores: EKS, EC2 and the pods
    row("apprunner", "apprunner.amazonaws.com", "CreateService UpdateService"), // AWSAppRunnerFullAccess
    row("states", "states.amazonaws.com", "CreateStateMachine TestState UpdateStateMachine"), // Step Functions Developer Guide, procedure-create-iam-role.html
    row("cloudformation", "cloudformation.amazonaws.com", "ContinueUpdateRollback CreateChangeSet CreateStack CreateStackSet DeleteStack RollbackStack UpdateStack UpdateStackSet"), // CloudFormation User Guide, using-iam-servicerole.html
    row("elasticbeanstalk", SEVERAL, "CreateConfigurationTemplate CreateEnvironment UpdateEnvironment"), // AWSElasticBeanstalkRoleCore: Elastic Beanstalk, EC2 and others
    row("batch", "ecs-tasks.amazonaws.com", "RegisterJobDefinition SubmitJob"), // Batch User Guide, execution-IAM-role.html
    row("batch", SEVERAL, "CreateComputeEnvironment UpdateComputeEnvironment"), // AWSBatchServiceRole: Batch, EC2 and Spot Fleet
    row("codebuild", "codebuild.amazonaws.com", "CreateFleet CreateProject StartBuild StartBuildBatch UpdateFleet UpdateProject"), // CodeBuild User Guide, setting-up-service-role.html
    row("codedeploy", "codedeploy.amazonaws.com", "CreateDeploymentGroup UpdateDeploymentGroup"), // CodeDeploy User Guide, getting-started-create-service-role.html
    row("codepipeline", "codepipeline.amazonaws.com", "CreatePipeline UpdatePipeline"), // AWSCodePipeline_FullAccess
    row("events", "events.amazonaws.com", "CreateApiDestination CreateEndpoint PutRule PutTargets UpdateEndpoint"), // EventBridge User Guide, eb-events-iam-roles.html
    row("pipes", "pipes.amazonaws.com", "CreatePipe UpdatePipe"), // AmazonEventBridgePipesFullAccess
    row("scheduler", "scheduler.amazonaws.com", "CreateSchedule UpdateSchedule"), // AmazonEventBridgeSchedulerFullAccess
    row("apigateway", "apigateway.amazonaws.com", "CreateIntegration PutIntegration UpdateAccount UpdateIntegration"), // API Gateway Developer Guide, permissions.html
    row("appsync", "appsync.amazonaws.com", "CreateApi CreateDataSource CreateGraphqlApi UpdateApi UpdateDataSource UpdateGraphqlApi"), // AWSAppSyncAdministrator
    row("amplify", "amplify.amazonaws.com", "CreateApp CreateBranch UpdateApp UpdateBranch"), // Amplify User Guide, amplify-service-role.html
    row("s3", "s3.amazonaws.com", "PutBucketReplication PutReplicationConfiguration"), // S3 User Guide, setting-repl-config-perm-overview.html
    row("s3", "batchoperations.s3.amazonaws.com", "CreateJob"), // S3 User Guide, batch-ops-iam-role-policies.html
    row("s3", "access-grants.s3.amazonaws.com", "CreateAccessGrantsLocation UpdateAccessGrantsLocation"), // SageMakerStudioProjectUserRolePolicy
    row("s3tables", "replication.s3tables.amazonaws.com", "PutTableBucketReplication PutTableReplication"), // AmazonS3TablesFullAccess
    row("sns", "sns.amazonaws.com", "CreatePlatformApplication CreateTopic SetPlatformApplicationAttributes SetTopicAttributes"), // SNS Developer Guide, sns-topic-attributes.html
    row("logs", "logs.amazonaws.com", "PutDestination PutSubscriptionFilter"), // CloudWatch Logs User Guide, SubscriptionFilters.html
    row("cloudwatch", "streams.metrics.cloudwatch.amazonaws.com", "PutMetricStream"), // CloudWatch User Guide, CloudWatch-metric-streams-trustpolicy.html
    row("synthetics", SEVERAL, "CreateCanary StartCanaryDryRun UpdateCanary"), // CloudWatchSyntheticsFullAccess: Lambda and Synthetics
    row("cloudtrail", "cloudtrail.amazonaws.com", "CreateTrail EnableFederation StartImport UpdateTrail"), // AWSCloudTrail_FullAccess
    row("config", "config.amazonaws.com", "PutConfigurationAggregator PutConfigurationRecorder"), // AWS Config Developer Guide, iamrole-permissions.html
    row("config", "ssm.amazonaws.com", "PutRemediationConfigurations StartRemediationExecution"), // AWS Config Developer Guide, setup-autoremediation.html
    row("ssm", "ssm.amazonaws.com", "CreateActivation CreateAssociation RegisterTaskWithMaintenanceWindow SendCommand StartAutomationExecution UpdateAssociation UpdateMaintenanceWindowTask UpdateManagedInstanceRole"), // Systems Manager User Guide, automation-setup-iam.html, hybrid-multicloud-service-role.html
    row("backup", "backup.amazonaws.com", "CreateBackupSelection StartBackupJob StartCopyJob"), // AWSBackupFullAccess
    row("backup", SEVERAL, "CreateRestoreTestingSelection StartRestoreJob StartScanJob UpdateRestoreTestingSelection"), // AWSBackupFullAccess, AWSBackupServiceRolePolicyForRestores: AWS Backup and others
    row("budgets", "budgets.amazonaws.com", "CreateBudgetAction UpdateBudgetAction"), // AWSBudgetsActionsWithAWSResourceControlAccess
    row("rds", "rds.amazonaws.com", "AddRoleToDBCluster AddRoleToDBInstance CreateDBProxy ModifyDBProxy"), // RDS User Guide, rds-proxy-iam-setup.html; Aurora User Guide, AuroraMySQL.Integrating.Authorizing.html
    row("rds", "export.rds.amazonaws.com", "StartExportTask"), // RDS User Guide, USER_ExportSnapshot.html
    row("rds", SEVERAL, "CreateDBCluster CreateDBInstance CreateDBInstanceReadReplica ModifyDBCluster ModifyDBInstance RestoreDBClusterFromS3 RestoreDBClusterFromSnapshot RestoreDBClusterToPointInTime RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3 RestoreDBInstanceToPointInTime"), // RDS User Guide, USER_Monitoring.OS.Enabling.html, USER_SQLServerWinAuth.html: monitoring and the directory
    row("redshift", "redshift.amazonaws.com", "CreateCluster ModifyClusterIamRoles RestoreFromClusterSnapshot"), // AmazonRedshiftAllCommandsFullAccess
    row("redshift", "scheduler.redshift.amazonaws.com", "CreateScheduledAction ModifyScheduledAction"), // Redshift Management Guide, redshift-iam-access-control-identity-based.html
    row("redshift-serverless", "redshift-serverless.amazonaws.com", "CreateNamespace UpdateNamespace"), // SageMakerStudioProjectProvisioningRolePolicy
    row("dax", "dax.amazonaws.com", "CreateCluster"), // AmazonDynamoDBFullAccess
    row("dms", "dms.amazonaws.com", "CreateDataMigration CreateDataProvider CreateEndpoint CreateInstanceProfile CreateMigrationProject CreateReplicationInstance ModifyDataMigration ModifyEndpoint"), // DBModProvisioningAndMigration
    row("neptune-graph", "neptune-graph.amazonaws.com", "CreateGraphUsingImportTask StartExportTask StartImportTask"), // NeptuneConsoleFullAccess
    row("elasticmapreduce", SEVERAL, "AddJobFlowSteps CreateStudio RunJobFlow StartNotebookExecution"), // AmazonEMRFullAccessPolicy_v2: EMR, EC2 and Application Auto Scaling
    row("emr-serverless", "emr-serverless.amazonaws.com", "StartJobRun StartSession"), // AmazonSageMakerCanvasFullAccess
    row("glue", "glue.amazonaws.com", "CreateCatalog CreateColumnStatisticsTaskSettings CreateCrawler CreateDevEndpoint CreateJob CreateMLTransform CreateSession CreateTableOptimizer StartBlueprintRun StartColumnStatisticsTaskRun StartDataQualityRulesetEvaluationRun StartJobRun UpdateCrawler UpdateDevEndpoint UpdateJob UpdateMLTransform"), // AWSGlueConsoleFullAccess
    row("databrew", "databrew.amazonaws.com", "CreateProfileJob CreateProject CreateRecipeJob UpdateProfileJob UpdateProject UpdateRecipeJob"), // AwsGlueDataBrewFullAccessPolicy
    row("athena", "athena.amazonaws.com", "CreateWorkGroup StartSession UpdateWorkGroup"), // SageMakerStudioAdminIAMDefaultExecutionPolicy
    row("lakeformation", "lakeformation.amazonaws.com", "RegisterResource UpdateResource"), // AmazonDataZoneGlueManageAccessRolePolicy
    row("datazone", "datazone.amazonaws.com", "CreateDomain PutEnvironmentBlueprintConfiguration UpdateDomain"), // AmazonDataZoneFullAccess
    row("firehose", "firehose.amazonaws.com", "CreateDeliveryStream UpdateDestination"), // Data Firehose Developer Guide, controlling-access.html
    row("kinesisanalytics", "kinesisanalytics.amazonaws.com", "CreateApplication DiscoverInputSchema UpdateApplication"), // Managed Service for Apache Flink Developer Guide, security-iam.html
    row("kafka", "kafka.amazonaws.com", "CreateReplicator"), // AmazonMSKFullAccess
    row("kafkaconnect", "kafkaconnect.amazonaws.com", "CreateConnector"), // MSK Developer Guide, msk-connect-service-execution-role.html
    row("osis", "osis-pipelines.amazonaws.com", "CreatePipeline UpdatePipeline"), // OpenSearch Service Developer Guide, pipeline-security-overview.html
    row("airflow", "airflow.amazonaws.com", "CreateEnvironment UpdateEnvironment"), // SageMakerStudioProjectUserRolePolicy
    row("quicksight", "quicksight.amazonaws.com", "CreateDataSource CreateVPCConnection UpdateDataSource UpdateVPCConnection"), // SageMakerStudioProjectProvisioningRolePolicy
    row("sagemaker", "sagemaker.amazonaws.com", "CreateAutoMLJob CreateAutoMLJobV2 CreateCluster CreateCompilationJob CreateDataQualityJobDefinition CreateDeviceFleet CreateDomain CreateEdgePackagingJob CreateEndpointConfig CreateFeatureGroup CreateFlowDefinition CreateHyperParameterTuningJob CreateImage CreateInferenceExperiment CreateInferenceRecommendationsJob CreateLabelingJob CreateMlflowTrackingServer CreateModel CreateModelBiasJobDefinition CreateModelExplainabilityJobDefinition CreateModelQualityJobDefinition CreateMonitoringSchedule CreateNotebookInstance CreateOptimizationJob CreatePipeline CreateProcessingJob CreateTrainingJob CreateUserProfile UpdateCluster UpdateDomain UpdateImage UpdateMonitoringSchedule UpdateNotebookInstance UpdatePipeline UpdateUserProfile"), // AmazonSageMakerFullAccess
    row("bedrock", "bedrock.amazonaws.com", "CreateAgent CreateCustomModel CreateEvaluationJob CreateFlow CreateKnowledgeBase CreateModelCustomizationJob CreateModelImportJob CreateModelInvocationJob PutModelInvocationLoggingConfiguration UpdateAgent UpdateFlow UpdateKnowledgeBase"), // AmazonBedrockFullAccess
    row("bedrock-agentcore", "bedrock-agentcore.amazonaws.com", "CreateAgentRuntime CreateBrowser CreateCodeInterpreter CreateGateway CreateMemory UpdateAgentRuntime UpdateGateway"), // BedrockAgentCoreFullAccess
    row("comprehend", "comprehend.amazonaws.com", "CreateDocumentClassifier CreateEntityRecognizer CreateFlywheel StartDocumentClassificationJob StartDominantLanguageDetectionJob StartEntitiesDetectionJob StartKeyPhrasesDetectionJob StartPiiEntitiesDetectionJob StartSentimentDetectionJob StartTopicsDetectionJob"), // Comprehend Developer Guide, security_iam_id-based-policy-examples.html
    row("textract", "textract.amazonaws.com", "StartDocumentAnalysis StartDocumentTextDetection StartExpenseAnalysis StartLendingAnalysis"), // Textract Developer Guide, api-async-roles.html
    row("rekognition", "rekognition.amazonaws.com", "CreateStreamProcessor StartCelebrityRecognition StartContentModeration StartFaceDetection StartFaceSearch StartLabelDetection StartPersonTracking StartSegmentDetection StartTextDetection"), // Rekognition Developer Guide, api-video-roles.html
    row("transcribe", "transcribe.amazonaws.com", "CreateLanguageModel StartCallAnalyticsJob StartMedicalScribeJob StartTranscriptionJob"), // Transcribe Developer Guide, security_iam_id-based-policy-examples.html
    row("personalize", "personalize.amazonaws.com", "CreateBatchInferenceJob CreateDatasetExportJob CreateDatasetGroup CreateDatasetImportJob"), // AmazonPersonalizeFullAccess
    row("forecast", "forecast.amazonaws.com", "CreateDataset CreateDatasetImportJob CreateForecastExportJob CreatePredictor"), // AmazonForecastFullAccess
    row("frauddetector", "frauddetector.amazonaws.com", "CreateBatchImportJob CreateBatchPredictionJob CreateModelVersion PutExternalModel"), // AmazonFraudDetectorFullAccessPolicy
    row("kendra", "kendra.amazonaws.com", "CreateDataSource CreateExperience CreateFaq CreateIndex UpdateDataSource UpdateIndex"), // AmazonKendraFullAccess
    row("lex", "lexv2.amazonaws.com", "CreateBot UpdateBot"), // AmazonLexFullAccess
    row("healthlake", "healthlake.amazonaws.com", "StartFHIRExportJob StartFHIRImportJob"), // AmazonHealthLakeFullAccess
    row("omics", "omics.amazonaws.com", "StartAnnotationImportJob StartReadSetExportJob StartReadSetImportJob StartReferenceImportJob StartRun StartVariantImportJob"), // AmazonOmicsFullAccess
    row("cleanrooms", "cleanrooms.amazonaws.com", "CreateConfiguredTableAssociation CreateMembership UpdateConfiguredTableAssociation UpdateMembership"), // AWSCleanRoomsFullAccess
    row("entityresolution", "entityresolution.amazonaws.com", "CreateIdMappingWorkflow CreateMatchingWorkflow UpdateIdMappingWorkflow UpdateMatchingWorkflow"), // AWSEntityResolutionConsoleFullAccess
    row("braket", "braket.amazonaws.com", "CreateJob"), // AmazonBraketFullAccess
    row("iot", "iot.amazonaws.com", "CreateOTAUpdate CreateProvisioningTemplate CreateTopicRule RegisterCACertificate ReplaceTopicRule SetLoggingOptions SetV2LoggingOptions StartThingRegistrationTask UpdateProvisioningTemplate"), // IoT Core Developer Guide, iot-create-role.html
    row("iot", "credentials.iot.amazonaws.com", "CreateRoleAlias UpdateRoleAlias"), // AmazonSageMakerEdgeDeviceFleetPolicy
    row("greengrass", "greengrass.amazonaws.com", "AssociateRoleToGroup AssociateServiceRoleToAccount"), // AWSIoTDeviceTesterForGreengrassFullAccess
    row("iotsitewise", "iotsitewise.amazonaws.com", "CreatePortal UpdatePortal"), // AWSIoTSiteWiseConsoleFullAccess
    row("cognito-idp", "cognito-idp.amazonaws.com", "CreateUserImportJob CreateUserPool SetUserPoolMfaConfig UpdateUserPool"), // Cognito Developer Guide, cognito-user-pool-settings-sms-iam-role.html
    row("cognito-identity", "cognito-identity.amazonaws.com", "SetIdentityPoolRoles"), // AmazonCloudWatchRUMFullAccess
    row("datasync", "datasync.amazonaws.com", "CreateLocationEfs CreateLocationS3 UpdateLocationEfs UpdateLocationS3"), // AWSDataSyncFullAccess
    row("transfer", "transfer.amazonaws.com", "CreateAccess CreateAgreement CreateConnector CreateServer CreateUser CreateWebApp UpdateAccess UpdateAgreement UpdateConnector UpdateServer UpdateUser UpdateWebApp"), // AWSTransferFullAccess
    row("storagegateway", "storagegateway.amazonaws.com", "CreateNFSFileShare CreateSMBFileShare"), // S3 File Gateway User Guide, grant-access-s3.html
    row("elasticfilesystem", "elasticfilesystem.amazonaws.com", "CreateReplicationConfiguration"), // AmazonElasticFileSystemFullAccess
    row("dlm", "dlm.amazonaws.com", "CreateLifecyclePolicy UpdateLifecyclePolicy"), // EBS User Guide, service-role.html
    row("imagebuilder", SEVERAL, "CreateImage CreateImagePipeline CreateInfrastructureConfiguration CreateLifecyclePolicy ImportDiskImage UpdateImagePipeline UpdateInfrastructureConfiguration"), // AWSServiceRoleForImageBuilder: Image Builder, EC2 and VM Import/Export
    row("mediaconvert", "mediaconvert.amazonaws.com", "CreateJob"), // AWSElementalMediaConvertFullAccess
    row("fis", "fis.amazonaws.com", "CreateExperimentTemplate UpdateExperimentTemplate"), // FIS User Guide, getting-started-iam-service-role.html
    row("grafana", "grafana.amazonaws.com", "CreateWorkspace UpdateWorkspace"), // AWSGrafanaAccountAdministrator
    row("guardduty", "malware-protection-plan.guardduty.amazonaws.com", "CreateMalwareProtectionPlan UpdateMalwareProtectionPlan"), // AmazonGuardDutyFullAccess_v2
    row("rolesanywhere", "rolesanywhere.amazonaws.com", "CreateProfile EnableProfile UpdateProfile"), // AWSRolesAnywhereFullAccess
    row("servicecatalog", "servicecatalog.amazonaws.com", "CreateConstraint CreateServiceAction UpdateConstraint"), // AWSServiceCatalogAdminFullAccess
    row("proton", "proton.amazonaws.com", "CreateEnvironment CreateEnvironmentAccountConnection UpdateAccountSettings UpdateEnvironment"), // AWSProtonFullAccess
    row("aiops", "aiops.amazonaws.com", "CreateInvestigationGroup UpdateInvestigationGroup"), // AIOpsConsoleAdminPolicy
];
