//! AWS credentials: in memory only, wiped when they go, and never printed.

mod error;
mod partial;
mod snippet;

pub use denylens_triage::secrets::name::CredentialField;
pub use error::CredentialsError;
pub(crate) use error::{EXPIRED, EXPORT_OF_PROFILE};
pub use partial::PartialCredentials;

use crate::{percent::percent_encoded, signature::Signer, timestamp::Timestamp};
use std::fmt;
use zeroize::Zeroizing;

/// Temporary credentials of an AWS principal. Their one owner: they can't be copied, compared, serialised or printed, and
/// their memory is overwritten when they are dropped. What hashing leaves on the stack and what the browser holds of a request are beyond
/// this.
pub struct Credentials {
    access_key_id: Zeroizing<String>,
    secret_access_key: Zeroizing<String>,
    session_token: Zeroizing<String>,
    expires: Option<Timestamp>,
}

/// Reads credentials from any snippet in which people have them: lines for a shell, a profile of a file, the JSON of a command
/// or of a metadata service, or the bare values. The caller still has the text, and wipes it.
pub fn read(text: &str) -> Result<Credentials, CredentialsError> {
    let mut partial = PartialCredentials::default();
    partial.read(text)?.ok_or_else(|| CredentialsError::Missing(partial.missing()))
}

impl PartialCredentials {
    /// Reads a text on top of what is known, and gives the credentials when they are whole. Of a text that is refused nothing is
    /// kept.
    pub fn read(&mut self, text: &str) -> Result<Option<Credentials>, CredentialsError> {
        let mut found = snippet::read(text)?;
        if !found.is_of_another_set(self) {
            found.complete(std::mem::take(self));
        }
        *self = found;
        Ok(self.missing().is_empty().then(|| std::mem::take(self).credentials()).flatten())
    }
}

impl Credentials {
    /// When they expire, if the snippet said so.
    pub fn expires(&self) -> Option<Timestamp> {
        self.expires
    }

    /// Whether their time is known to be over.
    pub fn expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|expires| expires <= now)
    }

    /// The same credentials, unless their time is known to be over.
    pub fn usable_at(self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        if self.expired(now) { Err(CredentialsError::Expired) } else { Ok(self) }
    }

    /// What signs by them.
    pub(crate) fn signer(&self) -> Signer<'_> {
        Signer {
            access_key_id: &self.access_key_id,
            secret_access_key: &self.secret_access_key,
            session_token: Some(&self.session_token),
        }
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
