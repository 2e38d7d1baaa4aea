//! The documents that there can be of a refusal beside its message.

use super::Source;
use serde::{Deserialize, Serialize};

/// Which documents of a refusal are there, each by the text that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// The document of the encoded message.
    pub decoded: Option<Source>,
    /// The authorization details.
    pub details: Option<Source>,
    /// The event in CloudTrail.
    pub event: Option<Source>,
    /// The claims of the token that somebody came with.
    pub claims: Option<Source>,
}
