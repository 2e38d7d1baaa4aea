//! What is said of credentials that can't be used.

use super::{EXPIRED, ErrorWords};
use crate::credentials::{CredentialField, CredentialsError};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<CredentialsError> = ErrorWords { what, next };

fn what(error: &CredentialsError) -> Cow<'static, str> {
    match error {
        CredentialsError::NothingFound => "There are no AWS credentials in this text.".into(),
        CredentialsError::Missing(fields) => {
            let names: Vec<String> = fields.iter().map(|field| format!("the {}", name(*field))).collect();
            let (names, are) = (names.join(" and "), if fields.len() == 1 { "is" } else { "are" });
            format!("Temporary credentials have three values: {names} {are} still missing.").into()
        }
        CredentialsError::Unusable(field) => {
            let name = name(*field);
            format!("The {name} was cut, masked or replaced by a placeholder.").into()
        }
        CredentialsError::Length { field, has, needs } => {
            let name = name(*field);
            if has < needs {
                format!("The {name} was cut: it has {has} of its {needs} characters.").into()
            } else {
                format!("The {name} has {has} characters in the place of {needs}: something else was copied with it.").into()
            }
        }
        CredentialsError::LongTerm => "This is a long-term access key (`AKIA…`). It works until someone deletes it, so this page doesn't take it. It was not used and not kept.".into(),
        CredentialsError::NotAnAccessKey { prefix } => format!("An ID that begins with `{prefix}` names something else than an access key. Temporary ones begin with `ASIA`.").into(),
        CredentialsError::Several(field) => {
            let name = name(*field);
            format!("The text has more than one {name}.").into()
        }
        CredentialsError::Expired => EXPIRED.what.into(),
    }
}

fn next(error: &CredentialsError) -> &'static str {
    match error {
        CredentialsError::NothingFound => {
            "Paste the lines that the AWS access portal or the command gives, all three values at once."
        }
        CredentialsError::Missing(_) => {
            "Paste what is missing: one value after another, or all three at once."
        }
        CredentialsError::Unusable(_) | CredentialsError::Length { .. } => {
            "Copy the credentials again, whole."
        }
        CredentialsError::LongTerm => {
            "Make temporary credentials and paste those: assume a role with this key, or take those of a profile that signs in. Those of `aws sts get-session-token` may not decode. Or run the command of the first way with this key: then the page needs no credentials."
        }
        CredentialsError::NotAnAccessKey { .. } => {
            "Paste the lines that the AWS access portal or the command gives."
        }
        CredentialsError::Several(_) => "Paste one set of credentials only, such as one profile of a file.",
        CredentialsError::Expired => EXPIRED.next,
    }
}

/// A value in the middle of a sentence.
fn name(field: CredentialField) -> &'static str {
    match field {
        CredentialField::AccessKeyId => "access key ID",
        CredentialField::SecretAccessKey => "secret access key",
        CredentialField::SessionToken => "session token",
        CredentialField::Expiration => "expiration",
    }
}
