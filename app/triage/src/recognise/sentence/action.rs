//! The action of the sentence, or the place that it was taken from.

use super::{elision, openings};
use crate::{
    recognise::{
        Quote,
        grammar::{floor, follow, skip_gap},
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// Longest action that is read; IAM's own limit is far lower.
const ACTION_MAX: usize = 128;

/// How far a sentence is looked through for what follows the place of its action.
const MISSING_MAX: usize = 80;

/// The action after the phrase, and where it ends.
pub(super) fn read(text: &TracedText, anchor: usize, after: usize) -> Option<(Quote, usize)> {
    let edge = |character: char| character.is_whitespace() || "\"'`*<[".contains(character);
    let limit = floor(text.text(), after.min(anchor + 4 * ACTION_MAX));
    let window = text.slice(anchor..limit);
    let start = anchor + (window.len() - window.trim_start_matches(edge).len());
    let word = |character: char| character.is_ascii_alphanumeric() || "-_:*".contains(character);
    // A lost line break glues the next word of the sentence to the action.
    let run = |from: usize| {
        let rest = text.slice(from..limit);
        let end = from + rest.find(|next: char| !word(next)).unwrap_or(rest.len());
        // Where the line ends with the word, the word is whole: `…:CreateApplication` is no `on resource`.
        let glued = (from + 3..end)
            .find(|at| openings::opens(text.text(), *at).is_some())
            .filter(|_| !rest.get(end - from..).is_some_and(|after| after.starts_with('\n')));
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

/// Where a sentence goes on that names no action: `perform: null`, `perform: ... with an explicit deny in …`.
pub(super) fn missing(text: &TracedText, anchor: &Range<usize>, after: usize) -> Option<usize> {
    let spoken = text.text();
    let window = text.slice(anchor.end..floor(spoken, after.min(anchor.end + MISSING_MAX)));
    let line = window.find(". ").or_else(|| window.find("\n\n")).unwrap_or(window.len());
    let opening = (anchor.end..anchor.end + line).find(|at| {
        spoken.is_char_boundary(*at)
            && (*at == anchor.end || text.slice(0..*at).ends_with(char::is_whitespace))
            && openings::opens(spoken, *at).is_some()
    });
    let word = anchor.end + word_length(spoken, anchor.end);
    opening.or_else(|| elision::skip(spoken, word)).or_else(|| follow(spoken, anchor.end, "null"))
}

/// The length of the word at `at` that an elision cuts: `perform: sts (truncated...)`.
fn word_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.trim_start();
    let length = word.bytes().take_while(|next| next.is_ascii_alphanumeric() || *next == b'-').count();
    rest.len() - word.len() + length
}

/// Whether the place of the action, behind a colon, says that it was left out: `null`, an elision.
pub(super) fn is_left_out(text: &str, at: usize) -> bool {
    let left_out =
        || elision::skip(text, at + word_length(text, at)).is_some() || follow(text, at, "null").is_some();
    text.get(..at).is_some_and(|before| before.ends_with(':')) && left_out()
}

/// Whether a reason names another action than its sentence. Where one is a piece of the other, a wrap or a cut made it so.
pub(super) fn is_another(missing: &str, action: &str) -> bool {
    let starts = |text: &str, start: &str| {
        text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    !starts(missing, action) && !starts(action, missing)
}
