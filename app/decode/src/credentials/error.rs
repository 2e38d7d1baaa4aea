//! Why a text gives no usable credentials. No variant holds a piece of the text but the names of fields.

use crate::failure::{Failure, Fault};
use denylens_triage::secrets::name::CredentialField;
use std::fmt;

/// Why a text gives no usable credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialsError {
    /// No field of any credentials is in it.
    NothingFound,
    /// These fields are missing, and others are there.
    Missing(Vec<CredentialField>),
    /// The value of this field can't be one: it holds characters that no such value has, or is too short.
    Unusable(CredentialField),
    /// The value of this field was cut, or something else was copied with it: it hasn't the length that all have.
    Length {
        /// The field.
        field: CredentialField,
        /// How many characters it has.
        has: usize,
        /// How many it should have.
        needs: usize,
    },
    /// The key is a long-term one (`AKIA…`).
    LongTerm,
    /// The access key ID begins as the unique ID of something else does, such as `AROA` of a role.
    NotAnAccessKey {
        /// The first four characters.
        prefix: &'static str,
    },
    /// More than one value for this field: several profiles, or two sets of credentials.
    Several(CredentialField),
    /// Their time is over.
    Expired,
}

/// Gives what `aws sts assume-role` or a profile with a role would give: short-lived credentials of the profile.
pub(crate) const EXPORT_OF_PROFILE: &str = "aws configure export-credentials --format env";
/// Makes temporary credentials of a user's long-term key. Those of `get-session-token` won't do: "You cannot call any STS API except
/// AssumeRole or GetCallerIdentity" with them (AWS STS API Reference, `API_GetSessionToken.html`).
const ASSUME_ROLE: &str = "aws sts assume-role --role-session-name denylens --role-arn ROLE_ARN";

/// Temporary credentials whose time is over, whether the page saw it or AWS did.
pub(crate) const EXPIRED: Failure =
    Failure::new("expired-token", Fault::Credentials).with(&[EXPORT_OF_PROFILE]);

impl CredentialsError {
    /// Whether typing on can't make usable credentials of the text.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            CredentialsError::LongTerm
                | CredentialsError::NotAnAccessKey { .. }
                | CredentialsError::Several(_)
                | CredentialsError::Expired
        )
    }

    /// What it comes to.
    pub fn failure(&self) -> Failure {
        let kind = match self {
            CredentialsError::NothingFound => "credentials-missing",
            CredentialsError::Missing(fields) => match fields.as_slice() {
                [CredentialField::SessionToken] => "session-token-missing",
                _ => "credentials-incomplete",
            },
            CredentialsError::Unusable(_) => "credentials-unusable",
            CredentialsError::Length { has, needs, .. } if has < needs => "credentials-cut",
            CredentialsError::Length { .. } => "credentials-too-long",
            CredentialsError::LongTerm => {
                return Failure::new("credentials-long-term", Fault::Credentials)
                    .with(&[ASSUME_ROLE, EXPORT_OF_PROFILE]);
            }
            CredentialsError::NotAnAccessKey { .. } => "not-an-access-key",
            CredentialsError::Several(_) => return Failure::new("credentials-several", Fault::Input),
            CredentialsError::Expired => return EXPIRED,
        };
        Failure::new(kind, Fault::Input).with(&[EXPORT_OF_PROFILE])
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.failure().kind)
    }
}

impl std::error::Error for CredentialsError {}
