//! The reader: one pass, no recursion.

use super::{JsonProblem, JsonProblemKind, Kind, Node, Tree, duplicate};
use std::ops::Range;

/// Whether the outermost brace is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Written,
    Missing,
}

/// Real documents of AWS are less than 30 deep.
const DEEPEST: usize = 512;

/// A text that isn't JSON at all is not worth a list of all that is wrong with it.
const MOST_PROBLEMS: usize = 10_000;

/// Reads one document.
pub(super) fn document(text: &str, offset: usize, opening: Opening) -> Tree<'_> {
    let limit = text.len().min(u32::MAX as usize);
    let tree = Tree { text, nodes: Vec::new(), problems: Vec::new(), complete: true, end: offset };
    let mut reader = Reader { text, limit, at: offset, tree, open: Vec::new(), objects: 0, keys: Vec::new() };
    if opening == Opening::Missing {
        reader.open(Kind::Object, offset);
        reader.problem(JsonProblemKind::Bracket, offset..offset);
    }
    reader.run();
    reader.tree
}

/// A container that isn't closed yet.
pub(super) struct Open {
    index: usize,
    pub(super) kind: Kind,
    /// What an object waits for.
    pub(super) next: Next,
    /// Whether a colon stood since the last key.
    pub(super) colon: bool,
    /// What the last thing in it is.
    pub(super) last: Last,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Bracket,
    Item,
    Comma,
    /// Something left out: whether commas stand around it says nothing.
    Gap,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Key,
    Value,
}

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) limit: usize,
    pub(super) at: usize,
    tree: Tree<'t>,
    pub(super) open: Vec<Open>,
    /// How many of `open` are objects.
    objects: usize,
    /// Room for looking for duplicates.
    keys: Vec<duplicate::Key<'t>>,
}

impl<'t> Reader<'t> {
    fn run(&mut self) {
        while self.at < self.limit {
            let start = self.at;
            let Some(first) = self.rest().chars().next() else { break };
            match first {
                ' ' | '\t' | '\n' | '\r' | '\u{feff}' => self.at += first.len_utf8(),
                ',' => self.comma(),
                ':' | '=' => self.colon(),
                '[' if self.bracketed_elision() => {}
                '{' | '[' => {
                    self.repair_missing_brace(first);
                    self.at += 1;
                    self.open(if first == '{' { Kind::Object } else { Kind::Array }, start);
                }
                '}' | ']' => {
                    self.at += 1;
                    self.close(if first == '}' { Kind::Object } else { Kind::Array }, start);
                }
                '"' | '\'' | '“' | '”' | '‘' | '’' => self.string(first),
                '/' | '#' if self.comment() => {}
                '(' | '.' | '…' => self.elision(),
                '*' | '`' | '\\' | '|' | ';' | ')' => self.noise(first),
                _ if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200d}') => self.noise(first),
                _ => self.word(),
            }
            if self.open.is_empty() && !self.tree.nodes.is_empty() {
                break;
            }
        }
        if !self.open.is_empty() {
            self.problem(JsonProblemKind::CutShort, self.at..self.at);
        }
        while let Some(open) = self.open.pop() {
            self.end_container(&open, self.at);
        }
        self.tree.end = self.at;
    }

    /// What hasn't been read yet.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..self.limit).unwrap_or_default()
    }

    pub(super) fn slice(&self, span: Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }

    pub(super) fn problem(&mut self, kind: JsonProblemKind, span: Range<usize>) {
        if kind == JsonProblemKind::CutShort {
            self.tree.complete = false;
        }
        let room = self.tree.problems.len() < MOST_PROBLEMS;
        match self.tree.problems.last_mut() {
            // A run of the same is one problem.
            Some(last) if last.kind == kind && last.span.end >= span.start => {
                last.span.end = span.end.max(last.span.end);
            }
            _ if room => self.tree.problems.push(JsonProblem { kind, span }),
            _ => {}
        }
    }

    /// Notes that a value (or a key) begins here.
    pub(super) fn begin(&mut self, at: usize) {
        let Some(open) = self.open.last_mut() else { return };
        let is_value = open.kind == Kind::Object && open.next == Next::Value;
        let missing = if is_value {
            (!open.colon).then_some(JsonProblemKind::Colon)
        } else {
            (open.last == Last::Item).then_some(JsonProblemKind::Comma)
        };
        open.last = Last::Item;
        open.colon = false;
        if open.kind == Kind::Object {
            open.next = if is_value { Next::Key } else { Next::Value };
        }
        if let Some(missing) = missing {
            self.problem(missing, at..at);
        }
    }

    /// Adds a string or a word.
    pub(super) fn push(&mut self, kind: Kind, span: Range<usize>, quotes: [u8; 2]) {
        let next = self.tree.nodes.len() as u32 + 1;
        self.make_room();
        self.tree.nodes.push(Node { kind, quotes, start: span.start as u32, end: span.end as u32, next });
    }

    /// A large list grows by a part of itself: twice as large would be more memory than the text.
    fn make_room(&mut self) {
        const LARGE: usize = 65_536;
        let nodes = &mut self.tree.nodes;
        if nodes.len() == nodes.capacity() && nodes.len() >= LARGE {
            nodes.reserve_exact(nodes.len() / 8);
        }
    }

    /// Puts an empty word where the value of a key is missing.
    fn push_missing_value(&mut self, at: usize) {
        self.push(Kind::Word, at..at, [0, 0]);
        self.problem(JsonProblemKind::Member, at..at);
    }

    fn open(&mut self, kind: Kind, start: usize) {
        // A container can't be a key: the key before it is missing.
        if self.open.last().is_some_and(|open| open.kind == Kind::Object && open.next == Next::Key) {
            self.begin(start);
            self.push(Kind::Word, start..start, [0, 0]);
            self.problem(JsonProblemKind::Member, start..self.at);
            if let Some(open) = self.open.last_mut() {
                open.colon = true;
            }
        }
        self.begin(start);
        if self.open.len() >= DEEPEST {
            self.pass_over_container();
            self.push(kind, start..self.at, [0, 0]);
            self.problem(JsonProblemKind::TooDeep, start..self.at);
            return;
        }
        let index = self.tree.nodes.len();
        self.open.push(Open { index, kind, next: Next::Key, colon: false, last: Last::Bracket });
        self.objects += usize::from(kind == Kind::Object);
        self.push(kind, start..start, [0, 0]);
    }

    /// Goes to the end of the container whose bracket was just read.
    fn pass_over_container(&mut self) {
        let bytes = self.text.as_bytes();
        let mut open = 1_usize;
        let mut quoted = false;
        while open > 0 && self.at < self.limit {
            match bytes.get(self.at) {
                Some(b'\\') if quoted => self.at += 1,
                Some(b'"') => quoted = !quoted,
                Some(b'{' | b'[') if !quoted => open += 1,
                Some(b'}' | b']') if !quoted => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(self.limit);
    }

    /// `[{"a": {"b": 1}, {"a": 2}]`: a brace where a key belongs, inside an object of an array, closes that object first.
    fn repair_missing_brace(&mut self, bracket: char) {
        let in_object = self.open.last().is_some_and(|open| {
            open.kind == Kind::Object && open.next == Next::Key && open.last != Last::Bracket
        });
        let of_array = self.open.iter().rev().nth(1).is_some_and(|outer| outer.kind == Kind::Array);
        if bracket == '{' && in_object && of_array {
            self.problem(JsonProblemKind::Bracket, self.at..self.at + 1);
            if let Some(open) = self.open.pop() {
                self.end_container(&open, self.at);
            }
            if let Some(outer) = self.open.last_mut() {
                outer.last = Last::Comma;
            }
        }
    }

    fn close(&mut self, kind: Kind, start: usize) {
        let can_close = if kind == Kind::Object { self.objects > 0 } else { self.objects < self.open.len() };
        if !can_close {
            self.problem(JsonProblemKind::Bracket, start..self.at);
            return;
        }
        while let Some(open) = self.open.pop() {
            if open.last == Last::Comma {
                self.problem(JsonProblemKind::Comma, start..start);
            }
            let fits = open.kind == kind;
            self.end_container(&open, if fits { self.at } else { start });
            if fits {
                break;
            }
            self.problem(JsonProblemKind::Bracket, start..self.at);
        }
    }

    fn end_container(&mut self, open: &Open, end: usize) {
        if open.kind == Kind::Object {
            self.objects -= 1;
            if open.next == Next::Value {
                self.push_missing_value(end);
            }
        }
        let next = self.tree.nodes.len() as u32;
        if let Some(node) = self.tree.nodes.get_mut(open.index) {
            node.end = end as u32;
            node.next = next;
        }
        if open.kind == Kind::Object {
            let mut keys = std::mem::take(&mut self.keys);
            let problems = &mut self.tree.problems;
            duplicate::find(self.text, &self.tree.nodes, open.index, &mut keys, |first, span| {
                if problems.len() < MOST_PROBLEMS {
                    problems.push(JsonProblem { kind: JsonProblemKind::Duplicate { first }, span });
                }
            });
            self.keys = keys;
        }
    }

    fn comma(&mut self) {
        let at = self.at;
        self.at += 1;
        let Some(open) = self.open.last_mut() else { return };
        let wrong = matches!(open.last, Last::Bracket | Last::Comma);
        open.last = Last::Comma;
        if open.kind == Kind::Object && open.next == Next::Value {
            open.next = Next::Key;
            self.push_missing_value(at);
        } else if wrong {
            self.problem(JsonProblemKind::Comma, at..at + 1);
        }
    }

    /// `:`, and what stands for it in other notations: `=`, `=>`.
    fn colon(&mut self) {
        let start = self.at;
        let sign =
            if self.rest().starts_with("=>") { "=>" } else { self.rest().get(..1).unwrap_or_default() };
        self.at += sign.len().max(1);
        let expected = self
            .open
            .last()
            .is_some_and(|open| open.kind == Kind::Object && open.next == Next::Value && !open.colon);
        if let Some(open) = self.open.last_mut() {
            open.colon = expected;
        }
        if !expected || sign != ":" {
            self.problem(JsonProblemKind::Colon, start..self.at);
        }
    }
}
