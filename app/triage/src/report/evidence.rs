//! What proves the fields of a refusal, and what is missing of them.

use serde::{Deserialize, Serialize};

/// A piece of the user's own text that proves a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field that it proves.
    pub field: Field,
    /// Which text it stands in.
    pub source: Source,
    /// First byte of the piece in that text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The piece, exactly as given.
    pub text: String,
}

/// Which of the texts that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Source {
    /// What the user pasted.
    #[default]
    Paste,
    /// The nth text that arrived later, from 0.
    Supplement(usize),
}

/// The fields that evidence can prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is the field of `Denial` of the same name")]
pub enum Field {
    Code,
    Service,
    Operation,
    Principal,
    Action,
    Attempted,
    Resource,
    Account,
    Region,
    Partition,
    Effect,
    Layer,
    Policy,
    Statement,
    Cause,
    Encoded,
    AuthorizationId,
    RequestId,
    Time,
    Tool,
    Conditions,
}

impl Field {
    /// The field's name in the report: `action`, `request_id`, …
    pub fn name(self) -> &'static str {
        match self {
            Field::Code => "code",
            Field::Service => "service",
            Field::Operation => "operation",
            Field::Principal => "principal",
            Field::Action => "action",
            Field::Attempted => "attempted",
            Field::Resource => "resource",
            Field::Account => "account",
            Field::Region => "region",
            Field::Partition => "partition",
            Field::Effect => "effect",
            Field::Layer => "layer",
            Field::Policy => "policy",
            Field::Statement => "statement",
            Field::Cause => "cause",
            Field::Encoded => "encoded",
            Field::AuthorizationId => "authorization_id",
            Field::RequestId => "request_id",
            Field::Time => "time",
            Field::Tool => "tool",
            Field::Conditions => "conditions",
        }
    }
}

/// A part that is not there, where one would expect it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// The field.
    pub field: Field,
    /// Why it is missing.
    pub why: MissingReason,
}

/// Why a part is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MissingReason {
    /// It was taken out by hand.
    Redacted,
    /// The text ends before it.
    CutShort,
}

impl MissingReason {
    /// `redacted` or `cut-short`.
    pub fn name(self) -> &'static str {
        match self {
            MissingReason::Redacted => "redacted",
            MissingReason::CutShort => "cut-short",
        }
    }
}
