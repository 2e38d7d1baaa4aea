//! Services that can't assume the role that they were given: it isn't known everywhere yet, isn't there, or its trust policy doesn't let
//! the service in. The words are the same for all three.
//!
//! Sources: behind each group the page of the service's guide about the role; for all, the IAM User Guide, `troubleshoot.html`
//! ("Changes that I make are not always immediately visible"). Wordings without a page are those that the public sources of the
//! Terraform provider for AWS take for a role that was made a moment ago, and try again.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const fn trusted(service: &'static str, phrase: &'static str) -> Row {
    of(service, phrase, Says::Cause(Cause::Trust)).form(Form::ServiceRole)
}

const fn any(phrase: &'static str) -> Row {
    row(phrase, Says::Cause(Cause::Trust)).form(Form::ServiceRole)
}

/// A role right before the phrase, without which it is any sentence.
const ROLE_BEFORE: Subject = Subject::ArnBefore(":role/");
/// A role right after the phrase, without which it is any sentence.
const ROLE_AFTER: Subject = Subject::ArnAfter(":role/");

pub(super) const ROWS: &[Row] = &[
    any("is invalid or cannot be assumed").subject(Subject::Before),
    any("cannot be assumed by principal").subject(Subject::Before),
    any("cannot be assumed by").subject(ROLE_BEFORE),
    // Lambda Developer Guide, `lambda-intro-execution-role.html`.
    trusted("lambda", "The role defined for the function cannot be assumed").serves("lambda.amazonaws.com"),
    // Amazon ECS Developer Guide, `task-iam-roles.html`, `infrastructure_IAM_role.html`.
    trusted("ecs", "ECS was unable to assume the role")
        .subject(Subject::After)
        .serves("ecs-tasks.amazonaws.com"),
    trusted("ecs", "ECS was unable to assume the configured ECS Infrastructure Role")
        .subject(Subject::After)
        .serves("ecs.amazonaws.com"),
    trusted("ecs", "Unable to assume role and validate the listeners configured on your load balancer")
        .serves("ecs.amazonaws.com"),
    // Step Functions Developer Guide, `procedure-create-iam-role.html`.
    trusted("states", "is authorized to assume the provided role").serves("states.amazonaws.com"),
    trusted("states", "The principal states.amazonaws.com is not authorized to assume the provided role")
        .serves("states.amazonaws.com"),
    // Amazon Data Firehose Developer Guide, `controlling-access.html`.
    trusted("firehose", "Firehose is unable to assume role")
        .subject(Subject::After)
        .serves("firehose.amazonaws.com"),
    trusted("firehose", "trust policy for the provided IAM role allows Firehose to assume the role")
        .serves("firehose.amazonaws.com"),
    // AWS Glue Developer Guide, `glue-troubleshooting-errors.html`.
    trusted("glue", "Service is unable to assume provided role").serves("glue.amazonaws.com"),
    trusted("glue", "Service is unable to assume the role")
        .subject(Subject::After)
        .serves("glue.amazonaws.com"),
    trusted("glue", "Service is unable to assume role").subject(Subject::After).serves("glue.amazonaws.com"),
    trusted("glue", "should be given assume role permissions for Glue Service")
        .subject(ROLE_BEFORE)
        .serves("glue.amazonaws.com"),
    // CodeDeploy User Guide, `getting-started-create-service-role.html`.
    trusted("codedeploy", "CodeDeploy does not have the permissions required to assume the role")
        .subject(Subject::After)
        .serves("codedeploy.amazonaws.com"),
    // CodeBuild User Guide, `troubleshooting.html`.
    trusted("codebuild", "CodeBuild is not authorized to perform: sts:AssumeRole on")
        .subject(Subject::After)
        .serves("codebuild.amazonaws.com"),
    // CodePipeline User Guide, `troubleshooting.html`.
    trusted("codepipeline", "is not authorized to perform AssumeRole on role")
        .role(ROLE_BEFORE)
        .subject(ROLE_AFTER),
    trusted("codepipeline", "is not authorized to perform AssumeRole on action role")
        .role(ROLE_BEFORE)
        .subject(ROLE_AFTER),
    // EventBridge User Guide, `eb-troubleshooting.html`.
    trusted("events", "cannot be assumed by principal 'events.amazonaws.com'")
        .subject(Subject::Before)
        .serves("events.amazonaws.com"),
    // EventBridge Scheduler User Guide, `cross-service-confused-deputy-prevention.html`.
    trusted("scheduler", "must allow AWS EventBridge Scheduler to assume the role")
        .serves("scheduler.amazonaws.com"),
    // AWS DMS User Guide, `CHAP_Security.html`.
    trusted("dms", "is not configured properly").subject(ROLE_BEFORE).serves("dms.amazonaws.com"),
    // SageMaker AI Developer Guide, `sagemaker-roles.html`.
    trusted("sagemaker", "allows principal 'sagemaker.amazonaws.com' to assume the role")
        .serves("sagemaker.amazonaws.com"),
    trusted("sagemaker", "SageMaker was unable to assume the role")
        .subject(Subject::After)
        .serves("sagemaker.amazonaws.com"),
    trusted("sagemaker", "SageMaker is unable to perform: sts:AssumeRole on the role")
        .subject(Subject::After)
        .serves("sagemaker.amazonaws.com"),
    any("Could not assume role").subject(ROLE_AFTER),
    // Elastic Beanstalk Developer Guide, `health-enhanced-status.html`.
    any("Unable to assume role").subject(ROLE_AFTER),
    // Amazon EMR Management Guide, `emr-iam-role-automatic-scaling.html`, `emr-iam-roles.html`.
    trusted("elasticmapreduce", "EMR service role")
        .subject(ROLE_AFTER)
        .serves("elasticmapreduce.amazonaws.com"),
    any("Unable to assume IAM role").subject(ROLE_AFTER),
    // VPC User Guide, `flow-logs-troubleshooting.html`.
    trusted("ec2", "Unable to assume given IAM role").serves("vpc-flow-logs.amazonaws.com"),
    // CloudTrail User Guide, `send-cloudtrail-events-to-cloudwatch-logs.html`.
    trusted("cloudtrail", "Access denied. Check the trust relationships for your role")
        .serves("cloudtrail.amazonaws.com"),
    trusted("cloudtrail", "Verify in IAM that the role has adequate trust relationships")
        .serves("cloudtrail.amazonaws.com"),
    // Amazon EKS User Guide, `cluster-iam-role.html`, `pod-execution-role.html`, `troubleshooting.html`.
    trusted("eks", "could not be assumed because it does not exist or the trusted entity is not correct")
        .subject(Subject::Before)
        .serves("eks.amazonaws.com"),
    trusted("eks", "Misconfigured PodExecutionRole Trust Policy").serves("eks-fargate-pods.amazonaws.com"),
    trusted("eks", "We couldn't assume the role associated with your cluster").serves("eks.amazonaws.com"),
    // AWS IoT Developer Guide, `iot-create-role.html`. AWS itself says: "If the role was just created or updated, please try again".
    trusted("iot", "is unable to assume role (sts:AssumeRole) on resource")
        .subject(Subject::After)
        .serves("iot.amazonaws.com"),
    trusted("iot", "iot.amazonaws.com is unable to perform: sts:AssumeRole on resource")
        .subject(Subject::After)
        .serves("iot.amazonaws.com"),
    trusted("iot", "The provisioning role cannot be assumed by AWS IoT").serves("iot.amazonaws.com"),
    // Redshift Management Guide, `copy-unload-iam-role.html`.
    trusted("redshift", "Not authorized to get credentials of role").subject(Subject::After),
    trusted("redshift", "must delegate access to Amazon Redshift scheduler")
        .serves("scheduler.redshift.amazonaws.com"),
    // AWS Managed Policy Reference, `AWSBackupFullAccess`.
    trusted("backup", "cannot be assumed by AWS Backup")
        .subject(Subject::Before)
        .serves("backup.amazonaws.com"),
    // Amazon RDS User Guide, `USER_Monitoring.OS.Enabling.html`: the role is named wrong, trusts another, or lacks the permissions.
    trusted(
        "rds",
        "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING",
    )
    .serves("monitoring.rds.amazonaws.com"),
    trusted("rds", "does not include the required permissions for: ENHANCED_MONITORING")
        .subject(Subject::Before)
        .serves("monitoring.rds.amazonaws.com"),
    trusted("rds", "IAM role ARN value is invalid or does not include the required permissions for"),
    // Cognito says itself that it is to assume the role; no page was checked for the rest.
    trusted("cognito-idp", "Role does not have a trust relationship allowing Cognito to assume the role")
        .serves("cognito-idp.amazonaws.com"),
    // The rest name the service themselves.
    trusted("kendra", "has `kendra.amazonaws.com` as trusted entity").serves("kendra.amazonaws.com"),
    trusted("medialive", "medialive.amazonaws.com is a trusted service").serves("medialive.amazonaws.com"),
    trusted("m2", "does not have proper Trust Policy for M2 service").subject(Subject::Before),
    trusted("bedrock", "Could not assume provided IAM role"),
    trusted("gamelift", "GameLift cannot assume the role").subject(Subject::After),
    trusted("lex", "Lex can't access your IAM role"),
    trusted("dax", "No permission to assume role").subject(Subject::After),
    trusted("datasync", "Unable to assume role. Reason: Access denied when calling sts:AssumeRole"),
    trusted("apprunner", "Error in assuming access role").subject(Subject::After),
    trusted("apprunner", "Error in assuming instance role").subject(Subject::After),
    trusted("ssm", "The defined assume role is unable to be assumed"),
    trusted("es", "Amazon OpenSearch Service must be allowed to use the passed role"),
    trusted("sns", "is not a valid role to allow SNS to write to Cloudwatch Logs").subject(ROLE_BEFORE),
    trusted(
        "datapipeline",
        "Please make sure that the role exist and Data Pipeline has permission to assume the role",
    ),
];

#[cfg(test)]
mod tests {
    use crate::{
        report::{Cause, Form},
        triage,
    };

    const ROLE: &str = "arn:aws:iam::111122223333:role/service/Deliver";

    #[track_caller]
    fn check(text: &str, service: Option<&str>, serves: Option<&str>, role: Option<&str>) {
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Trust, Some(Form::ServiceRole)), "{text}");
        let said =
            (denial.service.as_deref(), denial.service_principal.as_deref(), denial.resource.as_deref());
        assert_eq!(said, (service, serves, role), "{text}");
        assert_eq!((denial.principal, denial.action), (None, None), "{text}");
    }

    #[test]
    fn the_role_stands_after_the_words() {
        check(
            &format!(
                "InvalidArgumentException: Firehose is unable to assume role {ROLE}. Please check the role provided."
            ),
            Some("firehose"),
            Some("firehose.amazonaws.com"),
            Some(ROLE),
        );
        check(
            &format!(
                "An error occurred (InvalidInputException) when calling the CreateCrawler operation: Service is unable to assume role {ROLE}. Please verify role's TrustPolicy"
            ),
            Some("glue"),
            Some("glue.amazonaws.com"),
            Some(ROLE),
        );
    }

    #[test]
    fn the_role_stands_before_the_words() {
        check(
            &format!(
                "ValidationException: Provided role '{ROLE}' cannot be assumed by principal 'events.amazonaws.com'."
            ),
            Some("events"),
            Some("events.amazonaws.com"),
            Some(ROLE),
        );
        check(
            &format!(
                "InvalidParameterException: Role with arn: {ROLE}, could not be assumed because it does not exist or the trusted entity is not correct"
            ),
            Some("eks"),
            Some("eks.amazonaws.com"),
            Some(ROLE),
        );
    }

    #[test]
    fn the_code_stands_before_the_sentence() {
        let code = |text: &str| triage(text).denials.remove(0).code;
        let text = "Error: creating Glue Crawler (a): InvalidInputException: Service is unable to assume provided role. Please verify role's TrustPolicy";
        assert_eq!(code(text).as_deref(), Some("InvalidInputException"));
        assert_eq!(code("Note: Service is unable to assume provided role."), None);
    }

    #[test]
    fn no_role_is_named() {
        let text = "AccessDeniedException: Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.";
        check(text, Some("states"), Some("states.amazonaws.com"), None);
    }

    #[test]
    fn a_role_that_the_service_names_in_two_sentences() {
        let text = format!(
            "An error occurred (ValidationException) when calling the CreateTrainingJob operation: Could not assume role {ROLE}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role."
        );
        check(&text, Some("sagemaker"), Some("sagemaker.amazonaws.com"), Some(ROLE));
    }

    #[test]
    fn a_service_that_names_itself_in_the_sentence_is_no_caller() {
        let text = format!("CodeBuild is not authorized to perform: sts:AssumeRole on {ROLE}");
        let denial = triage(&text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Trust, Some(Form::ServiceRole)));
        assert_eq!(denial.service_principal.as_deref(), Some("codebuild.amazonaws.com"));
        let of_caller = format!(
            "Unable to assume role: {ROLE}: User: arn:aws:iam::111122223333:user/ana is not authorized to perform: sts:AssumeRole on resource: {ROLE}"
        );
        assert_eq!(triage(&of_caller).denials.remove(0).form, None);
    }

    #[test]
    fn the_role_that_asked_is_named_before_the_one_that_was_asked_for() {
        let asked = "arn:aws:iam::111122223333:role/pipeline";
        let denial = triage(&format!("{asked} is not authorized to perform AssumeRole on role {ROLE}"))
            .denials
            .remove(0);
        assert_eq!((denial.principal.as_deref(), denial.resource.as_deref()), (Some(asked), Some(ROLE)));
    }

    #[test]
    fn words_of_any_sentence_need_a_role_beside_them() {
        for text in [
            "The proxy is not configured properly.",
            "Could not assume role of a leader in time.",
            "The cost cannot be assumed by the buyer.",
        ] {
            assert_eq!(triage(text).denials, [], "{text}");
        }
    }
}
