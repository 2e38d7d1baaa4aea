//! Policy documents, read and made ready for evaluation.
//!
//! Reading never fails: it gives what was understood, and problems with their places for what was not. A statement that can't be
//! relied on says so (`Statement::doubt`), and evaluation treats it as one that may or may not apply.
//!
//! Source: IAM User Guide, `reference_policies_elements.html` and `reference_policies_grammar.html`.

mod element;
mod problem;
mod read;

pub(crate) use element::{ActionPattern, ResourcePattern};
pub use element::{Element, Item};
pub use problem::{Problem, ProblemKind};

use crate::{condition::Condition, json, principal::PrincipalPattern};
use std::ops::Range;

/// A place in the text of a document, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// As a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether another place lies within this one.
    pub(crate) fn encloses(self, other: Place) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Place {
        Place { start: range.start as u32, end: range.end as u32 }
    }
}

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
    pub problems: Vec<Problem>,
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

/// What a statement does when it applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// `Allow`.
    Allow,
    /// `Deny`.
    Deny,
}

impl Effect {
    /// As policies write it.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        }
    }
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
    pub fn read(value: json::Value<'_>, problems: &[json::Problem]) -> Document {
        read::document(value, problems)
    }

    fn unreadable(span: Range<usize>) -> Document {
        let place = Place::from(span);
        Document {
            version: Version::V2008,
            id: None,
            statements: Vec::new(),
            problems: vec![Problem { kind: ProblemKind::NotAPolicy, place }],
            is_complete: false,
            place,
        }
    }
}
