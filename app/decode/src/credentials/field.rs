//! The parts of credentials, and the names that snippets give them.

use denylens_lang::Words;

/// A part of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
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
    pub(super) field: Field,
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

impl Field {
    /// Every part.
    pub(super) const ALL: [Field; 4] =
        [Field::AccessKeyId, Field::SecretAccessKey, Field::SessionToken, Field::Expiration];

    /// How many characters every value of it has, if all have as many. AWS's reference allows access key IDs of 16 to 128 characters
    /// (STS API Reference, `API_Credentials.html`); temporary ones have twenty, and secrets forty, wherever AWS shows them.
    pub(super) fn length(self) -> Option<usize> {
        match self {
            Field::AccessKeyId => Some(20),
            Field::SecretAccessKey => Some(SECRET_LENGTH),
            Field::SessionToken | Field::Expiration => None,
        }
    }

    /// Its name in the middle of a sentence; hence the space behind Latin letters in Japanese.
    pub(super) fn words(self) -> Words {
        match self {
            Field::AccessKeyId => Words::new("access key ID", "アクセスキー ID "),
            Field::SecretAccessKey => Words::new("secret access key", "シークレットアクセスキー"),
            Field::SessionToken => Words::new("session token", "セッショントークン"),
            Field::Expiration => Words::new("expiration", "有効期限"),
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
            "awsaccesskeyid" | "awsaccesskey" => (Field::AccessKeyId, Separator::Space),
            "awssecretaccesskey" | "awssecretkey" => (Field::SecretAccessKey, Separator::Space),
            "awssessiontoken" | "awssecuritytoken" => (Field::SessionToken, Separator::Space),
            "awscredentialexpiration"
            | "awscredentialsexpiration"
            | "awssessionexpiration"
            | "awssessiontokenexpiration"
            | "awsexpiration" => (Field::Expiration, Separator::Space),
            // Those of saml2aws and of AWSume.
            "xsecuritytokenexpires" | "awsumeexpiration" => (Field::Expiration, Separator::Space),
            // The answers of STS, IAM Identity Center and the metadata services; the settings of tools.
            "accesskeyid" | "accesskey" => (Field::AccessKeyId, Separator::Mark),
            "secretaccesskey" | "secretkey" => (Field::SecretAccessKey, Separator::Mark),
            "sessiontoken" | "securitytoken" | "token" => (Field::SessionToken, Separator::Mark),
            "expiration" => (Field::Expiration, Separator::Mark),
            _ => return None,
        };
        Some(Name { field, separator })
    }
}
