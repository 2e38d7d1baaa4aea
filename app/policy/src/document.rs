//! Policy documents, read and made ready for evaluation.
//!
//! Reading never fails: it gives what was understood, and problems with their places for what was not. A statement that can't be
//! relied on says so (`Statement::doubt`), and evaluation treats it as one that may or may not apply.
//!
//! Source: IAM User Guide, `reference_policies_elements.html` and `reference_policies_grammar.html`.

mod element;
mod problem;
mod read;

pub use crate::vocabulary::Effect;
pub use element::{Element, Item};
pub use problem::{DocumentProblem, DocumentProblemKind};

use crate::{
    condition::Condition,
    json,
    pattern::{action::ActionPattern, principal::PrincipalPattern, resource::ResourcePattern},
    vocabulary::Place,
};
use std::ops::Range;

/// A policy document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The version of the policy language.
    pub version: Version,
    /// The `Id`.
    pub id: Option<Box<str>>,
    /// The statements, in the order of the text.
    pub statements: Vec<Statement>,
    /// What is wrong with the document.
    pub problems: Vec<DocumentProblem>,
    /// Whether all of the document was there, neither cut off nor shortened by hand, and said each thing once.
    pub is_complete: bool,
    /// Where it stands.
    pub place: Place,
}

/// The version of the policy language. Variables are replaced only in the newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// `2008-10-17`, also where a document names none.
    V2008,
    /// `2012-10-17`.
    V2012,
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The `Sid`, where there is one that isn't empty.
    pub sid: Option<Box<str>>,
    /// The `Effect`; `None` when it is missing or unreadable.
    pub effect: Option<Effect>,
    /// `Action` or `NotAction`.
    pub actions: Option<Element<ActionPattern>>,
    /// `Resource` or `NotResource`.
    pub resources: Option<Element<ResourcePattern>>,
    /// `Principal` or `NotPrincipal`.
    pub principals: Option<Element<PrincipalPattern>>,
    /// The conditions, all of which must hold.
    pub conditions: Vec<Condition>,
    /// Why the statement can't be relied on, if it can't.
    pub doubt: Option<Doubt>,
    /// Where it stands.
    pub place: Place,
}

/// Why a statement can't be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is cut off, or parts of it were left out.
    Incomplete,
    /// AWS would refuse it: it lacks an element, has two that exclude each other, or one that can't be read.
    Invalid,
}

impl Document {
    /// Reads the first document in a text.
    pub fn parse(text: &str) -> Document {
        let tree = json::parse(text);
        match tree.root() {
            Some(root) => Document::read(root, tree.problems()),
            None => Document::unreadable(0..text.len()),
        }
    }

    /// Reads a document that is a value of a larger one, whose problems are given too.
    pub fn read(value: json::Value<'_>, problems: &[json::JsonProblem]) -> Document {
        read::document(value, problems)
    }

    fn unreadable(span: Range<usize>) -> Document {
        let place = Place::from(span);
        Document {
            version: Version::V2008,
            id: None,
            statements: Vec::new(),
            problems: vec![DocumentProblem { kind: DocumentProblemKind::NotAPolicy, place }],
            is_complete: false,
            place,
        }
    }
}
