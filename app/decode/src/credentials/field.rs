//! The parts of credentials, and the names that snippets give them.

/// A part of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CredentialField {
    /// The access key ID, such as `ASIAIOSFODNN7EXAMPLE`.
    AccessKeyId,
    /// The secret access key.
    SecretAccessKey,
    /// The session token.
    SessionToken,
    /// When they expire.
    Expiration,
}

/// How many characters a secret access key has.
pub(super) const SECRET_LENGTH: usize = 40;

/// A name that snippets give to a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) field: CredentialField,
    /// What has to stand between the name and a value.
    pub(super) separator: Separator,
}

/// What has to stand between a name and a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// A space will do, as in `set -gx AWS_SESSION_TOKEN …`.
    Space,
    /// A mark such as `=` or `:`. A name like `token` is an English word, too.
    Mark,
}

impl CredentialField {
    /// Every part.
    pub(super) const ALL: [CredentialField; 4] = [
        CredentialField::AccessKeyId,
        CredentialField::SecretAccessKey,
        CredentialField::SessionToken,
        CredentialField::Expiration,
    ];

    /// How many characters every value of it has, if all have as many. AWS's reference allows access key IDs of 16 to 128 characters
    /// (STS API Reference, `API_Credentials.html`); temporary ones have twenty, and secrets forty, wherever AWS shows them.
    pub(super) fn length(self) -> Option<usize> {
        match self {
            CredentialField::AccessKeyId => Some(20),
            CredentialField::SecretAccessKey => Some(SECRET_LENGTH),
            CredentialField::SessionToken | CredentialField::Expiration => None,
        }
    }
}

impl Name {
    /// What is meant by a name as a snippet writes it: in any case, with hyphens, underscores or neither.
    pub(super) fn read(written: &str) -> Option<Name> {
        /// The longest name below, with a hyphen or an underscore between its words and some to spare.
        const LONGEST: usize = 40;
        if written.len() > LONGEST {
            return None;
        }
        let letters: String = written
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let (field, separator) = match letters.as_str() {
            // Environment variables, configuration files.
            "awsaccesskeyid" | "awsaccesskey" => (CredentialField::AccessKeyId, Separator::Space),
            "awssecretaccesskey" | "awssecretkey" => (CredentialField::SecretAccessKey, Separator::Space),
            "awssessiontoken" | "awssecuritytoken" => (CredentialField::SessionToken, Separator::Space),
            "awscredentialexpiration"
            | "awscredentialsexpiration"
            | "awssessionexpiration"
            | "awssessiontokenexpiration"
            | "awsexpiration" => (CredentialField::Expiration, Separator::Space),
            // Those of saml2aws and of AWSume.
            "xsecuritytokenexpires" | "awsumeexpiration" => (CredentialField::Expiration, Separator::Space),
            // The answers of STS, IAM Identity Center and the metadata services; the settings of tools.
            "accesskeyid" | "accesskey" => (CredentialField::AccessKeyId, Separator::Mark),
            "secretaccesskey" | "secretkey" => (CredentialField::SecretAccessKey, Separator::Mark),
            "sessiontoken" | "securitytoken" | "token" => (CredentialField::SessionToken, Separator::Mark),
            "expiration" => (CredentialField::Expiration, Separator::Mark),
            _ => return None,
        };
        Some(Name { field, separator })
    }
}
