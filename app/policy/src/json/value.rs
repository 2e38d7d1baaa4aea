//! A value of a document, and what can be asked of it.

use super::{Kind, Node, Tree, text};
use std::{borrow::Cow, ops::Range};

/// A value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    tree: &'a Tree<'a>,
    index: usize,
}

impl<'a> Value<'a> {
    /// The outermost value of a document that has one.
    pub(super) fn root(tree: &'a Tree<'a>) -> Value<'a> {
        Value { tree, index: 0 }
    }

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
