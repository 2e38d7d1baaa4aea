//! Credentials in the making: people copy their values one after another.

use super::{Credentials, CredentialsError, Field, snippet};
use crate::Moment;
use std::{collections::BTreeMap, fmt};
use zeroize::Zeroizing;

/// The values without which there are no credentials.
const NEEDED: [Field; 3] = [Field::AccessKeyId, Field::SecretAccessKey, Field::SessionToken];

/// The values that are known so far. As with [`Credentials`] this is their one owner, and they are overwritten when it goes.
#[derive(Default)]
pub struct Parts {
    values: BTreeMap<Field, Zeroizing<String>>,
}

impl Parts {
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

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// What is still missing.
    pub fn missing(&self) -> Vec<Field> {
        NEEDED.into_iter().filter(|field| !self.has(*field)).collect()
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.values.contains_key(&field)
    }

    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(|value| value.as_str())
    }

    /// Keeps a value. The same one may come again, as `AWS_SECURITY_TOKEN` repeats `AWS_SESSION_TOKEN`.
    pub(super) fn add(&mut self, field: Field, value: Zeroizing<String>) -> Result<(), CredentialsError> {
        match self.values.get(&field) {
            _ if value.is_empty() => Ok(()),
            Some(known) if *known != value && field != Field::Expiration => {
                Err(CredentialsError::Several(field))
            }
            Some(_) => Ok(()),
            None => {
                self.values.insert(field, value);
                Ok(())
            }
        }
    }

    /// Adds what it doesn't have itself.
    pub(super) fn complete(&mut self, others: Parts) {
        for (field, value) in others.values {
            self.values.entry(field).or_insert(value);
        }
    }

    /// Whether it can't complete the parts before it: it needs nothing of them, or its access key ID is another.
    fn is_of_another_set(&self, before: &Parts) -> bool {
        let (id, id_before) = (self.get(Field::AccessKeyId), before.get(Field::AccessKeyId));
        self.missing().is_empty() || (id.is_some() && id_before.is_some() && id != id_before)
    }

    fn credentials(mut self) -> Option<Credentials> {
        Some(Credentials {
            access_key_id: self.values.remove(&Field::AccessKeyId)?,
            secret_access_key: self.values.remove(&Field::SecretAccessKey)?,
            session_token: self.values.remove(&Field::SessionToken)?,
            expires: self.get(Field::Expiration).and_then(Moment::read),
        })
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parts").field("missing", &self.missing()).finish_non_exhaustive()
    }
}
