//! Whether a condition holds, and why.

use crate::vocabulary::Truth;

/// Whether a condition holds, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConditionOutcome {
    /// Whether it holds.
    pub holds: Truth,
    /// Why.
    pub why: Why,
}

/// Why a condition holds or doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The key's values were compared with those of the policy; the policy's value that decided, if one did.
    Compared(Option<usize>),
    /// The request doesn't have the key.
    KeyAbsent,
    /// Whether the request has the key isn't known.
    KeyUnknown,
    /// The request has the key, which is all that `Null` asks.
    KeyPresent,
    /// The value of a policy variable in this value of the policy isn't known.
    VariableUnknown(usize),
    /// This value of the policy differs in letters that may be the same: AWS doesn't say how case is ignored beyond A to Z.
    CaseUnknown(usize),
    /// The key has a list of values, and the operator isn't made for lists: it lacks `ForAllValues` or `ForAnyValue`.
    ListWithoutSetOperator,
    /// There is no such operator.
    NoSuchOperator,
    /// A value of the policy can't be read.
    Unreadable,
}

impl Why {
    /// The name used in data.
    pub fn id(self) -> &'static str {
        match self {
            Why::Compared(_) => "compared",
            Why::KeyAbsent => "key-absent",
            Why::KeyUnknown => "key-unknown",
            Why::KeyPresent => "key-present",
            Why::VariableUnknown(_) => "variable-unknown",
            Why::CaseUnknown(_) => "case-unknown",
            Why::ListWithoutSetOperator => "list-without-set-operator",
            Why::NoSuchOperator => "no-such-operator",
            Why::Unreadable => "unreadable",
        }
    }

    /// The value of the policy that decided, by its place in the list, if one did.
    pub fn value(self) -> Option<usize> {
        match self {
            Why::Compared(value) => value,
            Why::VariableUnknown(value) | Why::CaseUnknown(value) => Some(value),
            _ => None,
        }
    }
}
