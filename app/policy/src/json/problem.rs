//! What isn't JSON about a document.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Something that isn't JSON, and was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonProblem {
    /// What it is.
    pub kind: JsonProblemKind,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

/// What isn't JSON about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JsonProblemKind {
    /// The text ends before the document does.
    CutShort,
    /// Something was left out by hand: `...`, `(...)`.
    Elided,
    /// A comment.
    Comment,
    /// A comma too many or too few.
    Comma,
    /// No `:` between a key and its value, or another sign in its place.
    Colon,
    /// A key that its object has already. Reading by key finds the first.
    Duplicate {
        /// Where the first one starts, in bytes.
        first: u32,
    },
    /// A backslash before what needs none.
    Escape,
    /// A string in other quotes than `"`.
    Quotes,
    /// A word that isn't a number, `true`, `false` or `null`.
    BareWord,
    /// A line break inside a string.
    LineBreak,
    /// A bracket that closes nothing, or something else.
    Bracket,
    /// A member without a value, or a value without a key.
    Member,
    /// Marks that belong to no value.
    Noise,
    /// Deeper than any real document: what stands here was passed over.
    TooDeep,
}
