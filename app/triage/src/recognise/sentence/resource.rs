//! The resource of the sentence.

use crate::{
    grammar::{floor, follow, skip_gap},
    mapped::Mapped,
    recognise::Quote,
};

use super::context;

/// The resource and where its part of the sentence ends.
pub(super) struct Resource {
    pub(super) value: Option<Quote>,
    pub(super) end: usize,
}

/// How the resource's part begins. The last two name none.
pub(super) const OPENINGS: [&str; 5] =
    ["on resource:", "on resources:", "on the specified resource", "on this resource", "on resource"];

/// Longest resource that is read: an S3 key has up to 1,024 bytes.
const RESOURCE_MAX: usize = 2_200;

/// What IAM puts before the name of one of its own.
const KINDS: [&str; 7] =
    ["policy ", "role ", "user ", "group ", "instance profile ", "mfa ", "server certificate "];

/// Reads the resource of the sentence that continues at `at`.
pub(super) fn read(text: &Mapped, at: usize, after: usize) -> Option<Resource> {
    let spoken = text.text();
    let window = text.slice(at..after);
    let start = at + (window.len() - window.trim_start_matches([' ', '\n', '\t', '"', '\'', '`', '*']).len());
    let (index, opening) = OPENINGS
        .iter()
        .enumerate()
        .find_map(|(index, phrase)| Some((index, follow(spoken, start, phrase)?)))?;
    if index == 2 || index == 3 {
        return Some(Resource { value: None, end: opening });
    }
    let limit = floor(spoken, after.min(opening + RESOURCE_MAX));
    let first = open(spoken, opening);
    // A star that stands alone is a value, not emphasis.
    let all = text.slice(first..limit.max(first));
    if all == "*" || ["* ", "*\n", "*.", "*,"].iter().any(|start| all.starts_with(start)) {
        return Some(Resource { value: value(text, first, first + 1), end: first + 1 });
    }
    if context::opens(spoken, first).is_some() || first >= limit {
        return Some(Resource { value: None, end: opening });
    }

    // Quoted, as S3 does it: up to the closing quote, spaces and all.
    if let Some(quote) =
        text.slice(opening..first).chars().next_back().filter(|quote| "\"'`".contains(*quote))
        && let Some(length) = text.slice(first..limit).find(quote)
        && !text.slice(first..first + length).contains(" authorized ")
    {
        return Some(Resource { value: value(text, first, first + length), end: first + length + 1 });
    }
    // Up to how the sentence goes on.
    if let Some(end) = context::ahead(spoken, first, limit)
        && is_one_value(text.slice(first..end))
    {
        return Some(Resource { value: value(text, first, end), end });
    }
    let (value, end) = token(text, first, limit);
    Some(Resource { value: Some(value).filter(|value| !value.value.is_empty()), end })
}

/// Where a value starts at or after `at`: behind white space, emphasis and quotes. One star alone is a value.
pub(super) fn open(text: &str, at: usize) -> usize {
    let mut rest = text.get(at..).unwrap_or_default();
    loop {
        let inner = rest.trim_start_matches(|next: char| next.is_whitespace() || "\"'`".contains(next));
        let inner = inner.strip_prefix("**").unwrap_or(inner);
        let inner = inner.strip_prefix('*').filter(|inner| inner.starts_with("arn:")).unwrap_or(inner);
        if inner.len() == rest.len() {
            return text.len() - rest.len();
        }
        rest = inner;
    }
}

/// Whether the text between `on resource:` and the end of the sentence is a value, not a value and a stranger.
fn is_one_value(text: &str) -> bool {
    let text = text.trim();
    let sentence_ends = text.contains(". ") || text.contains("\n\n");
    let words = text.split(' ').count();
    !sentence_ends && text.len() < 1_200 && (words <= 3 || text.starts_with("arn:"))
}

fn value(text: &Mapped, start: usize, end: usize) -> Option<Quote> {
    let raw = text.slice(start..end);
    let trimmed = raw.trim_end_matches(|next: char| next.is_whitespace() || "\"'`,;".contains(next));
    let trimmed = if trimmed.len() > 1 { trimmed.trim_end_matches("**") } else { trimmed };
    let mut value = String::with_capacity(trimmed.len());
    for (index, line) in trimmed.split('\n').enumerate() {
        let kind = KINDS.iter().any(|kind| kind.trim_end() == value);
        if index > 0 && kind {
            value.push(' ');
        }
        value.push_str(if index == 0 { line } else { line.trim_start() }.trim_end_matches(['\r', '\t']));
    }
    let value = value.trim().to_owned();
    (!value.is_empty()).then(|| Quote { value, at: text.origin(start..start + trimmed.len()) })
}

/// One word of the text, as resources and policies are written; with the kind that IAM puts before a name.
pub(super) fn token(text: &Mapped, start: usize, limit: usize) -> (Quote, usize) {
    let window = text.slice(start..limit);
    let kind = KINDS.iter().find(|kind| window.starts_with(**kind)).map_or(0, |kind| kind.len());
    let mut end = start + kind + word(window.get(kind..).unwrap_or_default());
    // An ARN that ends in the middle of itself goes on in the next line.
    while let Some(next) = continues(text, start, end, limit) {
        end = next;
    }
    let raw = text.slice(start..end);
    let mut trimmed = raw.trim_end_matches([',', ';', ':', '"', '\'', '`']);
    // A full stop ends the sentence; several are an elision, and belong to the value.
    if trimmed.ends_with('.') && !trimmed.ends_with("..") {
        trimmed = trimmed.trim_end_matches('.');
    }
    let trimmed = if trimmed.len() > 1 { trimmed.trim_end_matches("**") } else { trimmed };
    let value = if kind > 0 { trimmed.to_owned() } else { trimmed.split('\n').map(str::trim).collect() };
    (Quote { value, at: text.origin(start..start + trimmed.len()) }, start + trimmed.len())
}

/// The length of the word at the start of `text`.
fn word(text: &str) -> usize {
    let mut open: Vec<char> = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '"' | '`' => return at,
            '(' | '[' | '{' | '<' if open.len() < 8 => open.push(character),
            ')' | ']' | '}' | '>' if open.pop().is_none() => {
                return at;
            }
            // White space may stand inside a placeholder: `<account id>`, `[redacted: account]`.
            _ if character.is_whitespace() && (open.is_empty() || character == '\n') => {
                return match open.first() {
                    Some(bracket) => text.find(*bracket).unwrap_or(at),
                    None => at,
                };
            }
            _ => {}
        }
        // An end tag: `…/key</Message>`.
        if text.get(at..).is_some_and(|rest| rest.starts_with("</")) {
            return at;
        }
    }
    match open.first() {
        Some(bracket) => text.find(*bracket).filter(|at| *at > 0).unwrap_or(text.len()),
        None => text.len(),
    }
}

/// Where the rest of an ARN ends that a line break at `end` cuts in two.
fn continues(text: &Mapped, start: usize, end: usize, limit: usize) -> Option<usize> {
    let value = text.slice(start..end);
    let rest = text.slice(end..limit);
    if !value.starts_with("arn:") || !rest.starts_with('\n') {
        return None;
    }
    let next = skip_gap(text.text(), end);
    let unfinished = value.matches(':').count() < 5 || value.ends_with([':', '/', '-', '_']);
    let tail = text.slice(next..limit);
    let length = word(tail);
    let lone = tail.get(length..).is_some_and(|after| after.is_empty() || after.starts_with('\n'));
    let plain = tail.get(..length).is_some_and(|tail| {
        !tail.is_empty()
            && tail.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/:.*@+=,".contains(&byte))
    });
    (plain && unfinished && (lone || value.ends_with([':', '/', '-'])) && next < limit)
        .then_some(next + length)
}
