//! The lines of a box: a label before a colon, and what it names.

use super::{Known, Part, Piece, is_read};
use crate::{
    recognise::{
        Quote,
        grammar::floor,
        quote,
        sentence::{Span, token::token},
    },
    unwrap::TracedText,
};
use memchr::{memchr_iter, memmem};
use std::ops::Range;

/// A label of the English console, which tells a piece of a box wherever it stands.
struct Label {
    name: &'static str,
    of: Of,
}

/// What a label is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    User,
    Service,
    Action,
    Resource,
    Else,
}

const fn label(name: &'static str, of: Of) -> Label {
    Label { name, of }
}

/// Source: screens of the AWS Management Console in English. `Resource` is what people make of `On resource(s)`.
const LABELS: [Label; 9] = [
    label("On resource(s)", Of::Resource),
    label("Resource(s)", Of::Resource),
    label("Resource", Of::Resource),
    label("User", Of::User),
    label("Service", Of::Service),
    label("Action", Of::Action),
    label("HTTP status code", Of::Else),
    label("Context", Of::Else),
    label("Name", Of::Else),
];

/// Longest line that is read: an S3 key has up to 1,024 bytes.
const VALUE_MAX: usize = 1_500;
/// How far around its surest pieces the lines of a box are looked for.
const AROUND: usize = 700;
/// Longest label in a language that isn't known: its characters, its words.
const LABEL_MAX: usize = 24;
const LABEL_WORDS: usize = 4;

/// The lines that only a box has.
pub(super) fn anchors(text: &TracedText) -> Vec<Piece> {
    let spoken = text.text();
    memmem::find_iter(spoken.as_bytes(), "n resource(s):")
        .filter_map(|at| {
            let colon = at + "n resource(s)".len();
            let piece = read(text, colon, at.saturating_sub(1), floor(spoken, colon + VALUE_MAX))?;
            Some(Piece { known: Known::Itself, ..piece })
        })
        .collect()
}

/// `sure` pieces with the lines around them, front to back.
pub(super) fn around(text: &TracedText, sure: Vec<Piece>, read_already: &[Span]) -> Vec<Piece> {
    let spoken = text.text();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut from = 0;
    let mut sure = sure.into_iter().peekable();
    while let Some(piece) = sure.next() {
        let start = floor(spoken, from.max(piece.at.start.saturating_sub(AROUND)));
        collect(text, start..piece.at.start, read_already, &mut pieces);
        let end = piece.at.end.max(from);
        let next = sure.peek().map_or(spoken.len(), |next| next.at.start);
        if piece.at.start >= from {
            pieces.push(piece);
        }
        let to = floor(spoken, next.min(end + AROUND)).max(end);
        collect(text, end..to, read_already, &mut pieces);
        from = to;
    }
    pieces
}

/// The lines in a part of the text.
fn collect(text: &TracedText, range: Range<usize>, read_already: &[Span], pieces: &mut Vec<Piece>) {
    let window = text.slice(range.clone());
    let mut from = range.start;
    for colon in memchr_iter(b':', window.as_bytes()) {
        let colon = range.start + colon;
        if colon < from {
            continue;
        }
        if let Some(piece) =
            read(text, colon, from, range.end).filter(|piece| !is_read(read_already, &piece.at))
        {
            from = piece.at.end;
            pieces.push(piece);
        }
    }
}

/// The line whose colon stands at `colon`.
fn read(text: &TracedText, colon: usize, from: usize, to: usize) -> Option<Piece> {
    let spoken = text.text();
    let from = from.min(colon);
    let before = spoken.get(from..colon)?.trim_end_matches([' ', '*', '`', '"', '\'']);
    let known = LABELS.iter().find(|label| before.ends_with(label.name));
    let (start, of) = match known {
        Some(label) => (from + before.len() - label.name.len(), Some(label.of)),
        None => (from + unknown_label(before)?, None),
    };
    let value = value_at(text, colon + 1, to)?;
    let (part, end) = match of {
        Some(Of::User) => (Part::User(user(text, &value)?), value.end),
        Some(Of::Service) => (Part::Service(word(text, &value)?), value.end),
        Some(Of::Action) => action(text, &value)?,
        Some(Of::Resource) => {
            let (resource, end) = resource(text, &value)?;
            (Part::Resource(resource), end)
        }
        Some(Of::Else) => (Part::Else, value.end),
        None => by_shape(text, &value)?,
    };
    let known = known.map_or(Known::Value, |_| Known::Label);
    Some(Piece { at: start..end, part, known })
}

/// Where the label starts that ends a line, or all that was left of one.
fn unknown_label(before: &str) -> Option<usize> {
    let line = before.rfind(['\n', '>']).map_or(0, |at| at + 1);
    let label = before.get(line..)?;
    let start = line + (label.len() - label.trim_start_matches(|next: char| !next.is_alphabetic()).len());
    let label = before.get(start..)?;
    let plain = label.chars().all(|next| next.is_alphanumeric() || " ()-/'".contains(next));
    (plain
        && !label.is_empty()
        && label.chars().count() <= LABEL_MAX
        && label.split_whitespace().count() <= LABEL_WORDS)
        .then_some(start)
}

/// Where the label starts that stands right before `at`.
pub(super) fn label_before(text: &TracedText, at: usize) -> Option<usize> {
    let from = floor(text.text(), at.saturating_sub(120));
    let before = text.slice(from..at).trim_end_matches([' ', '*', '`', '"', '\'', '[']).strip_suffix(':')?;
    unknown_label(before.trim_end()).map(|start| from + start)
}

/// Where the next label or heading begins that a value may run into: `user/anaAction: iam:GetRole`.
pub(super) fn limit(text: &str, from: usize, to: usize) -> usize {
    let window = text.get(from..floor(text, to)).unwrap_or_default();
    let labels = LABELS.iter().map(|label| label.name);
    let label = |name: &str| {
        window.match_indices(name).map(|(at, _)| at).find(|at| {
            let rest = window.get(at + name.len()..).unwrap_or_default();
            let glued = || rest.strip_prefix(':').is_some_and(|value| name.contains('(') || is_action(value));
            *at > 0 && (rest.starts_with(": ") || glued())
        })
    };
    let labelled = labels.filter_map(label).min();
    let others = ["You don't have", "You do not have", "<br", "</", "To request access"]
        .into_iter()
        .filter_map(|next| window.find(next))
        .min();
    labelled.into_iter().chain(others).min().map_or(to, |at| from + at)
}

/// Whether a text begins as an action does: `iam:GetRole`.
fn is_action(text: &str) -> bool {
    let service = |next: char| next.is_ascii_lowercase() || next.is_ascii_digit() || next == '-';
    let name = text.trim_start().trim_start_matches(service).strip_prefix(':');
    name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// Where a value stands, without the brackets and quotes around it; it ends with its line at the latest.
fn value_at(text: &TracedText, at: usize, to: usize) -> Option<Range<usize>> {
    let window = text.slice(at..to.max(at));
    // Copied from a table, a value stands in the line below its label.
    let below = window.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n');
    let below = below.filter(|below| !below.lines().next().unwrap_or_default().contains(": "));
    let inner = below.unwrap_or(window).trim_start_matches([' ', '\t', '`', '"', '\'']);
    let inner = inner.strip_prefix("**").unwrap_or(inner).trim_start_matches([' ', '`']);
    let start = at + (window.len() - inner.len());
    let bracketed = inner.strip_prefix('[').and_then(|inside| inside.find([']', '\n']));
    if let Some(length) = bracketed {
        let range = start + 1..start + 1 + length;
        return (!range.is_empty()).then_some(range);
    }
    let line = inner.find('\n').unwrap_or(inner.len());
    // An ARN that is wrapped goes on in the next line, unless that has a label of its own.
    let next = inner.get(line..).unwrap_or_default().trim_start().lines().next().unwrap_or_default();
    let labelled = next.contains(": ") || next.trim_end().ends_with(':');
    let line = if inner.starts_with("arn:") && !labelled { inner.len() } else { line };
    let end = limit(text.text(), start, start + line);
    (end > start).then_some(start..end)
}

fn user(text: &TracedText, value: &Range<usize>) -> Option<Quote> {
    let (user, end) = token(text, value.start, value.end);
    // What runs into another label was written over: where it ends isn't known.
    let overwritten = text.slice(end..text.text().len()).starts_with(':');
    (!overwritten && user.value.contains(char::is_alphanumeric)).then_some(user)
}

fn word(text: &TracedText, value: &Range<usize>) -> Option<Quote> {
    let word = quote(text, value.clone());
    (!word.value.is_empty() && word.value.len() <= 60).then_some(word)
}

fn resource(text: &TracedText, value: &Range<usize>) -> Option<(Quote, usize)> {
    let (resource, end) = token(text, value.start, value.end);
    (!resource.value.is_empty()).then_some((resource, end))
}

/// An action with its service, or its name alone.
fn action(text: &TracedText, value: &Range<usize>) -> Option<(Part, usize)> {
    if let Some((action, end)) = super::super::action::read(text, value.start, value.end) {
        return Some((Part::Action(action), end));
    }
    let window = text.slice(value.clone());
    let length = window.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = quote(text, value.start..value.start + length);
    let capital = name.value.starts_with(|first: char| first.is_ascii_uppercase());
    (capital && length > 2).then_some((Part::Name(name), value.start + length))
}

/// What a value is by its shape, where its label is in a language that isn't known. It is all of its line.
fn by_shape(text: &TracedText, value: &Range<usize>) -> Option<(Part, usize)> {
    let window = text.slice(value.clone());
    let (part, end) = if window.starts_with("arn:") || window.trim() == "*" {
        let (arn, end) = resource(text, value)?;
        (if is_principal(&arn.value) { Part::User(arn) } else { Part::Resource(arn) }, end)
    } else {
        match action(text, value)? {
            (Part::Action(action), end) => (Part::Action(action), end),
            _ => return None,
        }
    };
    let rest = text.slice(end..text.text().len());
    // No further than to a word: a line can be all of a text.
    let has_more = rest.chars().take_while(|next| *next != '\n').any(char::is_alphanumeric);
    let has_break = rest.trim_start_matches([' ', '\t']).starts_with("<br");
    (!has_more || has_break).then_some((part, end))
}

/// Whether an ARN is of somebody who makes requests.
fn is_principal(arn: &str) -> bool {
    [":user/", ":assumed-role/", ":federated-user/", ":root"].iter().any(|kind| arn.contains(kind))
}
