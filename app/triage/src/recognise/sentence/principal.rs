//! Who the sentence is about.

use super::token::without_closing_stars;
use crate::{
    recognise::{
        Quote,
        grammar::{floor, follow},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// Longest principal that is read; IAM's own limits are far lower.
const PRINCIPAL_MAX: usize = 700;

/// The principal before the phrase, and where its part of the sentence starts.
pub(super) fn read(text: &TracedText, anchor: usize, before: usize) -> Option<(usize, Option<Quote>)> {
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
    // Another label, in another language: `Usuário: arn:…`.
    if let Some(at) = window.rfind(": arn:").map(|at| from + at + 2)
        && !text.slice(at..anchor).contains(". ")
        && text.slice(at..anchor).split_whitespace().count() <= 3
    {
        return Some((at, Some(trimmed(text, at..anchor))));
    }
    // No "User" at all: an ARN that stands right before the phrase.
    let start =
        window.trim_end().rfind(char::is_whitespace).map_or(from, |at| floor(text.text(), from + at + 1));
    let value = trimmed(text, start..anchor);
    let arn = value.value.find("arn:").is_some_and(|at| at < 4);
    // What a cut left of an ARN: `111122223333:assumed-role/deploy/ci`.
    let rest_of_arn = [":user/", ":assumed-role/", ":federated-user/"];
    let cut = rest_of_arn.iter().any(|kind| value.value.contains(kind));
    (arn || cut).then_some((start, Some(value)))
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
    let value = match without_closing_stars(quoted) {
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
