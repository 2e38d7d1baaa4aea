//! Any snippet to credentials.
use super::{Credentials, CredentialsError};
pub(super) fn read(_text: &str) -> Result<Credentials, CredentialsError> {
    Err(CredentialsError::NothingFound)
}
