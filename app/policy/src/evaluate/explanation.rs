//! Everything about one statement and one request, part by part.

use crate::{condition::ConditionOutcome, document::Doubt, vocabulary::Truth};

/// Whether an element of a statement covers a request, and by which of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Whether it does.
    pub holds: Truth,
    /// The item that matches, or for an opposite (`NotAction`) the one that rules the request out.
    pub item: Option<usize>,
    /// Whether the statement has the element; without it, this part covers everything or can't be relied on.
    pub is_written: bool,
}

/// Everything about one statement and one request.
#[derive(Clone, Debug)]
pub struct StatementExplanation {
    /// Whether the statement applies.
    pub applies: Truth,
    /// `Action` or `NotAction`.
    pub action: Coverage,
    /// `Resource` or `NotResource`.
    pub resource: Coverage,
    /// `Principal` or `NotPrincipal`.
    pub principal: Coverage,
    /// The conditions, in the order of the statement.
    pub conditions: Vec<ConditionOutcome>,
    /// Why the statement can't be relied on, if it can't.
    pub doubt: Option<Doubt>,
}
