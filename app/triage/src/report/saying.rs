//! What AWS says of a refusal, in its own words.

use serde::{Deserialize, Serialize};

/// What one of the texts says of a refusal, in AWS's own words and in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// What says it.
    pub by: Sayer,
    /// All that it says.
    pub text: String,
    /// The part that says how the request was refused.
    pub reason: Option<String>,
}

/// What says something of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sayer {
    /// The sentence of the message, which has names in it.
    Sentence,
    /// A sentence of the message that is the same for everybody.
    Phrase,
    /// The authorization details.
    Details,
    /// The document of the encoded message.
    Decoded,
}
