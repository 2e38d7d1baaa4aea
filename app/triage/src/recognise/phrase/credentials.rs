//! Credentials that AWS, or a tool, does not take. Without `id-token: write` a job of GitHub gets no token.

use super::{Row, Says, row};
use crate::report::{Cause, Form};

const SAYS: Says = Says::Cause(Cause::Credentials);

pub(super) const ROWS: &[Row] = &[
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL", SAYS).form(Form::NoToken),
    row("Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN", SAYS).form(Form::NoToken),
    row("Did you mean to set the id-token permission", SAYS).form(Form::NoToken),
    row("Credentials could not be loaded, please check your action inputs", SAYS).form(Form::NoToken),
    row("AWS was not able to validate the provided access credentials", SAYS).form(Form::UnknownKey),
    row("MultiFactorAuthentication failed", SAYS).form(Form::Mfa),
    row("Unable to locate credentials", SAYS).form(Form::NoCredentials),
    row("The security token included in the request is expired", SAYS).form(Form::Expired),
    row("The security token included in the request is invalid", SAYS).form(Form::UnknownKey),
    row("The SSO session associated with this profile has expired", SAYS).form(Form::Expired),
    row("Error when retrieving token from sso", SAYS).form(Form::Expired),
    row("Error loading SSO Token", SAYS).form(Form::Expired),
    row("The SSO access token has expired", SAYS).form(Form::Expired),
    row("failed to refresh cached credentials", SAYS).form(Form::Expired),
    row("Unable to load credentials", SAYS).form(Form::NoCredentials),
    row("Could not load credentials from any providers", SAYS).form(Form::NoCredentials),
    row("Token has expired and refresh failed", SAYS).form(Form::Expired),
    row("You are not subscribed to this service", SAYS).form(Form::OptIn),
    row("Premium Support Subscription is required", SAYS).form(Form::SupportPlan),
    row("no EC2 IMDS role found", SAYS).form(Form::NoCredentials),
    row("NoCredentialProviders: no valid providers in chain", SAYS).form(Form::NoCredentials),
];
