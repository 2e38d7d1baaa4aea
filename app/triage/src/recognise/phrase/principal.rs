//! Somebody whom AWS doesn't find: a principal in a policy, a role, an instance profile, a service-linked role. Each may be gone, or made a
//! moment ago.
//!
//! Sources: IAM User Guide, `reference_policies_elements_principal.html` (a deleted principal leaves its unique id in a policy) and
//! `troubleshoot.html` ("Changes that I make are not always immediately visible"); behind each group the page of the service.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Principal);

const fn gone(service: &'static str, phrase: &'static str) -> Row {
    of(service, phrase, SAYS)
}

pub(super) const ROWS: &[Row] = &[
    // In a policy. IAM names the principal, the others don't.
    row("Invalid principal in policy: \"AWS\":", SAYS).subject(Subject::RoleAfter),
    row("Invalid principal in policy: \"SERVICE\":", SAYS).subject(Subject::After).form(Form::ServiceName),
    row("Invalid principal in policy", SAYS),
    gone("kms", "Policy contains a statement with one or more invalid principals"),
    gone("sns", "Policy Error: PrincipalNotFound"),
    gone("secretsmanager", "This resource policy contains an unsupported principal"),
    gone("ecr", "failed to satisfy constraint: 'Principal not found'"),
    gone("elasticfilesystem", "Policy contains invalid Principal block"),
    gone("backup", "Provided principal is not valid"),
    gone("eks", "The specified principalArn is invalid: invalid principal"),
    gone("s3", "Invalid Grantee in the request"),
    gone("kms", "grantee principal is invalid").subject(Subject::NameAfter),
    // What AWS itself says is known everywhere in a moment.
    gone("es", "The passed role has not propagated yet").form(Form::NotYet),
    row("is not yet propagated, please try again", SAYS).form(Form::NotYet),
    gone("kms", "KMS Message: ARN does not refer to a valid principal")
        .subject(Subject::After)
        .form(Form::NotYet),
    // Service-linked roles. Amazon ECS Developer Guide, `using-service-linked-roles.html`; OpenSearch Service Developer Guide,
    // `slr-aos.html`; EC2 User Guide, `spot-requests.html`; IAM User Guide, `using-service-linked-roles.html`.
    gone("ecs", "Unable to assume the service linked role")
        .form(Form::ServiceLinkedRole)
        .serves("ecs.amazonaws.com"),
    gone("ecs", "ECS Service Linked Role does not exist")
        .form(Form::ServiceLinkedRole)
        .serves("ecs.amazonaws.com"),
    gone("ec2", "do not have permission to create the service-linked role for EC2 Spot Instances")
        .form(Form::ServiceLinkedRole)
        .serves("spot.amazonaws.com"),
    gone("es", "you must enable a service-linked role to give Amazon OpenSearch Service permissions")
        .form(Form::ServiceLinkedRole)
        .serves("opensearchservice.amazonaws.com"),
    gone("es", "you must enable a service-linked role to give Amazon ES permissions")
        .form(Form::ServiceLinkedRole)
        .serves("es.amazonaws.com"),
    gone("elasticmapreduce", "Service-linked role 'AWSServiceRoleForEMRCleanup'")
        .form(Form::ServiceLinkedRole)
        .serves("elasticmapreduce.amazonaws.com"),
    // Instance profiles. IAM User Guide, `id_roles_use_switch-role-ec2_instance-profiles.html`; Elastic Beanstalk Developer Guide,
    // `iam-instanceprofile.html`; Batch User Guide, `troubleshooting.html`; Amazon EMR Management Guide, `emr-iam-role-for-ec2.html`.
    row("for parameter iamInstanceProfile.name is invalid", SAYS)
        .subject(Subject::NameBefore)
        .form(Form::InstanceProfile),
    row("Invalid IAM Instance Profile name", SAYS).form(Form::InstanceProfile),
    row("has no associated IAM Roles", SAYS).subject(Subject::Before).form(Form::InstanceProfile),
    gone("elasticbeanstalk", "associated with the environment does not exist")
        .subject(Subject::NameBefore)
        .form(Form::InstanceProfile),
    gone("elasticbeanstalk", "associated with the environment has no role")
        .subject(Subject::NameBefore)
        .form(Form::InstanceProfile),
    gone("batch", "CLIENT_ERROR - Instance profile").subject(Subject::After).form(Form::InstanceProfile),
    gone("elasticmapreduce", "Invalid InstanceProfile")
        .subject(Subject::RoleAfter)
        .form(Form::InstanceProfile),
    gone("rds", "couldn't fetch the role from instance profile")
        .subject(Subject::After)
        .form(Form::InstanceProfile),
    // Roles. CodeDeploy User Guide, `troubleshooting-general.html`; CodeBuild User Guide, `troubleshooting.html`; Batch User Guide,
    // `troubleshooting.html`; AWS Config Developer Guide, `aggregate-data-troubleshooting.html`.
    gone("codedeploy", "The deployment failed because no service role exists with the service role name")
        .form(Form::RoleGone),
    gone("codebuild", "CreateProject operation: Invalid service role").form(Form::RoleGone),
    gone("batch", "SpotFleetRequestConfig.IamFleetRole is invalid").form(Form::RoleGone),
    gone("config", "AWS Config is unable to access your organization details due to invalid IAM role")
        .form(Form::RoleGone),
    gone("eks", "InvalidParameterException: roleArn,")
        .subject(Subject::ArnAfter(":role/"))
        .form(Form::RoleGone),
    gone("ssm", "Nonexistent role or missing ssm service principal in trust policy")
        .subject(Subject::After)
        .form(Form::RoleGone),
];

#[cfg(test)]
mod tests {
    use crate::{
        report::{Cause, Form},
        triage,
    };

    #[track_caller]
    fn check(text: &str, form: Option<Form>, named: Option<&str>) {
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (Cause::Principal, form), "{text}");
        assert_eq!(denial.resource.as_deref(), named, "{text}");
        assert!(!denial.is_of_policies(), "{text}");
    }

    #[test]
    fn the_principal_that_iam_names() {
        let text = "An error occurred (MalformedPolicyDocument) when calling the UpdateAssumeRolePolicy operation: Invalid principal in policy: \"AWS\":\"arn:aws:iam::111122223333:role/Old\"";
        check(text, None, Some("arn:aws:iam::111122223333:role/Old"));
    }

    #[test]
    fn a_unique_id_is_of_somebody_who_was_deleted() {
        let deleted = Some(Form::DeletedPrincipal);
        let id = "AROAEXAMPLEID1234567X";
        check(
            &format!("MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"{id}\""),
            deleted,
            Some(id),
        );
        check(
            &format!("Error: reading KMS Grant (1a2b:3c4d): grantee principal is invalid: \"{id}\""),
            deleted,
            Some(id),
        );
    }

    #[test]
    fn a_name_that_is_no_service() {
        let text = "Invalid principal in policy: \"SERVICE\":\"backup.eu-west-1.amazonaws.com\" (Service: AmazonIdentityManagement; Status Code: 400; Error Code: MalformedPolicyDocument; Request ID: 1a2b-3c4d)";
        check(text, Some(Form::ServiceName), Some("backup.eu-west-1.amazonaws.com"));
    }

    #[test]
    fn policies_that_name_nobody() {
        let of_bucket = "Error: putting S3 Bucket (data) Policy: operation error S3: PutBucketPolicy, https response error StatusCode: 400, RequestID: 1A2B, HostID: x, api error MalformedPolicy: Invalid principal in policy";
        check(of_bucket, Some(Form::UnnamedPrincipal), Some("data"));
        for text in [
            "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.",
            "InvalidParameter: Invalid parameter: Policy Error: PrincipalNotFound",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn what_is_not_there_yet_is_waited_for() {
        check("ValidationException: The passed role has not propagated yet", Some(Form::NotYet), None);
    }

    #[test]
    fn the_name_of_a_profile_is_read_to_its_end() {
        check(
            "Invalid InstanceProfile: EMR_EC2_DefaultRole.",
            Some(Form::InstanceProfile),
            Some("EMR_EC2_DefaultRole"),
        );
    }

    #[test]
    fn the_code_of_a_phrase_that_begins_with_it_or_stands_in_an_element() {
        let code = |text: &str| triage(text).denials.remove(0).code;
        let role = "arn:aws:iam::111122223333:role/cni";
        let of_role =
            format!("Error: creating EKS Add-On: InvalidParameterException: roleArn, {role}, does not exist");
        assert_eq!(code(&of_role).as_deref(), Some("InvalidParameterException"));
        let element =
            "<Error><Code>InvalidArgument</Code><Message>Invalid Grantee in the request</Message></Error>";
        assert_eq!(code(element).as_deref(), Some("InvalidArgument"));
    }

    #[test]
    fn roles_and_profiles_that_are_not_found() {
        check(
            "InvalidParameterValue: Value (runner) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
            Some(Form::InstanceProfile),
            Some("runner"),
        );
        check(
            "Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
            Some(Form::ServiceLinkedRole),
            None,
        );
    }
}
