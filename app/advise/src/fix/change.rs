//! What a fix does to a policy.

use crate::statement::{DraftCondition, DraftStatement};

/// What a fix does to a policy. It adds to what is there, and takes the place of nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// One statement more, which allows.
    Statement(DraftStatement),
    /// One condition more, in a statement that denies.
    Condition(AddedCondition),
}

/// A condition for statements that are there. The rest of them stays: nobody but their owner knows the whole of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedCondition {
    /// The ids of the statements, where the text gives them; the first of many.
    pub sids: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// The condition.
    pub condition: DraftCondition,
}

impl AddedCondition {
    /// More statements than these nobody reads, and a document may have thousands.
    pub const NAMED: usize = 10;
}

impl Change {
    /// The statement, where that is what is added.
    pub fn statement(&self) -> Option<&DraftStatement> {
        match self {
            Change::Statement(statement) => Some(statement),
            Change::Condition(_) => None,
        }
    }
}
