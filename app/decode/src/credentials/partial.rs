//! Credentials in the making: people copy their values one after another.

use super::{Credentials, error::CredentialsError};
use crate::timestamp::Timestamp;
use denylens_triage::secrets::name::CredentialField;
use std::fmt;
use zeroize::Zeroizing;

/// The values without which there are no credentials.
const NEEDED: [CredentialField; 3] =
    [CredentialField::AccessKeyId, CredentialField::SecretAccessKey, CredentialField::SessionToken];

/// The values that are known so far. As with [`Credentials`] this is their one owner, and they are overwritten when it goes.
#[derive(Default)]
pub struct PartialCredentials {
    /// Each field at most once.
    values: Vec<(CredentialField, Zeroizing<String>)>,
}

impl PartialCredentials {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// What is still missing.
    pub fn missing(&self) -> Vec<CredentialField> {
        NEEDED.into_iter().filter(|field| !self.has(*field)).collect()
    }

    pub(super) fn has(&self, field: CredentialField) -> bool {
        self.get(field).is_some()
    }

    pub(super) fn get(&self, field: CredentialField) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == field).map(|(_, value)| value.as_str())
    }

    /// Keeps a value. The same one may come again, as `AWS_SECURITY_TOKEN` repeats `AWS_SESSION_TOKEN`.
    pub(super) fn add(
        &mut self,
        field: CredentialField,
        value: Zeroizing<String>,
    ) -> Result<(), CredentialsError> {
        match self.get(field) {
            _ if value.is_empty() => Ok(()),
            Some(known) if known != value.as_str() && field != CredentialField::Expiration => {
                Err(CredentialsError::Several(field))
            }
            Some(_) => Ok(()),
            None => {
                self.values.push((field, value));
                Ok(())
            }
        }
    }

    /// Adds what it doesn't have itself.
    pub(super) fn complete(&mut self, others: PartialCredentials) {
        for (field, value) in others.values {
            if !self.has(field) {
                self.values.push((field, value));
            }
        }
    }

    /// Whether it can't complete the parts before it: it needs nothing of them, or its access key ID is another.
    pub(super) fn is_of_another_set(&self, before: &PartialCredentials) -> bool {
        let (id, id_before) =
            (self.get(CredentialField::AccessKeyId), before.get(CredentialField::AccessKeyId));
        self.missing().is_empty() || (id.is_some() && id_before.is_some() && id != id_before)
    }

    fn take(&mut self, field: CredentialField) -> Option<Zeroizing<String>> {
        let at = self.values.iter().position(|(known, _)| *known == field)?;
        Some(self.values.swap_remove(at).1)
    }

    pub(super) fn credentials(mut self) -> Option<Credentials> {
        Some(Credentials {
            access_key_id: self.take(CredentialField::AccessKeyId)?,
            secret_access_key: self.take(CredentialField::SecretAccessKey)?,
            session_token: self.take(CredentialField::SessionToken)?,
            expires: self.get(CredentialField::Expiration).and_then(Timestamp::read),
        })
    }
}

impl fmt::Debug for PartialCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartialCredentials").field("missing", &self.missing()).finish_non_exhaustive()
    }
}
