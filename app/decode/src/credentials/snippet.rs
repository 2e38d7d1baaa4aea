//! Any snippet to credentials.
//!
//! Shell lines, profiles, JSON, XML, YAML and tables differ in what they put around a name and its value, not in the two
//! themselves. So one reader looks for the names and takes the value behind each, in quotes or not.

mod bare;
mod clean;
mod wrap;

use super::{
    CredentialsError, Field, Parts,
    field::{Name, Separator},
};
use bare::bare;
use clean::clean;
use zeroize::Zeroizing;

/// What of credentials a text holds: a part of them at least, and none that can't be one.
pub(super) fn read(text: &str) -> Result<Parts, CredentialsError> {
    let text = clean(text);
    let mut found = Parts::default();
    // A profile that is commented out is one that isn't used.
    let used: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with(['#', ';'])).collect();
    let used = Zeroizing::new(used.join("\n"));
    named(&used).try_for_each(|(field, value)| found.add(field, value))?;
    if found.is_empty() {
        named(&text).try_for_each(|(field, value)| found.add(field, value))?;
    }
    if !found.missing().is_empty() {
        found.complete(bare(&text, &found)?);
    }
    check(&found)?;
    Ok(found)
}

/// Whether a text holds a secret access key: by its name, be it cut or not, or beside the other two values.
pub(super) fn has_secret(text: &str) -> bool {
    let is_secret = |field, value: &str| {
        let shape = check_base64(value, field);
        field == Field::SecretAccessKey && matches!(shape, Ok(()) | Err(CredentialsError::Length { .. }))
    };
    named(&clean(text)).any(|(field, value)| is_secret(field, &value))
        || read(text).is_ok_and(|found| found.missing().is_empty())
        || has_a_pair(text)
}

/// Whether an access key ID and a word of a secret's length stand in a text, as in the `.csv` that AWS gives when a key is made.
fn has_a_pair(text: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || matches!(character, '/' | '+' | '=');
    let words = || text.split(|character| !is_word(character));
    let is_id = |word: &str| word.len() == 20 && (word.starts_with("AKIA") || word.starts_with("ASIA"));
    // Hashes have that length, too.
    let is_secret = |word: &str| word.len() == 40 && !word.bytes().all(|byte| byte.is_ascii_hexdigit());
    words().any(is_id) && words().any(is_secret)
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
        None if value.starts_with("ASIA") => check_length(value, Field::AccessKeyId),
        None => Ok(()),
    }
}

/// Whether a value has as many characters as all of its kind.
fn check_length(value: &str, field: Field) -> Result<(), CredentialsError> {
    match field.length() {
        Some(length) if value.len() != length => {
            Err(CredentialsError::Length { field, has: value.len(), needs: length })
        }
        _ => Ok(()),
    }
}

fn check_base64(value: &str, field: Field) -> Result<(), CredentialsError> {
    let digits = value.trim_end_matches('=');
    if digits.len() >= SHORTEST && digits.chars().all(is_base64) {
        check_length(value, field)
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
    text.split_at(wrap::length_of_value(text, field))
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

/// Quotes, also those that chats and word processors make of them, in any language.
fn is_quote(next: char) -> bool {
    "\"'`“”„‘’‚«»‹›「」『』".contains(next)
}

#[cfg(test)]
mod tests;
