//! What the values look like, and what can stand around them.

use denylens_triage::secrets::name::SECRET_LENGTH;

/// The shortest value of any of the three that can be one: what the STS API reference says of access key IDs.
pub(super) const SHORTEST: usize = 16;

/// No session token is shorter; most are many times as long.
pub(super) const SHORTEST_TOKEN: usize = 100;

/// An access key ID of either kind.
pub(super) fn is_key(word: &str) -> bool {
    let shape = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (word.starts_with("ASIA") || word.starts_with("AKIA"))
        && word.len() >= SHORTEST
        && word.bytes().all(shape)
}

/// As many digits of base64 as a secret has. The hash of a commit has as many, too, and no secret looks like one.
pub(super) fn is_secret(word: &str) -> bool {
    let is_hash = word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    word.len() == SECRET_LENGTH && is_base64_line(word) && !is_hash
}

/// The time at which credentials expire, as AWS and its tools print it: `2026-01-02T03:04:05Z`.
pub(super) fn is_time(word: &str) -> bool {
    let is_of_time = |next: char| next.is_ascii_digit() || "TZtz:+.-".contains(next);
    word.contains(':') && word.starts_with(|next: char| next.is_ascii_digit()) && word.chars().all(is_of_time)
}

pub(super) fn is_base64_line(line: &str) -> bool {
    let digits = line.trim_end_matches('=');
    !digits.is_empty() && digits.chars().all(is_base64)
}

pub(super) fn is_base64(next: char) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, '+' | '/')
}

pub(super) fn is_space(next: char) -> bool {
    next.is_whitespace() && !matches!(next, '\r' | '\n')
}

/// Quotes, also those that chats and word processors make of them, in any language.
pub(super) fn is_quote(next: char) -> bool {
    "\"'`“”„‘’‚«»‹›「」『』".contains(next)
}

/// What of a text holds at its front, and the rest.
pub(super) fn split_while(text: &str, holds: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|next| !holds(next)).unwrap_or(text.len()))
}
