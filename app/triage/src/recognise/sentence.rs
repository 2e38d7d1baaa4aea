//! The denial sentence: `User: … is not authorized to perform: … on resource: … because no … / with an explicit deny in …`.
//!
//! Source of the grammar: IAM User Guide, "Troubleshoot access denied error messages"; forms that only real messages show
//! (no `User:`, no colon, a kind before the resource's name) are named in the tests.

mod context;
mod openings;
mod resource;
mod tail;
mod token;

use super::{
    Finding, Quote,
    grammar::{floor, follow, precede, skip_gap},
    quote,
};
use crate::{
    report::{DenyKind, LayerKind},
    unwrap::{TracedText, Unwrapped},
};
use denylens_policy::Layer;
use memchr::memmem;
use std::ops::Range;

/// A denial sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sentence {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) principal: Option<Quote>,
    pub(crate) action: Option<Quote>,
    /// The action that nothing allows, where the reason names another one than `action`.
    pub(crate) missing: Option<Quote>,
    pub(crate) resource: Option<Quote>,
    pub(crate) effect: Option<Quote<DenyKind>>,
    pub(crate) layer: Option<Quote<(Layer, Option<LayerKind>)>>,
    pub(crate) policy: Option<Quote>,
    pub(crate) authorization_id: Option<Quote>,
    /// The Region in which AWS keeps the details.
    pub(crate) console_region: Option<Quote>,
    pub(crate) remark: Option<Quote<Remark>>,
    /// Whether the text ends inside the action.
    pub(crate) cut_in_action: bool,
    /// Its words, without wraps.
    pub(crate) words: String,
    /// Those of its end, which say how it was refused.
    pub(crate) reason: Option<String>,
}

/// Why a request was refused, where the sentence says it otherwise than by a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remark {
    /// KMS: no such key in this Region, or its key policy doesn't allow or explicitly denies. AWS doesn't say which.
    KeyUnknownOrClosed,
    /// S3: the Block Public Access setting doesn't let a public policy be set.
    BlockPublicAccess,
}

/// Longest principal and longest action that are read; IAM's own limits are far lower.
const PRINCIPAL_MAX: usize = 700;
const ACTION_MAX: usize = 128;

/// Finds every denial sentence that names an action.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let spoken = &text.spoken;
    let anchors = anchors(spoken.text());
    for (index, anchor) in anchors.iter().enumerate() {
        // What belongs to the sentence lies between its neighbours.
        let before = index.checked_sub(1).and_then(|index| anchors.get(index)).map_or(0, |anchor| anchor.end);
        let after = anchors.get(index + 1).map_or(spoken.text().len(), |anchor| anchor.start);
        if let Some(sentence) = read(spoken, anchor.clone(), before, after) {
            findings.push(Finding::Sentence(sentence));
        }
    }
    let read: Vec<_> = findings
        .iter()
        .filter(|&finding| matches!(finding, Finding::Sentence(_)))
        .map(|finding| finding.at())
        .collect();
    findings.extend(tail::find(spoken, &read).into_iter().map(Finding::Sentence));
}

/// Where `is not authorized to perform:` stands, front to back.
fn anchors(text: &str) -> Vec<Range<usize>> {
    let mut anchors: Vec<Range<usize>> = Vec::new();
    let mut add = |start: usize, end: usize| {
        if anchors.last().is_none_or(|last| last.end < end) {
            anchors.push(start..end);
        }
    };
    // A cut may go through one of the two words, so either of them leads to the phrase.
    let mut perform = memmem::find_iter(text.as_bytes(), "perform").peekable();
    let mut authorized = memmem::find_iter(text.as_bytes(), "uthorized").peekable();
    loop {
        let by_perform = perform.peek().is_some_and(|at| authorized.peek().is_none_or(|other| at < other));
        let found = if by_perform {
            perform.next().and_then(|at| {
                let end = at + "perform".len();
                precede(text, end, "not authorized to perform").map(|start| (start, end))
            })
        } else {
            let Some(at) = authorized.next() else { break };
            let end = at + "uthorized".len();
            precede(text, end, "not authorized")
                .and_then(|start| Some((start, follow(text, end, "to perform")?)))
        };
        if let Some((start, end)) = found {
            let start = precede(text, start, "is").unwrap_or(start);
            let end = follow(text, end, ":").unwrap_or(end);
            add(start, end);
        }
    }
    anchors
}

fn read(text: &TracedText, anchor: Range<usize>, before: usize, after: usize) -> Option<Sentence> {
    let action = action(text, anchor.end, after)?;
    let principal = principal(text, anchor.start, before);
    let start = principal.as_ref().map_or(anchor.start, |(start, _)| *start);

    let resource = resource::read(text, action.1, after);
    let resource_end = action.1;
    let middle = resource.as_ref().map_or(action.1, |resource| resource.end);
    let context = context::read(text, middle, after);
    let end = context.as_ref().map_or(middle, |context| context.end);
    let reason = context.as_ref().map(|context| unwrapped(text, context.start..context.end));
    let context = context.unwrap_or_default();

    Some(Sentence {
        at: text.origin(start..end),
        principal: principal.and_then(|(_, principal)| principal),
        missing: context.missing.filter(|missing| is_another(&missing.value, &action.0.value)),
        action: Some(action.0),
        resource: resource.and_then(|resource| resource.value),
        effect: context.effect,
        layer: context.layer,
        policy: context.policy,
        authorization_id: context.authorization_id,
        console_region: context.console_region,
        remark: context.remark,
        cut_in_action: end >= text.text().trim_end().len() && end == middle && resource_end == end,
        words: unwrapped(text, start..end),
        reason,
    })
}

/// The words of a piece in one line.
fn unwrapped(text: &TracedText, range: Range<usize>) -> String {
    text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a reason names another action than its sentence. Where one is a piece of the other, a wrap or a cut made it so.
fn is_another(missing: &str, action: &str) -> bool {
    let starts = |text: &str, start: &str| {
        text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    !starts(missing, action) && !starts(action, missing)
}

/// The principal before the phrase, and where its part of the sentence starts.
fn principal(text: &TracedText, anchor: usize, before: usize) -> Option<(usize, Option<Quote>)> {
    let from = floor(text.text(), before.max(anchor.saturating_sub(PRINCIPAL_MAX)));
    let window = text.slice(from..anchor);
    if let Some(user) = user_word(window).map(|at| from + at) {
        let name = follow(text.text(), user, "User:").unwrap_or(user + "User".len());
        let value = trimmed(text, name..anchor);
        let colon = text.slice(user..name).contains(':');
        // Without a colon only an ARN tells a principal from prose: "the User is not authorized".
        if colon || value.value.starts_with("arn:") {
            return Some((user, Some(value).filter(is_named)));
        }
        return Some((user, None));
    }
    // No "User" at all: an ARN that stands right before the phrase.
    let start =
        window.trim_end().rfind(char::is_whitespace).map_or(from, |at| floor(text.text(), from + at + 1));
    let value = trimmed(text, start..anchor);
    let arn = value.value.find("arn:").filter(|at| *at < 4);
    arn.map(|_| (start, Some(value)))
}

/// The last `User` that is a word of its own: names such as `MyUserAccount` have it inside.
fn user_word(window: &str) -> Option<usize> {
    let whole = |at: &usize| {
        let before = window.get(..*at).and_then(|before| before.chars().next_back());
        let after = window.get(*at + "User".len()..).and_then(|after| after.chars().next());
        !before.is_some_and(|before| before.is_alphanumeric() || "/_-.".contains(before))
            && after.is_none_or(|after| after == ':' || after.is_whitespace())
    };
    window.rmatch_indices("User").map(|(at, _)| at).find(whole)
}

fn is_named(principal: &Quote) -> bool {
    principal.value.chars().any(char::is_alphanumeric)
}

/// A value without the quotes around it and the wraps inside it.
fn trimmed(text: &TracedText, range: Range<usize>) -> Quote {
    let raw = text.slice(range.clone());
    let edge = |character: char| character.is_whitespace() || "\"'`*".contains(character);
    let opened = raw.trim_start_matches(edge);
    let start = range.start + (raw.len() - opened.len());
    let quoted = opened.trim_end_matches(|next: char| edge(next) && next != '*');
    let value = match token::without_emphasis(quoted) {
        emphasised if emphasised.len() < quoted.len() => emphasised.trim_end_matches(edge),
        plain => plain,
    };
    let mut quote = quote(text, start..start + value.len());
    quote.value = if value.starts_with("arn:") {
        value.split_whitespace().collect()
    } else {
        value.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    quote
}

/// The action after the phrase, and where it ends.
fn action(text: &TracedText, anchor: usize, after: usize) -> Option<(Quote, usize)> {
    let edge = |character: char| character.is_whitespace() || "\"'`*<[".contains(character);
    let limit = floor(text.text(), after.min(anchor + 4 * ACTION_MAX));
    let window = text.slice(anchor..limit);
    let start = anchor + (window.len() - window.trim_start_matches(edge).len());
    let word = |character: char| character.is_ascii_alphanumeric() || "-_:*".contains(character);
    // A lost line break glues the next word of the sentence to the action.
    let run = |from: usize| {
        let rest = text.slice(from..limit);
        let end = from + rest.find(|next: char| !word(next)).unwrap_or(rest.len());
        // A word that ends so is no lost line break: `CreateApplication` above `resource`.
        let is_glued = |at: &usize| {
            openings::opens(text.text(), *at).is_some_and(|opening| !text.slice(*at..opening).contains('\n'))
        };
        let glued = (from + 3..end).find(is_glued);
        glued.unwrap_or(end)
    };

    let mut end = run(start);
    let mut value = text.slice(start..end).to_owned();
    // A hard wrap may have cut it: then what follows on the next line leads on to the rest of the sentence.
    let rest = skip_gap(text.text(), end);
    if text.slice(end..rest).contains('\n') && openings::opens(text.text(), rest).is_none() {
        let rest_end = run(rest);
        let tail = text.slice(rest..rest_end);
        let name = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
        let onward = skip_gap(text.text(), rest_end);
        if name(tail) && !tail.is_empty() && openings::opens(text.text(), onward).is_some() {
            value.push_str(tail);
            end = rest_end;
        }
    }
    let value = value.trim_end_matches(['*', ':', '-']).to_owned();
    let (service, name) = value.split_once(':')?;
    let named =
        !service.is_empty() && name.len() > 1 && name.starts_with(|first: char| first.is_ascii_alphabetic());
    (named && value.len() <= ACTION_MAX)
        .then(|| (Quote { at: text.origin(start..end.max(start)), value: value.clone() }, end))
}

#[cfg(test)]
mod tests;
