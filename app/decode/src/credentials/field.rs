//! The parts of credentials, and the names that snippets give them.

use denylens_triage::lang::Words;

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

impl Field {
    /// Its name in a sentence.
    pub fn words(self) -> Words {
        match self {
            Field::AccessKeyId => Words::new("access key ID", "アクセスキー ID "),
            Field::SecretAccessKey => Words::new("secret access key", "シークレットアクセスキー"),
            Field::SessionToken => Words::new("session token", "セッショントークン"),
            Field::Expiration => Words::new("expiration", "有効期限"),
        }
    }
}
