//! One word of a sentence, as resources and policies are written, across the wraps that cut it.

use crate::{
    recognise::{Quote, grammar::skip_gap},
    unwrap::TracedText,
};

/// What services put before the name of something of theirs.
pub(super) const KINDS: [&str; 19] = [
    "policy ",
    "role ",
    "user ",
    "group ",
    "instance profile ",
    "mfa ",
    "server certificate ",
    "table ",
    "function ",
    "queue ",
    "topic ",
    "bucket ",
    "secret ",
    "stream ",
    "cluster ",
    "repository ",
    "log group ",
    "stack ",
    "state machine ",
];

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

/// One word of the text, as resources and policies are written; with the kind that IAM puts before a name.
pub(super) fn token(text: &TracedText, start: usize, limit: usize) -> (Quote, usize) {
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
    let trimmed =
        if trimmed.len() > 1 && trimmed.ends_with("**") { without_closing_stars(trimmed) } else { trimmed };
    let value: String =
        if kind > 0 { trimmed.to_owned() } else { trimmed.split('\n').map(str::trim).collect() };
    let value = without_emphasis(&value).unwrap_or(value);
    (Quote { value, at: text.origin(start..start + trimmed.len()) }, start + trimmed.len())
}

/// A value without the stars with which Markdown's emphasis ends. Three and more stand for what was taken out.
pub(super) fn without_closing_stars(value: &str) -> &str {
    let plain = value.trim_end_matches('*');
    let is_taken_out = value.len() - plain.len() > 2 && !plain.ends_with(char::is_whitespace);
    if is_taken_out { value } else { plain }
}

/// An ARN without Markdown's emphasis of one of its parts: `arn:aws:bedrock:**eu-west-3**::foundation-model/m`.
pub(super) fn without_emphasis(value: &str) -> Option<String> {
    let (before, rest) = value.strip_prefix("arn:")?.split_once("**")?;
    let (part, after) = rest.split_once("**")?;
    let whole = before.ends_with(':')
        && after.starts_with(':')
        && part.bytes().all(|next| next.is_ascii_alphanumeric() || next == b'-');
    whole.then(|| format!("arn:{before}{part}{after}"))
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
fn continues(text: &TracedText, start: usize, end: usize, limit: usize) -> Option<usize> {
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
