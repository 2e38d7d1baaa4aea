//! Secrets behind a name, in any form in which people have them: lines for a shell, profiles, JSON, XML, tables, code, addresses.

use super::{
    Found,
    label::{self, Gap, Joint},
    name::{CredentialField, Name, SECRET_LENGTH, Separator, letters},
    shape::{digits, is_digit, is_jumbled, is_of_token, is_random, is_varied, run},
    words::{is_break, joined},
};
use crate::report::SecretKind;
use std::ops::Range;

/// Less can't be used, and is hardly a part of a secret.
const SHORTEST: usize = 16;

/// No session token is shorter; most are many times as long.
const SHORTEST_TOKEN: usize = 100;

/// More lines than these are hardly one token.
const MOST_LINES: usize = 64;

/// The names of signatures, in small letters: in addresses, in headers, and in what Amazon S3 answers to a wrong one.
const SIGNATURES: [&str; 3] = ["signature", "xamzsignature", "signatureprovided"];

/// Finds what stands behind the name of a secret.
pub(super) fn find(text: &str, found: &mut Vec<Found>) {
    label::each(text, |readings| {
        let secret = readings.iter().find_map(|name| read(text, name.clone()))?;
        let end = secret.at.end;
        found.push(secret);
        Some(end)
    });
}

/// The secret behind a name, if it is one.
fn read(text: &str, name: Range<usize>) -> Option<Found> {
    let gap = label::gap(text, name.end);
    let written = text.get(name)?;
    if SIGNATURES.contains(&letters(written)?.as_str()) {
        return signature(text, gap);
    }
    if Name::is_of_token(written) {
        return token(text, gap);
    }
    let name = Name::of_secret(written)?;
    if gap.joint == Joint::None {
        return None;
    }
    let is_close = gap.joint == Joint::Mark
        || name.separator == Separator::Space && !text.get(..gap.end)?.ends_with('\n');
    let (kind, at) = match name.field {
        CredentialField::SecretAccessKey => {
            (SecretKind::SecretAccessKey, secret_access_key(text, gap, is_close)?)
        }
        _ => {
            // The word alone is the name of many things.
            let is_close = is_close && letters(written)?.as_str() != "token";
            (SecretKind::SessionToken, session_token(text, gap, is_close)?)
        }
    };
    Some(Found { kind, at })
}

/// A secret access key, or as much of one as there is.
fn secret_access_key(text: &str, gap: Gap, is_close: bool) -> Option<Range<usize>> {
    let at = digits(text, gap.end);
    // Wrapped, continued behind a backslash, or put together by code.
    if let Some(whole) = joined(text, at.clone(), is_break) {
        return Some(whole);
    }
    let value = text.get(at.clone())?;
    let length = value.bytes().filter(|byte| is_digit(*byte)).count();
    let is_whole = value.len() == SECRET_LENGTH && is_varied(value);
    let is_part = is_close && length >= SHORTEST && is_jumbled(value) && !value.starts_with('/');
    let is_name = matches!(text.as_bytes().get(at.end), Some(b'_' | b'-' | b'$' | b'(' | b'{'));
    (!is_name && (is_whole || is_part)).then_some(at)
}

/// A session token, or as much of one as there is, on all the lines that it was wrapped into.
fn session_token(text: &str, gap: Gap, is_close: bool) -> Option<Range<usize>> {
    let mut at = digits(text, gap.end);
    // The first line has the name before it; all others but the last are of one length.
    let (mut line, mut width) = (at.len(), columns(text, at.end));
    for _ in 0..MOST_LINES {
        // A line that is shorter is hardly wrapped.
        if width <= 40 || line == 0 || text.get(at.clone())?.ends_with('=') {
            break;
        }
        let Some(next) = next_line(text, at.end) else { break };
        let more = digits(text, next);
        let ends = text.as_bytes().get(more.end).is_none_or(|byte| b"\r\n\"'`\\ ".contains(byte));
        let is_rest = gap.quote.is_some() || more.len() >= line || is_jumbled(text.get(more.clone())?);
        if more.is_empty() || more.len() > width || !ends || !is_rest {
            break;
        }
        (line, width) = (more.len(), columns(text, more.end));
        at.end = more.end;
    }
    let value = text.get(at.clone())?;
    let shortest = if is_close { SHORTEST } else { SHORTEST_TOKEN };
    let is_name = matches!(text.as_bytes().get(at.end), Some(b'_' | b'-' | b'$' | b'(' | b'{'));
    (value.len() >= shortest && is_jumbled(value) && !is_name).then_some(at)
}

/// How wide the line is up to a place.
fn columns(text: &str, end: usize) -> usize {
    const WIDEST: usize = 256;
    let before = text.as_bytes().get(end.saturating_sub(WIDEST)..end).unwrap_or_default();
    before.iter().rev().position(|byte| *byte == b'\n').unwrap_or(WIDEST)
}

/// Where the text goes on behind one line break and what the next line is indented by.
fn next_line(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let next = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    Some(text.len() - next.trim_start_matches([' ', '\t']).len())
}

/// A signature: in hexadecimal, or the base64 of the older kind.
fn signature(text: &str, gap: Gap) -> Option<Found> {
    const SHORTEST_SIGNATURE: usize = 27;
    let before = text.as_bytes().get(gap.end.checked_sub(1)?)?;
    let at = digits(text, gap.end);
    let value = text.get(at.clone())?;
    let is_random = value.bytes().any(|byte| byte.is_ascii_digit()) && is_varied(value);
    // One of version 4 in hexadecimal, as in JSON or in what `aws --debug` prints; the base64 of others is no secret there.
    let is_hexadecimal = value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_likely = matches!(before, b'=' | b'>') || gap.joint != Joint::None && is_hexadecimal;
    (is_likely && value.len() >= SHORTEST_SIGNATURE && is_random)
        .then_some(Found { kind: SecretKind::Signature, at })
}

/// A token of another kind.
fn token(text: &str, gap: Gap) -> Option<Found> {
    let at = run(text, gap.end, is_of_token);
    let at = at.start..run(text, at.end, |byte| byte == b'=').end.min(at.end + 2);
    let value = text.get(at.clone())?;
    let is_code = matches!(text.as_bytes().get(at.end), Some(b'$' | b'(' | b'{' | b'['));
    let is_name = is_code || Name::is_of_token(value);
    (gap.joint == Joint::Mark && value.len() >= SHORTEST && is_random(value) && !is_name)
        .then_some(Found { kind: SecretKind::Authorization, at })
}
