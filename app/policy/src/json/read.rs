//! The reader: one pass, no recursion.

use super::{Kind, Node, Problem, ProblemKind, Tree};
use std::ops::Range;

/// Whether the outermost brace is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    Written,
    Missing,
}

/// Real documents of AWS are less than 30 deep.
const DEEPEST: usize = 512;

/// Reads one document.
pub(super) fn document(text: &str, offset: usize, opening: Opening) -> Tree<'_> {
    let limit = text.len().min(u32::MAX as usize);
    let tree = Tree { text, nodes: Vec::new(), problems: Vec::new(), end: offset };
    let mut reader = Reader { text, limit, at: offset, tree, open: Vec::new() };
    if opening == Opening::Missing {
        reader.open(Kind::Object);
        reader.problem(ProblemKind::Bracket, offset..offset);
    }
    reader.run();
    reader.tree
}

/// A container that isn't closed yet.
struct Open {
    index: usize,
    kind: Kind,
    /// What an object waits for.
    next: Next,
    /// Whether a comma stood since the last value.
    comma: bool,
    empty: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Key,
    Value,
}

struct Reader<'t> {
    text: &'t str,
    limit: usize,
    at: usize,
    tree: Tree<'t>,
    open: Vec<Open>,
}

impl Reader<'_> {
    fn run(&mut self) {
        while self.at < self.limit {
            let start = self.at;
            let rest = self.text.get(start..).unwrap_or_default();
            let Some(first) = rest.chars().next() else { break };
            match first {
                ' ' | '\t' | '\n' | '\r' => self.at += 1,
                ',' => self.comma(),
                ':' => self.at += 1,
                '{' | '[' => {
                    self.repair_missing_brace(first);
                    if self.open.len() >= DEEPEST {
                        self.problem(ProblemKind::TooDeep, start..start + 1);
                        self.problem(ProblemKind::CutShort, start..start + 1);
                        break;
                    }
                    self.at += 1;
                    self.open(if first == '{' { Kind::Object } else { Kind::Array });
                }
                '}' | ']' => {
                    self.at += 1;
                    self.close(if first == '}' { Kind::Object } else { Kind::Array }, start);
                }
                '"' | '\'' => self.string(first),
                '/' | '#' if self.comment() => {}
                '(' | '.' | '…' => self.elision(),
                '*' | '`' | '\\' | '|' | ';' => {
                    self.at += 1;
                    self.problem(ProblemKind::Noise, start..self.at);
                }
                _ => self.word(),
            }
            if self.open.is_empty() && !self.tree.nodes.is_empty() {
                break;
            }
        }
        if !self.open.is_empty() {
            self.problem(ProblemKind::CutShort, self.at..self.at);
        }
        while let Some(open) = self.open.pop() {
            self.end_container(&open, self.at);
        }
        self.tree.end = self.at;
    }

    fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        // A hostile text is one long problem; it is said once.
        let same =
            self.tree.problems.last().is_some_and(|last| last.kind == kind && last.span.end >= span.start);
        match self.tree.problems.last_mut() {
            Some(last) if same => last.span.end = span.end,
            _ => self.tree.problems.push(Problem { kind, span }),
        }
    }

    /// Notes that a value (or a key) begins here.
    fn begin(&mut self, at: usize) {
        let Some(open) = self.open.last_mut() else { return };
        let missing_comma =
            !open.empty && !open.comma && (open.kind == Kind::Array || open.next == Next::Key);
        open.empty = false;
        open.comma = false;
        if open.kind == Kind::Object {
            open.next = if open.next == Next::Key { Next::Value } else { Next::Key };
        }
        if missing_comma {
            self.problem(ProblemKind::Comma, at..at);
        }
    }

    fn push(&mut self, kind: Kind, span: Range<usize>) {
        let next = self.tree.nodes.len() as u32 + 1;
        self.tree.nodes.push(Node { kind, start: span.start as u32, end: span.end as u32, next });
    }

    fn open(&mut self, kind: Kind) {
        // A container can't be a key: the key before it is missing.
        if self.open.last().is_some_and(|open| open.kind == Kind::Object && open.next == Next::Key) {
            self.begin(self.at - 1);
            self.push(Kind::Word, self.at - 1..self.at - 1);
            self.problem(ProblemKind::Member, self.at - 1..self.at);
        }
        let start = self.at.saturating_sub(1);
        self.begin(start);
        self.open.push(Open {
            index: self.tree.nodes.len(),
            kind,
            next: Next::Key,
            comma: false,
            empty: true,
        });
        self.push(kind, start..start);
    }

    /// `[{"a": 1, {"a": 2}]`: a brace where a key belongs, inside an object of an array, closes that object first.
    fn repair_missing_brace(&mut self, bracket: char) {
        let in_object = self
            .open
            .last()
            .is_some_and(|open| open.kind == Kind::Object && open.next == Next::Key && !open.empty);
        let of_array = self.open.len() > 1
            && self.open.iter().rev().nth(1).is_some_and(|outer| outer.kind == Kind::Array);
        if bracket == '{' && in_object && of_array {
            self.problem(ProblemKind::Bracket, self.at..self.at + 1);
            if let Some(open) = self.open.pop() {
                self.end_container(&open, self.at);
            }
            if let Some(outer) = self.open.last_mut() {
                outer.comma = true;
            }
        }
    }

    fn close(&mut self, kind: Kind, start: usize) {
        if !self.open.iter().any(|open| open.kind == kind) {
            self.problem(ProblemKind::Bracket, start..self.at);
            return;
        }
        while let Some(open) = self.open.pop() {
            if open.comma {
                self.problem(ProblemKind::Comma, start..start);
            }
            let fits = open.kind == kind;
            self.end_container(&open, if fits { self.at } else { start });
            if fits {
                break;
            }
            self.problem(ProblemKind::Bracket, start..self.at);
        }
    }

    fn end_container(&mut self, open: &Open, end: usize) {
        if open.kind == Kind::Object && open.next == Next::Value {
            self.push(Kind::Word, end..end);
            self.problem(ProblemKind::Member, end..end);
        }
        let next = self.tree.nodes.len() as u32;
        if let Some(node) = self.tree.nodes.get_mut(open.index) {
            node.end = end as u32;
            node.next = next;
        }
    }

    fn comma(&mut self) {
        let at = self.at;
        self.at += 1;
        let Some(open) = self.open.last_mut() else { return };
        let wrong = open.empty || open.comma;
        open.comma = true;
        if open.kind == Kind::Object && open.next == Next::Value {
            open.next = Next::Key;
            self.push(Kind::Word, at..at);
            self.problem(ProblemKind::Member, at..at + 1);
        } else if wrong {
            self.problem(ProblemKind::Comma, at..at + 1);
        }
    }

    fn string(&mut self, quote: char) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        let mut line_break = false;
        let end = loop {
            match bytes.get(at) {
                None => {
                    self.problem(ProblemKind::CutShort, start..self.limit);
                    break self.limit;
                }
                Some(b'\\') => at += 2,
                Some(b'\n') => {
                    line_break = true;
                    at += 1;
                }
                Some(byte) if *byte == quote as u8 => break at + 1,
                Some(_) => at += 1,
            }
        };
        self.begin(start);
        self.push(Kind::String, start..end);
        if quote != '"' {
            self.problem(ProblemKind::Quotes, start..end);
        }
        if line_break {
            self.problem(ProblemKind::LineBreak, start..end);
        }
        self.at = end;
    }

    /// Passes over a comment, if this is one.
    fn comment(&mut self) -> bool {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            return false;
        };
        self.at += length;
        self.problem(ProblemKind::Comment, start..self.at);
        true
    }

    /// Passes over `...` and `(...)`.
    fn elision(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = if rest.starts_with('(') {
            let line = rest.find('\n').unwrap_or(rest.len());
            rest.get(..line).and_then(|line| line.find(')')).map_or(1, |end| end + 1)
        } else {
            rest.len() - rest.trim_start_matches(['.', '…']).len()
        };
        self.at += length.max(1);
        self.problem(ProblemKind::Elided, start..self.at);
        // Commas around it mean nothing.
        if let Some(open) = self.open.last_mut() {
            open.comma = false;
            open.empty = true;
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let ends = |next: char| next.is_whitespace() || ",:{}[]\"'`*|;()".contains(next);
        let mut end = start + rest.find(ends).unwrap_or(rest.len());
        if end == start {
            end += rest.chars().next().map_or(1, char::len_utf8);
        }
        let mut kind = known(self.text.get(start..end).unwrap_or_default());
        // A literal that a line wrap cut in two.
        if !kind && let Some(tail) = self.text.get(end..).and_then(|rest| rest.strip_prefix('\n')) {
            let indent = tail.len() - tail.trim_start_matches([' ', '\t']).len();
            let tail_end = tail.trim_start_matches([' ', '\t']).find(ends).unwrap_or(0);
            let whole = end + 1 + indent + tail_end;
            let joined: String = self.text.get(start..whole).unwrap_or_default().split_whitespace().collect();
            if ["true", "false", "null"].contains(&joined.as_str()) {
                end = whole;
                kind = true;
                self.problem(ProblemKind::LineBreak, start..end);
            }
        }
        self.begin(start);
        self.push(Kind::Word, start..end);
        if !kind {
            self.problem(ProblemKind::BareWord, start..end);
        }
        self.at = end;
    }
}

/// Whether a word is one of JSON's.
fn known(word: &str) -> bool {
    let number =
        word.starts_with(|first: char| first.is_ascii_digit() || first == '-') && word.parse::<f64>().is_ok();
    number || ["true", "false", "null"].contains(&word)
}
