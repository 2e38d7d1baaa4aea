//! What there is to say about a paste in which no refusal was found.

use serde::{Deserialize, Serialize};

/// Something to say about the paste as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// There is no text.
    NothingPasted,
    /// What was pasted is not text.
    NotText,
    /// A JSON document that holds no refusal.
    NoRefusalInDocument,
    /// A text in which no refusal was found.
    NotUnderstood,
}

impl Notice {
    /// Its stable code: `nothing-pasted`, `not-understood`, …
    pub fn code(self) -> &'static str {
        match self {
            Notice::NothingPasted => "nothing-pasted",
            Notice::NotText => "not-text",
            Notice::NoRefusalInDocument => "no-refusal-in-document",
            Notice::NotUnderstood => "not-understood",
        }
    }
}
