//! Any snippet to credentials.
//!
//! Shell lines, profiles, JSON, XML, YAML and tables differ in what they put around a name and its value, not in the two
//! themselves. So one reader looks for the names and takes the value behind each, in quotes or not.

use super::{
    CredentialsError, Field, Parts,
    field::{Name, Separator},
};
use crate::Moment;
use zeroize::Zeroizing;

/// What of credentials a text holds: a part of them at least, and none that can't be one.
pub(super) fn read(text: &str) -> Result<Parts, CredentialsError> {
    let mut found = Parts::default();
    // A profile that is commented out is one that isn't used.
    let used: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with(['#', ';'])).collect();
    let used = Zeroizing::new(used.join("\n"));
    named(&used).try_for_each(|(field, value)| found.add(field, value))?;
    if found.is_empty() {
        named(text).try_for_each(|(field, value)| found.add(field, value))?;
    }
    if !found.missing().is_empty() {
        found.complete(bare(text, &found)?);
    }
    check(&found)?;
    Ok(found)
}

/// Whether a text holds a secret access key: by its name, or beside the other two values.
pub(super) fn has_secret(text: &str) -> bool {
    let is_secret =
        |field, value: &str| field == Field::SecretAccessKey && check_base64(value, field).is_ok();
    named(text).any(|(field, value)| is_secret(field, &value))
        || read(text).is_ok_and(|found| found.missing().is_empty())
}

fn check(found: &Parts) -> Result<(), CredentialsError> {
    if let Some(id) = found.get(Field::AccessKeyId) {
        check_access_key_id(id)?;
    }
    for field in [Field::SecretAccessKey, Field::SessionToken] {
        if let Some(value) = found.get(field) {
            check_base64(value, field)?;
        }
    }
    // When something expires says nothing of what.
    let is_known = |field| field != Field::Expiration && found.has(field);
    if Field::ALL.into_iter().any(is_known) { Ok(()) } else { Err(CredentialsError::NothingFound) }
}

/// The shortest value of any of the three that can be one: what the STS API reference says of access key IDs.
const SHORTEST: usize = 16;

fn check_access_key_id(value: &str) -> Result<(), CredentialsError> {
    // Prefixes of other unique IDs: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    const OTHERS: [&str; 10] =
        ["ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "ANPA", "ANVA", "APKA", "AROA", "ASCA"];
    if value.starts_with("AKIA") {
        return Err(CredentialsError::LongTerm);
    }
    if value.len() < SHORTEST || !value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(CredentialsError::Unusable(Field::AccessKeyId));
    }
    match OTHERS.into_iter().find(|prefix| value.starts_with(prefix)) {
        Some(prefix) => Err(CredentialsError::NotAnAccessKey { prefix }),
        None => Ok(()),
    }
}

fn check_base64(value: &str, field: Field) -> Result<(), CredentialsError> {
    let digits = value.trim_end_matches('=');
    if digits.len() >= SHORTEST && digits.chars().all(is_base64) {
        Ok(())
    } else {
        Err(CredentialsError::Unusable(field))
    }
}

/// The fields that stand as `name value` pairs, whatever stands around them.
fn named(text: &str) -> impl Iterator<Item = (Field, Zeroizing<String>)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|next| !is_name(next));
            let (written, after) = split_while(rest, is_name);
            if written.is_empty() {
                return None;
            }
            rest = after;
            let Some(name) = Name::read(written) else { continue };
            let after = after.trim_start_matches('\\').trim_start_matches(is_quote);
            let (separator, after) = split_while(after, |next| is_space(next) || is_mark(next));
            let enough = match name.separator {
                Separator::Space => !separator.is_empty(),
                Separator::Mark => separator.contains(is_mark),
            };
            if enough {
                let (value, after) = split_value(after, name.field);
                rest = after;
                return Some((name.field, unescape(value)));
            }
        }
    })
}

/// Splits a value off the front of a text.
fn split_value(text: &str, field: Field) -> (&str, &str) {
    let inside = text.trim_start_matches('\\');
    if let Some(inside) = inside.strip_prefix(is_quote) {
        // A terminal may have wrapped it, so it goes on to the closing quote.
        return split_while(inside, |next| !is_quote(next));
    }
    let (mut end, mut whole) = split_line_of_value(text);
    if field == Field::SessionToken {
        let mut line = end;
        // What follows on the same line, or after the padding, is something else.
        while whole && line > WRAPPED_LINE && !text.get(..end).unwrap_or_default().ends_with('=') {
            let (_, after) = text.split_at(end);
            let next = after.trim_start_matches(char::is_whitespace);
            let length;
            (length, whole) = split_line_of_value(next);
            if !whole || !is_base64_line(next.get(..length).unwrap_or_default()) {
                break;
            }
            end = text.len() - next.len() + length;
            line = length;
        }
    }
    text.split_at(end)
}

/// A line that is shorter than this was not wrapped by a terminal.
const WRAPPED_LINE: usize = 40;

/// How long the value at the front of a text is, and whether the line ends behind it.
fn split_line_of_value(text: &str) -> (usize, bool) {
    let ends = |next: char| next.is_whitespace() || is_quote(next) || ",;<|&)}".contains(next);
    let (value, after) = split_while(text, |next| !ends(next));
    let line_ends =
        after.trim_start_matches(is_space).chars().next().is_none_or(|next| matches!(next, '\r' | '\n'));
    (value.len(), line_ends)
}

fn is_base64_line(line: &str) -> bool {
    let digits = line.trim_end_matches('=');
    !digits.is_empty() && digits.chars().all(is_base64)
}

/// A value without the white space of wrapping and without the escapes of JSON.
fn unescape(value: &str) -> Zeroizing<String> {
    // Never longer than what it is read from: a `String` that grows leaves a copy behind that nobody wipes.
    let mut plain = Zeroizing::new(String::with_capacity(value.len()));
    let mut rest = value.chars();
    while let Some(next) = rest.next() {
        if next == '\\' {
            // `\/` and `\u003d`; other escapes stand for nothing that can be in a value.
            let ahead = rest.as_str();
            let code = ahead.strip_prefix('u').and_then(|digits| digits.get(..4));
            let character = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
            if let Some(character) = character {
                plain.push(char::from(character));
                rest = ahead.get(5..).unwrap_or_default().chars();
            }
        } else if !next.is_whitespace() {
            plain.push(next);
        }
    }
    plain
}

/// A text of more words than these is more than values with their labels.
const FEW_WORDS: usize = 8;

/// Tells the values apart by their shapes, where no name stands before them: fields copied one by one, or the `--output text` of a
/// command. What is found by name isn't looked for.
fn bare(text: &str, known: &Parts) -> Result<Parts, CredentialsError> {
    let words = || {
        let ends = |next: char| next.is_whitespace() || is_quote(next) || ",;".contains(next);
        text.split(ends).filter(|word| !word.is_empty())
    };
    let mut found = Parts::default();
    if !words().any(is_key) && words().nth(FEW_WORDS).is_some() {
        return Ok(found);
    }
    for word in words() {
        let field = if is_key(word) {
            Field::AccessKeyId
        } else if is_secret(word) {
            Field::SecretAccessKey
        } else if word.len() >= 100 && is_base64_line(word) {
            Field::SessionToken
        } else if word.contains(':') && Moment::read(word).is_some() {
            Field::Expiration
        } else {
            continue;
        };
        if !known.has(field) {
            found.add(field, unescape(word))?;
        }
    }
    Ok(found)
}

fn is_key(word: &str) -> bool {
    let shape = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (word.starts_with("ASIA") || word.starts_with("AKIA"))
        && word.len() >= SHORTEST
        && word.bytes().all(shape)
}

/// Forty digits of base64. The hash of a commit has forty digits, too, and no secret looks like one.
fn is_secret(word: &str) -> bool {
    let is_hash = word.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    word.len() == 40 && is_base64_line(word) && !is_hash
}

fn split_while(text: &str, holds: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|next| !holds(next)).unwrap_or(text.len()))
}

fn is_name(next: char) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, '_' | '-')
}

fn is_base64(next: char) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, '+' | '/')
}

/// What can stand between a name and its value: `=` and `:` in most, `|` in tables, `>` in XML.
fn is_mark(next: char) -> bool {
    matches!(next, '=' | ':' | '|' | '>')
}

fn is_space(next: char) -> bool {
    next.is_whitespace() && !matches!(next, '\r' | '\n')
}

/// Quotes, also those that chats and word processors make of them.
fn is_quote(next: char) -> bool {
    matches!(next, '"' | '\'' | '`' | '“' | '”' | '‘' | '’')
}

#[cfg(test)]
mod tests;
