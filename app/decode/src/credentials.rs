//! AWS credentials: in memory only, wiped when they go, and never printed.

mod error;
mod field;
mod parts;
mod snippet;

pub use error::CredentialsError;
pub use field::Field;
pub use parts::Parts;

use crate::{Moment, signature::percent_encoded};
use std::fmt;
use zeroize::Zeroizing;

/// Temporary credentials of an AWS principal. Their one owner: they can't be copied, compared, serialised or printed, and
/// their memory is overwritten when they are dropped. What the signer computes on its way and what the browser holds of a
/// request are beyond this.
pub struct Credentials {
    access_key_id: Zeroizing<String>,
    secret_access_key: Zeroizing<String>,
    session_token: Zeroizing<String>,
    expires: Option<Moment>,
}

/// Reads credentials from any snippet in which people have them: lines for a shell, a profile of a file, the JSON of a command
/// or of a metadata service, or the bare values. The caller still has the text, and wipes it.
pub fn read(text: &str) -> Result<Credentials, CredentialsError> {
    let mut parts = Parts::default();
    parts.read(text)?.ok_or_else(|| CredentialsError::Missing(parts.missing()))
}

/// Whether a text holds a secret access key, be it of usable credentials or not. Such a text isn't to be shown.
pub fn are_in(text: &str) -> bool {
    snippet::has_secret(text)
}

impl Credentials {
    /// When they expire, if the snippet said so.
    pub fn expires(&self) -> Option<Moment> {
        self.expires
    }

    /// Whether their time is known to be over.
    pub fn expired(&self, now: Moment) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// The same credentials, unless their time is known to be over.
    pub fn usable_at(self, now: Moment) -> Result<Credentials, CredentialsError> {
        if self.expired(now) { Err(CredentialsError::Expired) } else { Ok(self) }
    }

    /// The same credentials for the signer, which wipes its copy, too.
    pub(crate) fn to_signer(&self) -> aws_credential_types::Credentials {
        aws_credential_types::Credentials::new(
            self.access_key_id.as_str(),
            self.secret_access_key.as_str(),
            Some(self.session_token.as_str().to_owned()),
            None,
            "page",
        )
    }

    /// A text without any of these credentials in it, as they are or as an address writes them.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in [&self.secret_access_key, &self.session_token, &self.access_key_id] {
            let encoded = Zeroizing::new(percent_encoded(secret));
            text = text.replace(secret.as_str(), "…").replace(encoded.as_str(), "…");
        }
        text
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("expires", &self.expires).finish_non_exhaustive()
    }
}
