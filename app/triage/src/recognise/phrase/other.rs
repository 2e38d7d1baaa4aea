//! AWS said no for another reason than a policy.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::NotAuthorization);

pub(super) const ROWS: &[Row] = &[
    row("IAM user access not activated", SAYS).form(Form::BillingAccess),
    row("You don't have permission to access billing information", SAYS).form(Form::BillingAccess),
    row("User not enabled for cost explorer access", SAYS).form(Form::BillingAccess),
    of("macie2", "Macie is not enabled", SAYS).form(Form::ServiceOff),
    row("Message>Request has expired", SAYS).form(Form::UrlExpired),
    // Amazon EC2 API Reference, `errors-overview.html`, `DryRunOperation`.
    row("Request would have succeeded, but DryRun flag is set", SAYS).form(Form::DryRun),
    // Amazon S3 API Reference, `ErrorResponses.html`, `AllAccessDisabled`.
    of("s3", "All access to this object has been disabled", SAYS),
    // A path or a method that the service doesn't have.
    row("Unable to determine service/operation name to be authorized", SAYS),
    row("is not enabled for the account", SAYS).form(Form::ServiceOff),
    // IAM API Reference, `UnmodifiableEntity`: service-linked roles, and those of IAM Identity Center.
    row("Cannot perform the operation on the protected role", SAYS).subject(Subject::RoleAfter),
    row("Account region opt status can only be modified", SAYS),
    row("failed to satisfy constraint", SAYS),
    of("s3", "The bucket does not allow ACLs", SAYS).form(Form::ObjectOwnership),
    // Amazon S3 User Guide, `troubleshoot-403-errors.html`. A whole sentence has these words at its end.
    of("s3", "because public policies are blocked by the BlockPublicPolicy", SAYS)
        .form(Form::BlockPublicAccess),
    of("s3", "because public policies are prevented by the BlockPublicPolicy", SAYS)
        .form(Form::BlockPublicAccess),
    of("s3", "because public ACLs are prevented by the BlockPublicAcls", SAYS).form(Form::BlockPublicAccess),
    of("securityhub", "is not subscribed to AWS Security Hub", SAYS).form(Form::ServiceOff),
    row("Operation is being called from endpoint", SAYS),
];
