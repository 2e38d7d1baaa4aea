//! What is asked for.

/// An action, with what it is about.
#[derive(Debug)]
pub struct Act {
    /// The action, as policies write it.
    pub action: &'static str,
    /// The API operation that needs it.
    pub operation: &'static str,
    /// The ARN of what it is about, with `{account}` for the account; empty where it takes no resource.
    pub arn: &'static str,
    /// The kind and name by which some messages name it; empty where none does.
    pub name: &'static str,
}

/// Makes an [`Act`] a line: action, operation, ARN, name.
macro_rules! acts {
    ($($action:literal, $operation:literal, $arn:literal, $name:literal;)*) => {
        /// The actions.
        ///
        /// Source: Service Authorization Reference, the page of each service; the names are those of IAM's own messages.
        pub const ACTS: [Act; [$($action),*].len()] =
            [$(Act { action: $action, operation: $operation, arn: $arn, name: $name }),*];
    };
}

acts! {
    "iam:PassRole", "RunInstances", "arn:aws:iam::{account}:role/app", "role app";
    "iam:PassRole", "CreateCluster", "arn:aws:iam::{account}:role/app", "role app";
    "iam:PassRole", "CreateFunction20150331", "arn:aws:iam::{account}:role/app", "role app";
    "iam:AttachRolePolicy", "AttachRolePolicy", "arn:aws:iam::{account}:role/ci", "role ci";
    "iam:AttachUserPolicy", "AttachUserPolicy", "arn:aws:iam::{account}:user/bo", "user bo";
    "iam:AttachGroupPolicy", "AttachGroupPolicy", "arn:aws:iam::{account}:group/dev", "group dev";
    "iam:PutRolePolicy", "PutRolePolicy", "arn:aws:iam::{account}:role/ci", "role ci";
    "iam:PutUserPolicy", "PutUserPolicy", "arn:aws:iam::{account}:user/bo", "user bo";
    "iam:CreatePolicyVersion", "CreatePolicyVersion", "arn:aws:iam::{account}:policy/ci-read", "policy ci-read";
    "iam:SetDefaultPolicyVersion", "SetDefaultPolicyVersion", "arn:aws:iam::{account}:policy/ci-read", "policy ci-read";
    "iam:CreateAccessKey", "CreateAccessKey", "arn:aws:iam::{account}:user/bo", "user bo";
    "iam:CreateLoginProfile", "CreateLoginProfile", "arn:aws:iam::{account}:user/bo", "user bo";
    "iam:UpdateAssumeRolePolicy", "UpdateAssumeRolePolicy", "arn:aws:iam::{account}:role/ci", "role ci";
    "iam:AddUserToGroup", "AddUserToGroup", "arn:aws:iam::{account}:group/admins", "group admins";
    "iam:AddRoleToInstanceProfile", "AddRoleToInstanceProfile", "arn:aws:iam::{account}:instance-profile/x", "instance profile x";
    "iam:CreateRole", "CreateRole", "arn:aws:iam::{account}:role/new", "role new";
    "iam:GetRole", "GetRole", "arn:aws:iam::{account}:role/ci", "role ci";
    "iam:ListAccountAliases", "ListAccountAliases", "", "";
    "sts:AssumeRole", "AssumeRole", "arn:aws:iam::{account}:role/deploy", "";
    "sts:TagSession", "AssumeRole", "arn:aws:iam::{account}:role/deploy", "";
    "sts:AssumeRoleWithWebIdentity", "AssumeRoleWithWebIdentity", "arn:aws:iam::{account}:role/deploy", "";
    "sts:AssumeRoleWithSAML", "AssumeRoleWithSAML", "arn:aws:iam::{account}:role/deploy", "";
    "kms:Decrypt", "Decrypt", "arn:aws:kms:eu-central-1:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab", "";
    "kms:GenerateDataKey", "PutObject", "arn:aws:kms:eu-central-1:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab", "";
    "kms:CreateGrant", "CreateGrant", "arn:aws:kms:eu-central-1:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab", "";
    "kms:PutKeyPolicy", "PutKeyPolicy", "arn:aws:kms:eu-central-1:{account}:key/1234abcd-12ab-34cd-56ef-1234567890ab", "";
    "kms:ListKeys", "ListKeys", "", "";
    "lambda:AddPermission", "AddPermission20150331v2", "arn:aws:lambda:eu-central-1:{account}:function:pay", "";
    "lambda:InvokeFunction", "Invoke", "arn:aws:lambda:eu-central-1:{account}:function:pay", "";
    "lambda:CreateFunction", "CreateFunction20150331", "arn:aws:lambda:eu-central-1:{account}:function:pay", "";
    "s3:ListAllMyBuckets", "ListBuckets", "", "";
    "s3:ListBucket", "ListObjectsV2", "arn:aws:s3:::data", "";
    "s3:GetObject", "GetObject", "arn:aws:s3:::data/2026/report.csv", "";
    "s3:PutObject", "PutObject", "arn:aws:s3:::data/2026/report.csv", "";
    "s3:PutBucketPolicy", "PutBucketPolicy", "arn:aws:s3:::data", "";
    "sqs:SendMessage", "SendMessage", "arn:aws:sqs:eu-central-1:{account}:orders", "";
    "sqs:ReceiveMessage", "ReceiveMessage", "arn:aws:sqs:eu-central-1:{account}:orders", "";
    "sns:Publish", "Publish", "arn:aws:sns:eu-central-1:{account}:alarms", "";
    "secretsmanager:GetSecretValue", "GetSecretValue", "arn:aws:secretsmanager:eu-central-1:{account}:secret:db-a1b2c3", "";
    "events:PutEvents", "PutEvents", "arn:aws:events:eu-central-1:{account}:event-bus/orders", "";
    "es:ESHttpGet", "ESHttpGet", "arn:aws:es:eu-central-1:{account}:domain/logs", "";
    "execute-api:Invoke", "Invoke", "arn:aws:execute-api:eu-central-1:{account}:a1b2c3d4e5/prod/GET/pets", "";
    "ecr:BatchGetImage", "BatchGetImage", "arn:aws:ecr:eu-central-1:{account}:repository/team/app", "";
    "ecr:InitiateLayerUpload", "InitiateLayerUpload", "arn:aws:ecr:eu-central-1:{account}:repository/team/app", "";
    "ecr:GetAuthorizationToken", "GetAuthorizationToken", "", "";
    "ecs:RunTask", "RunTask", "arn:aws:ecs:eu-central-1:{account}:task-definition/web:7", "";
    "ecs:UpdateService", "UpdateService", "arn:aws:ecs:eu-central-1:{account}:service/main/web", "";
    "dynamodb:GetItem", "GetItem", "arn:aws:dynamodb:eu-central-1:{account}:table/orders", "";
    "dynamodb:CreateTable", "CreateTable", "arn:aws:dynamodb:eu-central-1:{account}:table/orders", "";
    "route53:GetChange", "GetChange", "arn:aws:route53:::change/C0123456789ABCDEFGHIJ", "";
    "route53:ChangeResourceRecordSets", "ChangeResourceRecordSets", "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ", "";
    "ec2:RunInstances", "RunInstances", "arn:aws:ec2:eu-central-1:{account}:instance/*", "";
    "ec2:TerminateInstances", "TerminateInstances", "arn:aws:ec2:eu-central-1:{account}:instance/i-0123456789abcdef0", "";
    "ec2:CreateVpcEndpoint", "CreateVpcEndpoint", "arn:aws:ec2:eu-central-1:{account}:vpc-endpoint/*", "";
    "ec2:DescribeInstances", "DescribeInstances", "", "";
    "rds:CreateDBInstance", "CreateDBInstance", "arn:aws:rds:eu-central-1:{account}:db:orders", "";
    "cloudformation:CreateStack", "CreateStack", "arn:aws:cloudformation:eu-central-1:{account}:stack/web/*", "";
    "states:StartExecution", "StartExecution", "arn:aws:states:eu-central-1:{account}:stateMachine:pay", "";
    "ssm:GetParameter", "GetParameter", "arn:aws:ssm:eu-central-1:{account}:parameter/db/host", "";
    "cloudwatch:PutMetricData", "PutMetricData", "", "";
    "ce:GetCostAndUsage", "GetCostAndUsage", "", "";
}

impl Act {
    /// The prefix of the action.
    pub fn service(&self) -> &'static str {
        self.action.split(':').next().unwrap_or_default()
    }

    /// The action that AWS misses: mostly the one that was asked for.
    ///
    /// Source: Service Authorization Reference, Amazon VPC, `vpce:AllowMultiRegion`.
    pub fn missing(&self) -> &'static str {
        match self.action {
            "ec2:CreateVpcEndpoint" => "vpce:AllowMultiRegion",
            asked => asked,
        }
    }

    /// Whether its caller comes with a token, and without credentials of AWS.
    ///
    /// Source: AWS STS API Reference, `API_AssumeRoleWithWebIdentity.html`, `API_AssumeRoleWithSAML.html`.
    pub fn is_by_token(&self) -> bool {
        matches!(self.action, "sts:AssumeRoleWithWebIdentity" | "sts:AssumeRoleWithSAML")
    }

    /// Whether what it is about can have a policy of its own.
    ///
    /// Source: IAM User Guide, `reference_aws-services-that-work-with-iam.html`.
    pub fn has_policy_of_resource(&self) -> bool {
        const SERVICES: [&str; 12] = [
            "s3",
            "kms",
            "lambda",
            "sqs",
            "sns",
            "secretsmanager",
            "events",
            "es",
            "execute-api",
            "ecr",
            "dynamodb",
            "sts",
        ];
        !self.arn.is_empty() && SERVICES.contains(&self.service())
    }

    /// The service whose operation was called, as CloudTrail names it.
    pub fn event_source(&self) -> String {
        let called = match (self.action, self.operation) {
            ("iam:PassRole", "RunInstances") => "ec2",
            ("iam:PassRole", "CreateCluster") => "redshift",
            ("iam:PassRole", _) => "lambda",
            ("kms:GenerateDataKey", _) => "s3",
            _ => self.service(),
        };
        format!("{called}.amazonaws.com")
    }
}
