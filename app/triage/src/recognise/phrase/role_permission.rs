//! Services that say what the role lacks that they were given. Most say the same of a role that isn't known everywhere yet.
//!
//! Sources: behind each group the page of the service's guide; for all, the IAM User Guide, `troubleshoot.html` ("Changes that I make are
//! not always immediately visible").

use super::{Named, Row, Says, Subject, of, row};
use crate::report::Form;

const fn lacks(service: &'static str, phrase: &'static str) -> Row {
    of(service, phrase, Says::Denied).form(Form::RolePermission)
}

const fn any(phrase: &'static str) -> Row {
    row(phrase, Says::Denied).form(Form::RolePermission)
}

const ROLE_BEFORE: Subject = Subject::ArnBefore(":role/");

pub(super) const ROWS: &[Row] = &[
    // Lambda Developer Guide, `configuration-vpc.html`, `with-sqs.html`, `invocation-async.html`, `with-ddb.html`; EventBridge User Guide,
    // `eb-pipes-error-troubleshooting.html`.
    any("execution role does not have permissions to call").action(Named::After).subject(ON_ARN),
    any("execution role requires permissions for").action(Named::After),
    of("pipes", "customer role does not have permissions to call", Says::Denied)
        .form(Form::RolePermission)
        .action(Named::After),
    lacks("lambda", "make sure your function execution role have permission to")
        .action(Named::AfterOf("ec2")),
    lacks("lambda", "Please ensure the role can perform the GetRecords").action(Named::None),
    lacks("lambda", "Cannot access stream").subject(Subject::ArnAfter("stream")),
    any("The execution role you provided does not have permission"),
    // The same guide: here it is who deploys that lacks it, and no role of the function.
    of(
        "lambda",
        "make sure your request credentials have permission to DescribeSecurityGroups",
        Says::Denied,
    )
    .action(Named::Within("ec2:DescribeSecurityGroups"))
    .subject(Subject::For),
    of("lambda", "make sure your request credentials have permission to DescribeSubnets", Says::Denied)
        .action(Named::Within("ec2:DescribeSubnets"))
        .subject(Subject::For),
    of("lambda", "make sure your request credentials have permission to GetObject", Says::Denied)
        .subject(Subject::For)
        .action(Named::Within("s3:GetObject")),
    // SageMaker AI Developer Guide, `sagemaker-roles.html`.
    lacks("sagemaker", "does not have BatchGetImage permission for the image")
        .role(ROLE_BEFORE)
        .action(Named::Within("ecr:BatchGetImage"))
        .subject(Subject::ImageAfter),
    // The last of three reasons that it can have; roles with the permission get the same words. Source:
    // https://github.com/aws/amazon-sagemaker-examples/issues/1938.
    lacks("sagemaker", "has \"s3:ListBucket\" permissions on bucket")
        .role(ROLE_BEFORE)
        .subject(Subject::BucketAfter)
        .form(Form::NoObjects),
    // AWS Backup; the words name role and action, and no page was checked.
    any("is not authorized to call").role(ROLE_BEFORE).action(Named::After),
    lacks("backup", "AWS Backup does not have permission to describe resource").subject(Subject::After),
    // Step Functions Developer Guide, `cw-logs.html`, `stepfunctions-iam.html`.
    lacks("states", "The state machine IAM Role is not authorized to access the Log Destination"),
    lacks("states", "is not authorized to create managed-rule").role(ROLE_BEFORE),
    // AWS Glue Developer Guide, `glue-troubleshooting-errors.html`.
    lacks("glue", "DescribeVpcEndpoints Action Is Unauthorized")
        .action(Named::Within("ec2:DescribeVpcEndpoints")),
    lacks("glue", "DescribeRouteTables Action Is Unauthorized")
        .action(Named::Within("ec2:DescribeRouteTables")),
    lacks("glue", "Failed to Call ec2:DescribeSubnets").action(Named::Within("ec2:DescribeSubnets")),
    lacks("glue", "does not exist or the role provided does not have access to it")
        .subject(Subject::ArnBefore(":sqs:")),
    // Amazon Data Firehose Developer Guide, `controlling-access.html`.
    lacks("firehose", "Please make sure the role specified in VpcConfiguration has permissions"),
    lacks("firehose", "Verify that the IAM role has access to the Elasticsearch domain"),
    lacks("firehose", "Please ensure that the role specified in the data format conversion configuration"),
    // CodeDeploy User Guide, `error-codes.html`, `troubleshooting-auto-scaling.html`.
    lacks("codedeploy", "does not give you permission to perform operations in the following AWS service")
        .role(Subject::NameBefore),
    // CodeBuild User Guide, `troubleshooting.html`, and its page on identity-based policies.
    lacks("codebuild", "Not authorized to perform DescribeSecurityGroups")
        .action(Named::Within("ec2:DescribeSecurityGroups")),
    lacks("codebuild", "the service role no longer has permission to called s3:GetBucketAcl")
        .action(Named::Within("s3:GetBucketAcl")),
    lacks("codebuild", "does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams")
        .role(ROLE_BEFORE),
    lacks("codebuild", "VPC_CLIENT_ERROR: Unexpected EC2 error: UnauthorizedOperation"),
    // CodePipeline User Guide, `troubleshooting.html`.
    lacks("codepipeline", "is getting S3 access denied for the S3 bucket")
        .role(ROLE_BEFORE)
        .subject(Subject::BucketAfter),
    lacks(
        "codepipeline",
        "Make sure that the pipeline IAM role has sufficient permissions to access the repository",
    ),
    lacks("codepipeline", "The provided role does not have sufficient permissions: Service:"),
    lacks("codepipeline", "You do not have sufficient permissions to call s3.putObject")
        .action(Named::Within("s3:PutObject")),
    // Amazon ECS Developer Guide, `infrastructure_IAM_role.html`.
    lacks("ecs", "Caught ServiceAccessDeniedException for ECSInfrastructureRole").role(Subject::After),
    // CloudWatch Logs User Guide, `SubscriptionFilters.html`.
    lacks("logs", "Could not deliver test message to specified"),
    // CloudTrail User Guide, `cloudtrail-required-policy-for-cloudwatch-logs.html`.
    lacks("cloudtrail", "Access denied. Check the permissions for your role"),
    // VPC User Guide, `flow-logs-troubleshooting.html`.
    lacks("ec2", "The IAM role for your flow logs does not have sufficient permissions"),
    // API Gateway Developer Guide, `set-up-logging.html`.
    lacks("apigateway", "The role ARN does not have required permissions"),
    // Amazon EKS; the words name the policy or the action, and no page was checked.
    lacks("eks", "The provided role doesn't have the Amazon EKS Managed Policies associated with it"),
    lacks("eks", "IAM role's policy must include the `ec2:DescribeSubnets` action")
        .action(Named::Within("ec2:DescribeSubnets")),
    // Amazon Cognito; no page was checked.
    lacks("cognito-idp", "Role does not have permission to publish with SNS"),
    // Amazon EMR Management Guide, `emr-iam-role.html`.
    lacks("elasticmapreduce", "has insufficient EC2 permissions").role(ROLE_BEFORE),
    // Database Developer Guide of Redshift, `s3serviceexception-error.html`.
    lacks("redshift", "S3ServiceException:Access Denied"),
    // The public sources of the Terraform provider for AWS, which tries these again.
    lacks("kinesisanalytics", "does not provide Invoke permissions on the Lambda resource")
        .role(ROLE_BEFORE)
        .action(Named::Within("lambda:InvokeFunction"))
        .subject(Subject::ArnAfter(":lambda:")),
    lacks("autoscaling", "Unable to publish test message to notification target").subject(Subject::After),
    // What it names is a call, and not the action that lets it: Amazon S3 User Guide, `s3-access-denied-listobjects-sync` of the Knowledge
    // Center, of `ListObjectsV2`.
    lacks("datasync", "DataSync location access test failed: could not perform"),
    lacks("es", "The passed role must authorize Amazon OpenSearch Service to describe"),
    lacks("bedrock", "Failed to validate permissions for log group").subject(Subject::BucketAfter),
    lacks("rds", "Files from the specified Amazon S3 bucket cannot be downloaded"),
];

/// `… to call Publish on arn:…`: what the role lacks it for.
const ON_ARN: Subject = Subject::OnArn;

#[cfg(test)]
mod tests {
    use crate::{
        report::{Cause, Form},
        triage,
    };

    const ROLE: &str = "arn:aws:iam::111122223333:role/Work";

    /// Who lacks which action, and on what.
    #[track_caller]
    fn check(text: &str, principal: Option<&str>, action: Option<&str>, resource: Option<&str>) {
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Action, Some(Form::RolePermission)), "{text}");
        let said = (denial.principal.as_deref(), denial.action.as_deref(), denial.resource.as_deref());
        assert_eq!(said, (principal, action, resource), "{text}");
    }

    #[test]
    fn the_words_name_the_action_and_its_service() {
        let call =
            "InvalidParameterValueException: The provided execution role does not have permissions to call";
        check(
            &format!("{call} CreateNetworkInterface on EC2"),
            None,
            Some("ec2:CreateNetworkInterface"),
            None,
        );
        check(
            &format!(
                "{call} ReceiveMessage on SQS (Service: Lambda, Status Code: 400, Request ID: 1a2b-3c4d)"
            ),
            None,
            Some("sqs:ReceiveMessage"),
            None,
        );
        let topic = "arn:aws:sns:eu-west-1:111122223333:done";
        check(&format!("{call} Publish on {topic}."), None, Some("sns:Publish"), Some(topic));
        check(&format!("{call} Something on Whatever"), None, None, None);
    }

    #[test]
    fn the_words_name_the_role() {
        check(
            &format!(
                "Error: creating Backup Selection: InvalidParameterValueException: IAM Role {ROLE} is not authorized to call tag:GetResources"
            ),
            Some(ROLE),
            Some("tag:GetResources"),
            None,
        );
        check(
            &format!(
                "Failed. Reason: The role '{ROLE}' does not have BatchGetImage permission for the image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1'."
            ),
            Some(ROLE),
            Some("ecr:BatchGetImage"),
            Some("arn:aws:ecr:us-east-1:111122223333:repository/app"),
        );
    }

    #[test]
    fn what_may_have_other_reasons_refuses_no_action() {
        let text = format!(
            "No S3 objects found under S3 URL \"s3://data/train/\". Please ensure that the bucket exists, and that the role \"{ROLE}\" has \"s3:ListBucket\" permissions on bucket \"data\"."
        );
        let denial = triage(&text).denials.remove(0);
        assert_eq!((denial.cause, denial.form, denial.action), (Cause::Action, Some(Form::NoObjects), None));
        assert_eq!((denial.principal.as_deref(), denial.resource.as_deref()), (Some(ROLE), Some("data")));
    }

    #[test]
    fn a_call_that_is_no_action_is_not_asked_for() {
        let tested = "DataSync location access test failed: could not perform s3:ListObjectsV2 in bucket data. Access denied.";
        check(tested, None, None, None);
    }

    #[test]
    fn who_called_is_not_the_role() {
        let event = r#"{"eventSource":"lambda.amazonaws.com","eventName":"CreateFunction20150331","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana"},"errorCode":"InvalidParameterValueException","errorMessage":"The provided execution role does not have permissions to call CreateNetworkInterface on EC2"}"#;
        check(event, None, Some("ec2:CreateNetworkInterface"), None);
    }

    #[test]
    fn who_deploys_is_not_the_role() {
        let text = "Your access has been denied by EC2, please make sure your request credentials have permission to DescribeSecurityGroups for sg-0a1b2c3d.";
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Action, None));
        assert_eq!(denial.action.as_deref(), Some("ec2:DescribeSecurityGroups"));
    }
}
