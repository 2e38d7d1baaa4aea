//! Credentials that AWS, or a tool, does not take. Without `id-token: write` a job of GitHub gets no token.

use super::{Row, Says, Subject, of, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Credentials);

pub(super) const ROWS: &[Row] = &[
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL", SAYS).form(Form::NoToken),
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN", SAYS).form(Form::NoToken),
    row("Did you mean to set the id-token permission", SAYS).form(Form::NoToken),
    row("Credentials could not be loaded, please check your action inputs", SAYS).form(Form::NoToken),
    row("AWS was not able to validate the provided access credentials", SAYS).form(Form::UnknownKey),
    row("MultiFactorAuthentication failed", SAYS).form(Form::Mfa),
    row("The security token included in the request is expired", SAYS).form(Form::Expired),
    row("The security token included in the request is invalid", SAYS).form(Form::UnknownKey),
    row("You are not subscribed to this service", SAYS).form(Form::OptIn),
    row("Premium Support Subscription is required", SAYS).form(Form::SupportPlan),
    // The times that AWS compared: IAM User Guide, `reference_sigv-troubleshooting.html`, "Troubleshoot credential scope".
    row("Signature expired:", SAYS).form(Form::Clock).subject(Subject::Times),
    row("Signature not yet current:", SAYS).form(Form::Clock).subject(Subject::Times),
    row("The difference between the request time and the current time is too large", SAYS).form(Form::Clock),
    of("s3", "RequestTime>", SAYS).form(Form::Clock).subject(Subject::Times),
    // A session that ended, of IAM Identity Center or of `aws login`: `botocore/exceptions.py`, `aws-sdk-go`, `ssocreds`, and the
    // AWS Sign-In API Reference, `CreateOAuth2Token`.
    row("The SSO session associated with this profile has expired", SAYS).form(Form::Expired),
    row("the SSO session has expired or is invalid", SAYS).form(Form::Expired),
    row("Error when retrieving token from sso", SAYS).form(Form::Expired),
    row("Error loading SSO Token", SAYS).form(Form::Expired),
    row("The SSO access token has expired", SAYS).form(Form::Expired),
    row("Token has expired and refresh failed", SAYS).form(Form::Expired),
    row("cached SSO token is expired", SAYS).form(Form::Expired),
    row("Session token not found or invalid", SAYS).form(Form::Expired),
    row("The refresh token has expired", SAYS).form(Form::Expired),
    row("Your session has expired or credentials have changed", SAYS).form(Form::Expired),
    row("Your session has expired. Please reauthenticate", SAYS).form(Form::Expired),
    // Nothing was found, and nothing expired.
    row("Unable to locate credentials", SAYS).form(Form::NoCredentials),
    row("Unable to load credentials", SAYS).form(Form::NoCredentials),
    row("Unable to load AWS credentials", SAYS).form(Form::NoCredentials),
    row("Could not load credentials from any providers", SAYS).form(Form::NoCredentials),
    row("no valid credential sources", SAYS).form(Form::NoCredentials),
    row("get identity: get credentials", SAYS).form(Form::NoCredentials),
    row("The requested metadata is not found at http://169.254.169.254", SAYS).form(Form::NoCredentials),
    row("no EC2 IMDS role found", SAYS).form(Form::NoCredentials),
    row("NoCredentialProviders: no valid providers in chain", SAYS).form(Form::NoCredentials),
    // Says that there is nothing new, and what follows says why.
    row("failed to refresh cached credentials", SAYS),
];
