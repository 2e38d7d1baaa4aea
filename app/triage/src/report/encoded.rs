//! The encoded message of a refusal.

use serde::{Deserialize, Serialize};

/// An encoded authorization failure message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoded {
    /// The message, without the white space that wrapping put into it.
    pub text: String,
    /// Whether it can be decoded.
    pub state: EncodedState,
}

/// How much of an encoded message there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EncodedState {
    /// All of it, as far as can be told.
    Complete,
    /// Its end seems to be cut off: something in its place says so, or it is shorter than complete ones.
    CutShort,
    /// AWS takes no such message: it is too long, or has a character that no message has.
    Unfit,
    /// A part was taken out by hand: it can't be decoded.
    Redacted,
}
