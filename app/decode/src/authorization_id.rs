//! The authorization id of a refusal, under which AWS keeps its details.

use crate::failure::{Failure, Fault};
use thiserror::Error;

/// An authorization id: 1 to 256 digits and small letters.
///
/// Source: the service model of IAM Toolbox (preview), version 2018-05-10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationId(String);

/// A text that is no authorization id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("not an authorization id")]
pub struct NotAnId;

impl AuthorizationId {
    /// Reads an id.
    pub fn read(text: &str) -> Result<AuthorizationId, NotAnId> {
        let text = text.trim();
        let is_id = (1..=256).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        if is_id { Ok(AuthorizationId(text.to_owned())) } else { Err(NotAnId) }
    }

    /// The id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl NotAnId {
    /// What it comes to.
    pub fn failure(&self) -> Failure {
        Failure::new("not-an-id", Fault::Input)
    }
}
