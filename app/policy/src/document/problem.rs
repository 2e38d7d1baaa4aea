//! What can be wrong with a policy document.

use crate::{json, vocabulary::Place};
use serde::{Deserialize, Serialize};

/// Something in a document that isn't as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentProblem {
    /// What it is.
    pub kind: DocumentProblemKind,
    /// Where it stands.
    pub place: Place,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentProblemKind {
    /// It isn't JSON.
    Json(json::JsonProblemKind),
    /// It isn't a policy document: it has no statements.
    NotAPolicy,
    /// An element that the policy language doesn't have. It is ignored.
    UnknownElement,
    /// A name in other letters than the policy language's: `effect` for `Effect`.
    Case,
    /// A version that the policy language doesn't have.
    UnknownVersion,
    /// An element isn't of the type it should be.
    WrongType,
    /// A list has nothing in it. A statement without actions or resources does nothing.
    Empty,
    /// A statement has no `Effect`, or one that is neither `Allow` nor `Deny`.
    NoEffect,
    /// A statement has neither `Action` nor `NotAction`.
    NoAction,
    /// A statement has both an element and its opposite, such as `Action` and `NotAction`.
    BothForms,
    /// An action that isn't of the form `service:Name`.
    NotAnAction,
    /// A resource that is neither an ARN nor `*`.
    NotAnArn,
    /// A principal that can't be read.
    NotAPrincipal,
    /// A condition operator that there isn't.
    UnknownOperator,
    /// A value that its condition operator can't read. It matches nothing.
    UnreadableValue,
    /// A policy variable in a document whose version has none: `Version` isn't `2012-10-17`. It is plain text there.
    VariableInOldVersion,
    /// A policy variable before the fifth colon of a resource: "You can't use a variable to replace parts of the ARN before the fifth
    /// colon." AWS's tools differ in what they make of it.
    VariableBeforeResource,
    /// A `Sid` that another statement of the document has, which AWS refuses in most policies. What the statements do is clear.
    RepeatedSid,
    /// A condition key that the operator has already, in other letters.
    RepeatedKey,
}
