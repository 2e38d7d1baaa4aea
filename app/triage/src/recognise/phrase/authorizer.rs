//! Authorizers of AWS beside the policies of IAM.
//!
//! Sources: AWS Lake Formation Developer Guide, `troubleshooting.html`; AWS Knowledge Center, `api-gateway-troubleshoot-403-forbidden`,
//! `api-gateway-403-error-lambda-authorizer`, `aws-appsync-graphql-request-unauth-error`, `eks-troubleshoot-iam-issues`; Amazon EKS User
//! Guide, `troubleshooting.html`; Amazon OpenSearch Service Developer Guide, `fgac.html`; Amazon RDS User Guide,
//! `UsingWithRDS.IAMDBAuth.Troubleshooting.html`, `rds-proxy.troubleshooting.html`; Amazon Bedrock User Guide, `model-access.html`,
//! `model-lifecycle.html`, `troubleshooting-api-error-codes.html`; AWS Organizations API Reference, `action-reference.html`; Amazon SES
//! Developer Guide, `request-production-access.html`; Amazon CloudFront Developer Guide, `http-403-permission-denied.html`. What has no
//! page is worded as public reports print it.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Authorizer);

pub(super) const ROWS: &[Row] = &[
    of("lakeformation", "Insufficient Lake Formation permission(s)", SAYS).form(Form::LakeFormation),
    of("lakeformation", "Insufficient Lake Formation permissions", SAYS).form(Form::LakeFormation),
    of("lakeformation", "Insufficient Lake Formation permission(s) on s3://", SAYS)
        .subject(Subject::Around)
        .form(Form::DataLocation),
    of("lakeformation", "Insufficient Lake Formation permissions on s3://", SAYS)
        .subject(Subject::Around)
        .form(Form::DataLocation),
    of("lakeformation", "Insufficient Lake Formation permission(s) on arn:aws:s3", SAYS)
        .subject(Subject::Around)
        .form(Form::DataLocation),
    of("lakeformation", "Insufficient Lake Formation permissions on arn:aws:s3", SAYS)
        .subject(Subject::Around)
        .form(Form::DataLocation),
    of("lakeformation", "Relation contains no accessible columns", SAYS).form(Form::LakeFormation),
    of("lakeformation", "Principal does not have any privilege on specified resource", SAYS)
        .form(Form::LakeFormation),
    // Amazon API Gateway. The third has the words of a layer and means none: the policy is what the authorizer returned.
    of("execute-api", "User is not authorized to access this resource", SAYS).form(Form::LambdaAuthorizer),
    of("execute-api", "User is not authorized to access this resource with an explicit deny", SAYS)
        .form(Form::LambdaAuthorizer),
    of(
        "execute-api",
        "User is not authorized to access this resource with an explicit deny in an identity-based policy",
        SAYS,
    )
    .form(Form::LambdaAuthorizer),
    of("execute-api", "message\":\"Missing Authentication Token\"", SAYS).form(Form::ApiRoute),
    of("execute-api", "not a valid key=value pair (missing equal-sign) in Authorization header", SAYS)
        .form(Form::ApiRoute),
    of("execute-api", "message\":\"Forbidden\"", SAYS).form(Form::ApiForbidden),
    of("execute-api", "Invalid API Key identifier specified", SAYS).form(Form::ApiKey),
    // AWS AppSync.
    of("appsync", "Not Authorized to access", SAYS).subject(Subject::FieldAfter).form(Form::GraphqlField),
    of("appsync", "You are not authorized to make this call", SAYS).form(Form::GraphqlCall),
    of("appsync", "Unable to parse JWT token", SAYS).form(Form::GraphqlCall),
    of("appsync", "errorType\":\"UnauthorizedException\"", SAYS).form(Form::GraphqlCall),
    // Amazon EKS. Each cluster of Kubernetes has the first two.
    row("You must be logged in to the server", SAYS).form(Form::ClusterAccess),
    row("the server has asked for the client to provide credentials", SAYS).form(Form::ClusterAccess),
    row("Unable to register node with API server\" err=\"Unauthorized\"", SAYS).form(Form::ClusterAccess),
    row("Failed to ensure lease exists, will retry\" err=\"Unauthorized\"", SAYS).form(Form::ClusterAccess),
    of("eks", "Your current IAM principal doesn't have access to Kubernetes objects", SAYS)
        .form(Form::ClusterAccess),
    of("eks", "Your current user or role does not have access to Kubernetes objects", SAYS)
        .form(Form::ClusterAccess),
    row("forbidden: User \"arn:aws", SAYS).form(Form::ClusterRole),
    row("is forbidden: User \"arn:aws", SAYS).form(Form::ClusterRole),
    row("no permissions for [", SAYS).form(Form::SearchRole),
    // Amazon RDS.
    of("rds-db", "PAM authentication failed for user", SAYS).form(Form::DatabaseToken),
    of("rds-db", "IAM authentication failed for", SAYS).form(Form::DatabaseToken),
    of("rds-db", "Proxy authentication with IAM authentication failed for user", SAYS)
        .form(Form::DatabaseProxy),
    of("rds-db", "This RDS proxy has no credentials for the role", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "RDS Proxy supports only IAM, MD5, or SCRAM authentication", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "IAM authentication is allowed only with SSL connections", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "IAM is allowed only with SSL connections", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "This RDS Proxy requires TLS connections", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "The password that was provided for the role", SAYS).form(Form::DatabaseProxy),
    of("rds-db", "RDS supports only IAM or MD5 authentication", SAYS).form(Form::DatabaseProxy),
    row("pam_authenticate failed", SAYS).form(Form::DatabaseToken),
    // Amazon Bedrock.
    of("bedrock", "You don't have access to the model with the specified model ID", SAYS)
        .form(Form::ModelAccess),
    of("bedrock", "is not authorized to perform the required AWS Marketplace actions", SAYS)
        .form(Form::ModelSubscription),
    of("bedrock", "Model access is denied due to", SAYS).form(Form::ModelSubscription),
    of("bedrock", "You have not filled out the required use-case form", SAYS).form(Form::ModelUseCase),
    of("bedrock", "Model use case details have not been submitted", SAYS).form(Form::ModelUseCase),
    of("bedrock", "Model access is denied due to INVALID_PAYMENT_INSTRUMENT", SAYS).form(Form::ModelPayment),
    of("bedrock", "INVALID_PAYMENT_INSTRUMENT", SAYS).form(Form::ModelPayment),
    of("bedrock", "Access denied. This Model is marked by provider as Legacy", SAYS).form(Form::ModelRetired),
    of("bedrock", "This Model is marked by provider as Legacy", SAYS).form(Form::ModelRetired),
    of("bedrock", "This model version has reached the end of its life", SAYS).form(Form::ModelRetired),
    // Accounts and organizations.
    of("organizations", "You don't have permissions to access this resource", SAYS)
        .form(Form::ManagementAccount),
    row("You can call this operation only from the organization's management account", SAYS)
        .form(Form::ManagementAccount),
    row("Your account must be verified before you can add new", SAYS).form(Form::AccountRestricted),
    of("elasticloadbalancing", "This AWS account currently does not support creating load balancers", SAYS)
        .form(Form::AccountRestricted),
    of("ses", "Email address is not verified", SAYS).form(Form::UnverifiedIdentity),
    // Amazon CloudFront.
    of("cloudfront", "The request could not be satisfied", SAYS).form(Form::Distribution),
    of("cloudfront", "Missing Key-Pair-Id query parameter or cookie value", SAYS).form(Form::SignedUrl),
    // Amazon ECR.
    of("ecr", "no basic auth credentials", SAYS).subject(Subject::RegistryBefore).form(Form::RegistryLogin),
    of("ecr", "unauthorized: Not Authorized", SAYS)
        .subject(Subject::RegistryBefore)
        .form(Form::RegistryLogin),
    of("ecr", "Your authorization token has expired. Reauthenticate and try again", SAYS)
        .form(Form::RegistryLogin),
    of("ecr-public", "unexpected status from HEAD request to https://public.ecr.aws", SAYS)
        .form(Form::RegistryLogin),
    // Others.
    of("cognito-identity", "Unauthenticated access is not supported for this identity pool", SAYS)
        .form(Form::IdentityPool),
    of("cognito-identity", "Access to Identity '", SAYS).subject(Subject::After).form(Form::IdentityPool),
    of("servicecatalog", "No launch paths found for resource", SAYS)
        .subject(Subject::After)
        .form(Form::Portfolio),
    of("datazone", "User is not permitted to perform operation", SAYS).form(Form::Membership),
];
