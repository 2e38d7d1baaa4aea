//! Joins what a terminal or a mail program has wrapped.

use super::shape::{SHORTEST_TOKEN, is_base64, is_key, is_quote, is_secret, is_space, split_while};
use denylens_triage::secrets::name::CredentialField;
use zeroize::Zeroizing;

/// A line that is shorter than this is hardly wrapped by a terminal.
const WRAPPED_LINE: usize = 40;

/// How far the unquoted value at the front of a text goes: over the lines that it was wrapped into.
pub(super) fn length_of_value(text: &str, field: CredentialField) -> usize {
    let (mut end, mut is_whole_line) = first_line(text);
    // How many characters there are so far, on this line, and on the line before.
    let (mut length, mut line, mut before) = (end, end, 0);
    while is_whole_line {
        let next = text.get(end..).unwrap_or_default().trim_start();
        let (more, is_whole) = first_line(next);
        let value = next.get(..more).unwrap_or_default();
        let goes_on = match field.length() {
            Some(length_of_all) => 0 < length && length < length_of_all && length + more <= length_of_all,
            // What follows the padding is something else, if it isn't the rest of the padding.
            None if text.get(..end).is_some_and(|so_far| so_far.ends_with('=')) => value == "=",
            // All lines but the first and the last are of one length.
            None => {
                let is_full = if before == 0 { line > WRAPPED_LINE } else { line >= before };
                field == CredentialField::SessionToken && length > 0 && (length < SHORTEST_TOKEN || is_full)
            }
        };
        let is_digits = !value.is_empty() && value.trim_end_matches('=').chars().all(is_base64);
        if !goes_on || !is_whole || !is_digits || is_key(value) {
            break;
        }
        end = text.len() - next.len() + more;
        is_whole_line = is_whole;
        (length, line, before) = (length + more, more, line);
    }
    end
}

/// How long the value at the front of a text is on its first line, and whether that line ends behind it.
fn first_line(text: &str) -> (usize, bool) {
    let ends = |next: char| next.is_whitespace() || is_quote(next) || ",;<|&)}".contains(next);
    let (value, after) = split_while(text, |next| !ends(next));
    let line_ends =
        after.trim_start_matches(is_space).chars().next().is_none_or(|next| matches!(next, '\r' | '\n'));
    (value.len(), line_ends)
}

/// A text of bare values without the line breaks that stand within a value: lines as long as the longest go on, if what follows can be
/// the rest of a value and is none of its own.
pub(super) fn unwrapped(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let width = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    let is_full = |line: &str| line.chars().count() == width || columns(line) == width;
    let full_lines = text.lines().filter(|line| is_full(line)).count();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        plain.push_str(line);
        let Some(next) = lines.peek() else { break };
        let word = next.split(char::is_whitespace).next().unwrap_or_default();
        // One long line and a secret after it are a token and a secret; after several of one length it is the end of the token.
        let is_another = is_key(word) || (is_secret(word) && full_lines == 1);
        let is_done = line.ends_with('=') && word != "=";
        if !is_full(line) || is_done || is_another || !is_rest(word) {
            plain.push('\n');
        }
    }
    plain
}

/// How wide a terminal shows a line.
fn columns(line: &str) -> usize {
    const TAB: usize = 8;
    line.chars().fold(0, |at, next| if next == '\t' { (at / TAB + 1) * TAB } else { at + 1 })
}

/// Whether a word can be the rest of a value or of a time.
fn is_rest(word: &str) -> bool {
    let is_of_time = |next: char| next.is_ascii_digit() || "TZ:+.-".contains(next);
    !word.is_empty()
        && (word.chars().all(|next| is_base64(next) || next == '=') || word.chars().all(is_of_time))
}
