//! JSON as people paste it: cut off, wrapped, quoted by other languages, edited by hand.
//!
//! Reading never fails. It gives a tree of what was understood, each value with its place in the text, and the problems met
//! on the way. A document without fault reads as JSON does (RFC 8259) and has no problems.

mod duplicate;
mod problem;
mod read;
mod text;
mod token;
mod value;

pub use problem::{JsonProblem, JsonProblemKind};
pub use value::Value;

/// A document that was read.
///
/// The values stand in one flat list in the order of the text, so a large document takes little more than 16 bytes a value.
#[derive(Debug)]
pub struct Tree<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    problems: Vec<JsonProblem>,
    complete: bool,
    end: usize,
}

/// A value or a key. What it contains follows it in the list, up to `next`.
#[derive(Clone, Copy, Debug)]
struct Node {
    kind: Kind,
    /// How many bytes the opening and the closing quote of a string take; a string that is cut off has no closing one.
    quotes: [u8; 2],
    start: u32,
    end: u32,
    next: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{ … }`.
    Object,
    /// `[ … ]`.
    Array,
    /// A string in any kind of quotes.
    String,
    /// A number, `true`, `false`, `null`, or a word without quotes.
    Word,
}

/// Reads the document at the start of a text. What follows it is left alone.
pub fn parse(text: &str) -> Tree<'_> {
    read::document(text, 0, read::Opening::Written)
}

/// Reads the document that starts at `offset`, such as one in the middle of a log, and stops where it closes.
pub fn parse_at(text: &str, offset: usize) -> Tree<'_> {
    read::document(text, offset, read::Opening::Written)
}

/// Reads the members of an object whose opening brace is missing.
pub fn parse_members(text: &str) -> Tree<'_> {
    read::document(text, 0, read::Opening::Missing)
}

impl<'t> Tree<'t> {
    /// The outermost value; `None` when the text has none.
    pub fn root(&self) -> Option<Value<'_>> {
        (!self.nodes.is_empty()).then_some(Value::root(self))
    }

    /// What isn't JSON about the document, in the order of the text; a duplicate key is told where its object
    /// closes.
    pub fn problems(&self) -> &[JsonProblem] {
        &self.problems
    }

    /// Whether the document was there to its end.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Where reading stopped: one past the document's last byte.
    pub fn end(&self) -> usize {
        self.end
    }
}

#[cfg(test)]
mod tests;
