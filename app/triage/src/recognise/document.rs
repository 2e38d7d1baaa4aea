//! Finds JSON documents in a paste, however deep they are quoted, and reads them with the way back to the original.

use super::{Quote, grammar::floor};
use crate::{
    order,
    unwrap::{Rewrite, TracedText, Unwrapped},
};
use denylens_policy::json::{self, Value};
use memchr::memmem;
use std::ops::Range;

/// A document's text with the quoting taken off, and where it stands.
#[derive(Debug)]
pub(super) struct Document {
    text: TracedText,
    /// How many times over it was quoted.
    depth: u32,
    members_only: bool,
}

/// How far back the start of a document is looked for from a key inside it.
const BACK: usize = 32 * 1024;

/// Reads every document that has one of `keys`, front to back, with `read`.
pub(super) fn each<T>(
    text: &Unwrapped<'_>,
    keys: &[&str],
    mut read: impl FnMut(&View<'_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    visit(text, keys, &mut |document| found.extend(read(document)));
    found
}

/// Shows every document that has one of `keys` to `read`, front to back.
fn visit(text: &Unwrapped<'_>, keys: &[&str], read: &mut dyn FnMut(&View<'_>)) {
    let Unwrapped { pasted, written, .. } = text;
    let plain = plain(written, keys);
    let text = plain.as_ref().unwrap_or(written);
    let is_as_pasted = text.text() == *pasted;
    let anchors: Vec<usize> =
        keys.iter().flat_map(|key| memmem::find_iter(text.text().as_bytes(), key)).collect();
    let anchors = order::by_key(anchors, |anchor| [*anchor, 0, 0, 0]);
    let mut last = 0;
    // Looking back is paid from a budget as large as the text, so that no paste makes it quadratic. So is looking into the paste.
    let mut budget = 4 * text.text().len() + 4 * BACK;
    let mut paste_budget = 2 * pasted.len();
    for anchor in anchors {
        if anchor < last {
            continue;
        }
        let Some((document, start)) = Document::around(text, anchor, last, &mut budget) else { continue };
        let pasted = (!is_as_pasted && !document.members_only)
            .then(|| {
                Document::pasted(
                    pasted,
                    text.origin(start..start + 1).start,
                    document.depth,
                    &mut paste_budget,
                )
            })
            .flatten();
        let end = match pasted {
            Some((pasted, end)) => {
                pasted.show(read);
                text.place_of(end)
            }
            None => start + document.show(read),
        };
        // At least the key itself is done with.
        last = end.max(anchor + 1);
    }
}

impl Document {
    /// The document around a key, and where it starts in `text`.
    fn around(text: &TracedText, key: usize, from: usize, budget: &mut usize) -> Option<(Document, usize)> {
        let from = floor(text.text(), from.max(key.saturating_sub(BACK.min(*budget))));
        let before = text.slice(from..key).as_bytes();
        let quoted = before.last().is_some_and(|byte| matches!(byte, b'"' | b'\''));
        let backslashes = before.iter().rev().skip(1).take_while(|byte| **byte == b'\\').count();
        let depth = if quoted { (backslashes + 1).ilog2() } else { 0 };
        let mut open = 0_usize;
        let mut start = None;
        for (index, byte) in before.iter().enumerate().rev() {
            *budget = budget.saturating_sub(1);
            match byte {
                b'}' => open += 1,
                b'{' if open == 0 => {
                    start = Some(index);
                    break;
                }
                b'{' => open -= 1,
                _ => {}
            }
        }
        let members_only = start.is_none();
        let quoting = usize::from(quoted) + backslashes;
        let start = from + start.unwrap_or(before.len().saturating_sub(quoting));
        let end = match depth {
            // What follows the document isn't taken along: a log can have one in every line.
            0 if !members_only => json::parse_at(text.text(), start).end().max(start + 1),
            _ => quoted_end(text.text(), start, depth),
        };
        let mut document = Document { text: cut(text, start..end), depth, members_only };
        for _ in 0..depth {
            document.text = peel(&document.text);
        }
        Some((document, start))
    }

    /// The document at a place of the paste, and where it ends there, if it is JSON without fault: then nothing in it is the doing of
    /// a tool that passed it on, and its values are what they are, typographic quotes and `&amp;` included.
    fn pasted(paste: &str, start: usize, depth: u32, budget: &mut usize) -> Option<(Document, usize)> {
        if *budget == 0 {
            return None;
        }
        let is_sound = |tree: &json::Tree<'_>| tree.is_complete() && tree.problems().is_empty();
        let end = if depth == 0 {
            let tree = json::parse_at(paste, start);
            *budget = budget.saturating_sub(tree.end().saturating_sub(start));
            is_sound(&tree).then_some(tree.end())?
        } else {
            let end = quoted_end(paste, start, depth);
            *budget = budget.saturating_sub(end.saturating_sub(start));
            end
        };
        let mut text = TracedText::part(paste, start..end);
        for _ in 0..depth {
            text = peel(&text);
        }
        let is_sound = depth == 0 || is_sound(&json::parse_at(text.text(), 0));
        is_sound.then_some((Document { text, depth, members_only: false }, end))
    }

    /// Shows it to `read`, and says how much of the text it took.
    fn show(&self, read: &mut dyn FnMut(&View<'_>)) -> usize {
        let tree = if self.members_only {
            json::parse_members(self.text.text())
        } else {
            json::parse_at(self.text.text(), 0)
        };
        let end = self.text.origin(0..tree.end().max(1));
        if let Some(root) = tree.root() {
            read(&View { text: &self.text, root, end: tree.end() });
        }
        // The text may be shorter than its quoted form: what was read is measured in the original.
        end.end - end.start
    }
}

/// A value of a document, with the way back to the original.
#[derive(Clone, Copy)]
pub(super) struct View<'d> {
    text: &'d TracedText,
    root: Value<'d>,
    end: usize,
}

impl<'d> View<'d> {
    /// Where the document stands in the original.
    pub(super) fn at(&self) -> Range<usize> {
        let span = self.root.span();
        self.text.origin(span.start..span.end.max(self.end.min(span.end)))
    }

    pub(super) fn value(&self) -> Value<'d> {
        self.root
    }

    /// The same document, seen from another of its values.
    pub(super) fn of(&self, value: Value<'d>) -> View<'d> {
        View { root: value, ..*self }
    }

    pub(super) fn get(&self, key: &str) -> Option<View<'d>> {
        self.root.get(key).map(|value| self.of(value))
    }

    pub(super) fn get_ignoring_case(&self, key: &str) -> Option<View<'d>> {
        self.root.get_ignoring_case(key).map(|value| self.of(value))
    }

    /// The value of the first member whose key is taken.
    pub(super) fn entry(&self, takes: impl Fn(&str) -> bool) -> Option<View<'d>> {
        let mut entries = self.root.entries();
        let found = entries.find(|(key, _)| key.as_str().is_some_and(|key| takes(&key)));
        found.map(|(_, value)| self.of(value))
    }

    pub(super) fn items(&self) -> impl Iterator<Item = View<'d>> + use<'d> {
        let view = *self;
        self.root.items().map(move |value| view.of(value))
    }

    /// A string that is whole and isn't empty, with its piece of the original. Half a name is another name.
    pub(super) fn text(&self) -> Option<Quote> {
        let raw = self.root.raw();
        let closed = raw.len() > 1 && raw.chars().next() == raw.chars().next_back();
        if !closed {
            return None;
        }
        let value = self.root.as_str()?;
        let value = value.trim();
        let at = self.text.origin(self.root.inner_span());
        (!value.is_empty()).then(|| Quote { value: value.to_owned(), at })
    }

    pub(super) fn truth(&self) -> Option<Quote<bool>> {
        let value = self.root.as_truth()?;
        Some(Quote { value, at: self.at() })
    }
}

/// Where a document that is itself quoted ends: at the first quote with too few backslashes to be inside it.
fn quoted_end(text: &str, start: usize, depth: u32) -> usize {
    if depth == 0 {
        return text.len();
    }
    let inside = (1_usize << depth.min(16)) - 1;
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(ahead) = bytes.get(at..).and_then(|rest| memchr::memchr(b'"', rest)) {
        let quote = at + ahead;
        let backslashes = bytes
            .get(start..quote)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if backslashes < inside {
            return quote;
        }
        at = quote + 1;
    }
    text.len()
}

fn cut(text: &TracedText, range: Range<usize>) -> TracedText {
    let mut rewrite = Rewrite::sized(text, range.len());
    rewrite.keep(range);
    rewrite.done()
}

/// Takes one level of JSON string escapes off.
fn peel(text: &TracedText) -> TracedText {
    let bytes = text.text().as_bytes();
    let mut rewrite = Rewrite::of(text);
    let (mut kept, mut at) = (0, 0);
    while let Some(ahead) = bytes.get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        at += ahead;
        let (replacement, length) = match bytes.get(at + 1) {
            Some(b'n') => ("\n", 2),
            Some(b't') => ("\t", 2),
            Some(b'r' | b'\n') => ("", 2),
            Some(b'"') => ("\"", 2),
            Some(b'\'') => ("'", 2),
            Some(b'/') => ("/", 2),
            Some(b'\\') => ("\\", 2),
            _ => {
                at += 1;
                continue;
            }
        };
        rewrite.keep(kept..at);
        rewrite.replace(at..at + length, replacement);
        at += length;
        kept = at;
    }
    rewrite.keep(kept..bytes.len());
    rewrite.done()
}

/// Takes out of a text that has documents in it what stands in their way: Markdown's `**`, which a document's own text
/// hardly ever has, and a line break between a backslash and what it escapes, which only wrapping puts there.
fn plain(text: &TracedText, keys: &[&str]) -> Option<TracedText> {
    let bytes = text.text().as_bytes();
    keys.iter().find(|key| memmem::find(bytes, key.as_bytes()).is_some())?;
    let mut rewrite = Rewrite::of(text);
    let (mut kept, mut at) = (0, 0);
    while let Some(ahead) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'*', b'\\', rest)) {
        at += ahead;
        if bytes.get(at) == Some(&b'\\') {
            at += 1;
            if bytes.get(at) == Some(&b'\n') {
                rewrite.keep(kept..at);
                at += 1;
                kept = at;
            }
            continue;
        }
        let run = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == b'*').count();
        if run == 2 {
            rewrite.keep(kept..at);
            kept = at + run;
        }
        at += run;
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..bytes.len());
    Some(rewrite.done())
}
