//! Any snippet to credentials.
//!
//! Shell lines, profiles, JSON, XML, YAML and tables differ in what they put around a name and its value, not in the two
//! themselves. So one reader looks for the names and takes the value behind each, in quotes or not.

use super::{
    Credentials, CredentialsError, Field,
    field::{Name, Separator},
};
use crate::Moment;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// What credentials a text holds.
pub(super) fn read(text: &str) -> Result<Credentials, CredentialsError> {
    let mut found = Found::default();
    // A profile that is commented out is one that isn't used.
    let used: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with(['#', ';'])).collect();
    found.add_all(named(&Zeroizing::new(used.join("\n"))))?;
    if found.values.is_empty() {
        found.add_all(named(text))?;
    }
    if !found.is_whole() {
        bare(text, &mut found)?;
    }
    found.credentials()
}

/// Whether a text holds a secret access key: by its name, or beside the other two values.
pub(super) fn has_secret(text: &str) -> bool {
    let is_secret =
        |field, value: &str| field == Field::SecretAccessKey && check_base64(value, field).is_ok();
    named(text).any(|(field, value)| is_secret(field, &value)) || read(text).is_ok()
}

#[derive(Default)]
struct Found {
    values: BTreeMap<Field, Zeroizing<String>>,
}

impl Found {
    /// Keeps a value. The same one may come again, as `AWS_SECURITY_TOKEN` repeats `AWS_SESSION_TOKEN`.
    fn add(&mut self, field: Field, value: Zeroizing<String>) -> Result<(), CredentialsError> {
        match self.values.get(&field) {
            _ if value.is_empty() => Ok(()),
            Some(known) if *known != value && field != Field::Expiration => {
                Err(CredentialsError::Several(field))
            }
            Some(_) => Ok(()),
            None => {
                self.values.insert(field, value);
                Ok(())
            }
        }
    }

    fn add_all(
        &mut self,
        mut values: impl Iterator<Item = (Field, Zeroizing<String>)>,
    ) -> Result<(), CredentialsError> {
        values.try_for_each(|(field, value)| self.add(field, value))
    }

    fn is_whole(&self) -> bool {
        [Field::AccessKeyId, Field::SecretAccessKey, Field::SessionToken]
            .iter()
            .all(|field| self.values.contains_key(field))
    }

    fn take(&mut self, field: Field) -> Result<Zeroizing<String>, CredentialsError> {
        self.values.remove(&field).ok_or(CredentialsError::Missing(field))
    }

    fn credentials(mut self) -> Result<Credentials, CredentialsError> {
        if self.values.keys().all(|field| *field == Field::Expiration) {
            return Err(CredentialsError::NothingFound);
        }
        let access_key_id = self.take(Field::AccessKeyId)?;
        check_access_key_id(&access_key_id)?;
        let secret_access_key = self.take(Field::SecretAccessKey)?;
        check_base64(&secret_access_key, Field::SecretAccessKey)?;
        let session_token = self.take(Field::SessionToken)?;
        check_base64(&session_token, Field::SessionToken)?;
        let expires = self.values.get(&Field::Expiration).and_then(|value| Moment::read(value));
        Ok(Credentials { access_key_id, secret_access_key, session_token, expires })
    }
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

/// Tells the values apart by their shapes, where no name stands before them: three fields copied one by one, or the
/// `--output text` of a command.
fn bare(text: &str, found: &mut Found) -> Result<(), CredentialsError> {
    let words = || text.split(|next: char| next.is_whitespace() || is_quote(next) || ",;".contains(next));
    let is_key = |word: &str| {
        let shape = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        (word.starts_with("ASIA") || word.starts_with("AKIA"))
            && word.len() >= SHORTEST
            && word.bytes().all(shape)
    };
    if !words().any(is_key) {
        return Ok(());
    }
    for word in words() {
        let field = if is_key(word) {
            Field::AccessKeyId
        } else if word.len() == 40 && is_base64_line(word) {
            Field::SecretAccessKey
        } else if word.len() >= 100 && is_base64_line(word) {
            Field::SessionToken
        } else if word.contains(':') && Moment::read(word).is_some() {
            Field::Expiration
        } else {
            continue;
        };
        found.add(field, unescape(word))?;
    }
    Ok(())
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
