//! The resource of the sentence.

use super::{
    elision,
    openings::{self, NAMELESS, RESOURCE},
    token::{KINDS, open, token, without_closing_stars, without_emphasis},
};
use crate::{
    recognise::{
        Quote,
        grammar::{floor, follow},
    },
    unwrap::TracedText,
};

/// The resource and where its part of the sentence ends.
pub(super) struct Resource {
    pub(super) value: Option<Quote>,
    pub(super) end: usize,
}

/// Longest resource that is read: an S3 key has up to 1,024 bytes.
const RESOURCE_MAX: usize = 2_200;

/// Reads the resource of the sentence that continues at `at`.
pub(super) fn read(text: &TracedText, at: usize, after: usize) -> Option<Resource> {
    let spoken = text.text();
    let window = text.slice(at..after);
    let start = at + (window.len() - window.trim_start_matches([' ', '\n', '\t', '"', '\'', '`', '*']).len());
    let (index, opening) = RESOURCE
        .iter()
        .enumerate()
        .find_map(|(index, phrase)| Some((index, follow(spoken, start, phrase)?)))?;
    if NAMELESS.contains(&index) {
        return Some(Resource { value: None, end: opening });
    }
    let limit = floor(spoken, after.min(opening + RESOURCE_MAX));
    let first = open(spoken, opening);
    // A star that stands alone is a value, not emphasis.
    let all = text.slice(first..limit.max(first));
    if all == "*" || ["* ", "*\n", "*.", "*,"].iter().any(|start| all.starts_with(start)) {
        return Some(Resource { value: value(text, first, first + 1), end: first + 1 });
    }
    if openings::opens(spoken, first).is_some() || first >= limit {
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
    if let Some(end) = openings::ahead(spoken, first, limit)
        && is_one_value(text.slice(first..end))
        && !elision::is_in(text.slice(first..end))
    {
        return Some(Resource { value: value(text, first, end), end });
    }
    let (value, end) = token(text, first, limit);
    // Of what was left out there is nothing to tell, nor of an ARN that breaks off before its resource.
    let is_told = |value: &Quote| {
        value.value.contains(|next: char| !".…[]()".contains(next))
            && (!value.value.starts_with("arn:") || value.value.matches(':').count() >= ARN_COLONS)
    };
    Some(Resource { value: Some(value).filter(is_told), end })
}

/// So many colons stand before the resource of an ARN.
const ARN_COLONS: usize = 5;

/// The resource behind a mere `on`, as people shorten it: an ARN, or what an elision left of one.
pub(super) fn shortened(text: &TracedText, at: usize, after: usize) -> Option<Resource> {
    let on = follow(text.text(), at, " on")
        .filter(|on| text.slice(*on..after).starts_with(char::is_whitespace))?;
    let start = open(text.text(), on);
    let (value, end) = token(text, start, floor(text.text(), after.min(start + RESOURCE_MAX)));
    let named = value.value.starts_with("arn:") || value.value.starts_with('…') && value.value.contains('/');
    named.then_some(Resource { value: Some(value), end })
}

/// The resource that a lone reason follows, and where its part starts: its `on resource:`, or what a terminal left of that.
pub(super) fn before(text: &TracedText, at: usize, from: usize) -> Option<(Quote, usize)> {
    let spoken = text.text();
    let from = floor(spoken, at.saturating_sub(BEFORE_MAX).max(from));
    let before = text.slice(from..at);
    if let Some(opening) = before.rfind("on resource").map(|opening| from + opening)
        && let Some(resource) = read(text, opening, at)
    {
        let between = text.slice(resource.end.min(at)..at);
        let near = elision::is_in(between) || !between.contains(char::is_alphanumeric);
        return near.then_some((resource.value?, opening));
    }
    let closed = before.trim_end_matches([' ', '\n', '"', '\'']);
    let start = from + closed.rfind([' ', '\n', '"', '\'']).map_or(0, |at| at + 1);
    let opening = text.slice(from..start).trim_end_matches([' ', '"', '\'']);
    let of_resource = opening.strip_suffix([':']).is_some_and(is_left_of_resource);
    let value = value(text, start, from + closed.len()).filter(|value| value.value.starts_with("arn:"))?;
    of_resource.then_some((value, start))
}

/// The resource behind an action that a terminal wrote over: `s3:Geesource: "arn:…"`. Of the action nothing is left to trust.
pub(super) fn overwritten(text: &TracedText, action_end: usize, after: usize) -> Option<Resource> {
    if !text.slice(0..action_end).strip_suffix(':').is_some_and(is_left_of_resource) {
        return None;
    }
    let start = open(text.text(), action_end);
    let (value, end) = token(text, start, floor(text.text(), after.min(start + RESOURCE_MAX)));
    value.value.starts_with("arn:").then_some(Resource { value: Some(value), end })
}

/// Whether a text ends in the word "resource", or in what is left of it.
fn is_left_of_resource(text: &str) -> bool {
    ["ource", "urce", "rce", "ource(s)"].iter().any(|rest| text.ends_with(rest))
}

/// How far before a lone reason its resource is looked for.
const BEFORE_MAX: usize = 1_200;

/// Whether the text between `on resource:` and the end of the sentence is a value, not a value and a stranger.
fn is_one_value(text: &str) -> bool {
    let text = text.trim();
    let sentence_ends = text.contains(". ") || text.contains("\n\n");
    let words = text.split(' ').count();
    !sentence_ends && text.len() < 1_200 && (words <= 3 || text.starts_with("arn:"))
}

fn value(text: &TracedText, start: usize, end: usize) -> Option<Quote> {
    let raw = text.slice(start..end);
    let trimmed = raw.trim_end_matches(|next: char| next.is_whitespace() || "\"'`,;".contains(next));
    let trimmed =
        if trimmed.len() > 1 && trimmed.ends_with("**") { without_closing_stars(trimmed) } else { trimmed };
    let mut value = String::with_capacity(trimmed.len());
    for (index, line) in trimmed.split('\n').enumerate() {
        let kind = KINDS.iter().any(|kind| kind.trim_end() == value);
        if index > 0 && kind {
            value.push(' ');
        }
        value.push_str(if index == 0 { line } else { line.trim_start() }.trim_end_matches(['\r', '\t']));
    }
    let value = value.trim().to_owned();
    let value = without_emphasis(&value).unwrap_or(value);
    (!value.is_empty()).then(|| Quote { value, at: text.origin(start..start + trimmed.len()) })
}
