//! JSON as people paste it: cut off, wrapped, quoted by other languages, edited by hand.
//!
//! Reading never fails. It gives a tree of what was understood, each value with its place in the text, and the problems met
//! on the way. A document without fault reads as JSON does (RFC 8259) and has no problems.

mod duplicate;
mod read;
mod text;
mod token;

use serde::{Deserialize, Serialize};
use std::{borrow::Cow, ops::Range};

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
        (!self.nodes.is_empty()).then_some(Value { tree: self, index: 0 })
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

/// A value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    tree: &'a Tree<'a>,
    index: usize,
}

impl<'a> Value<'a> {
    /// What it is.
    pub fn kind(&self) -> Kind {
        self.node().kind
    }

    /// Where it stands, quotes and brackets included.
    pub fn span(&self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// Where it stands, without the quotes of a string.
    pub fn inner_span(&self) -> Range<usize> {
        let [open, close] = self.node().quotes;
        let span = self.span();
        span.start + usize::from(open)..span.end - usize::from(close)
    }

    /// The text of a string, its escapes resolved and the line breaks that wrapping put into it taken out.
    pub fn as_str(&self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| text::unescape(self.slice(self.inner_span())))
    }

    /// The text of a string, or a word as it stands.
    pub fn as_text(&self) -> Option<Cow<'a, str>> {
        match self.kind() {
            Kind::String => self.as_str(),
            Kind::Word => Some(Cow::Borrowed(self.raw())),
            Kind::Object | Kind::Array => None,
        }
    }

    /// The word `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        if self.kind() == Kind::Word { self.as_truth() } else { None }
    }

    /// A number, as it stands.
    pub fn number_text(&self) -> Option<&'a str> {
        (self.kind() == Kind::Word && token::is_number(self.raw())).then(|| self.raw())
    }

    /// `true` or `false`, also as a string and in Python's spelling.
    pub fn as_truth(&self) -> Option<bool> {
        let text: String = self.as_text()?.split_whitespace().collect();
        match text.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The values of an array; nothing for other kinds.
    pub fn items(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let array = self.kind() == Kind::Array;
        self.children().filter(move |_| array)
    }

    /// The members of an object; nothing for other kinds.
    pub fn entries(&self) -> impl Iterator<Item = (Value<'a>, Value<'a>)> + use<'a> {
        let object = self.kind() == Kind::Object;
        let mut children = self.children();
        std::iter::from_fn(move || if object { Some((children.next()?, children.next()?)) } else { None })
    }

    /// The value of the first member with this key.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        self.entries()
            .find(|(name, _)| name.as_text().is_some_and(|name| name == key))
            .map(|(_, value)| value)
    }

    /// The same, whatever the case of the key's letters.
    pub fn get_ignoring_case(&self, key: &str) -> Option<Value<'a>> {
        self.entries()
            .find(|(name, _)| name.as_text().is_some_and(|name| name.eq_ignore_ascii_case(key)))
            .map(|(_, value)| value)
    }

    /// Whether the document that this is a value of was there to its end.
    pub fn is_complete(&self) -> bool {
        self.tree.complete
    }

    /// The text of the value, as it stands.
    pub fn raw(&self) -> &'a str {
        self.slice(self.span())
    }

    fn slice(&self, span: Range<usize>) -> &'a str {
        self.tree.text.get(span).unwrap_or_default()
    }

    fn node(&self) -> Node {
        const NOTHING: Node = Node { kind: Kind::Word, quotes: [0, 0], start: 0, end: 0, next: u32::MAX };
        self.tree.nodes.get(self.index).copied().unwrap_or(NOTHING)
    }

    fn children(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let (tree, end) = (self.tree, self.node().next as usize);
        let mut index = self.index + 1;
        std::iter::from_fn(move || {
            let node = tree.nodes.get(index).filter(|_| index < end)?;
            let child = Value { tree, index };
            index = node.next as usize;
            Some(child)
        })
    }
}

#[cfg(test)]
mod tests;
