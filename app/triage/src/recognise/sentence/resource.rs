//! The resource of the sentence.

use super::{
    openings::{self, NAMELESS, RESOURCE},
    token::{KINDS, open, token, without_emphasis},
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
    {
        return Some(Resource { value: value(text, first, end), end });
    }
    let (value, end) = token(text, first, limit);
    Some(Resource { value: Some(value).filter(|value| !value.value.is_empty()), end })
}

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
        if trimmed.len() > 1 && trimmed.ends_with("**") { without_emphasis(trimmed) } else { trimmed };
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
