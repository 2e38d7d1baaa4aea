//! Any snippet to credentials.
//!
//! Shell lines, profiles, JSON, XML, YAML and tables differ in what they put around a name and its value, not in the two
//! themselves. So one reader looks for the names and takes the value behind each, in quotes or not.

mod bare;
mod clean;
mod escape;
mod shape;
mod wrap;

use super::{error::CredentialsError, partial::PartialCredentials};
use bare::bare;
use clean::clean;
use denylens_triage::secrets::name::{CredentialField, Name, Separator};
use escape::unescape;
use shape::{SHORTEST, is_base64, is_quote, is_space, split_while};
use zeroize::Zeroizing;

/// What of credentials a text holds: a part of them at least, and none that can't be one.
pub(super) fn read(text: &str) -> Result<PartialCredentials, CredentialsError> {
    let text = clean(text);
    let mut found = PartialCredentials::default();
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

fn check(found: &PartialCredentials) -> Result<(), CredentialsError> {
    if let Some(id) = found.get(CredentialField::AccessKeyId) {
        check_access_key_id(id)?;
    }
    for field in [CredentialField::SecretAccessKey, CredentialField::SessionToken] {
        if let Some(value) = found.get(field) {
            check_base64(value, field)?;
        }
    }
    // When something expires says nothing of what.
    let is_known = |field| field != CredentialField::Expiration && found.has(field);
    if CredentialField::ALL.into_iter().any(is_known) { Ok(()) } else { Err(CredentialsError::NothingFound) }
}

fn check_access_key_id(value: &str) -> Result<(), CredentialsError> {
    // Prefixes of other unique IDs: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    const OTHERS: [&str; 10] =
        ["ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "ANPA", "ANVA", "APKA", "AROA", "ASCA"];
    if value.starts_with("AKIA") {
        return Err(CredentialsError::LongTerm);
    }
    if value.len() < SHORTEST || !value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(CredentialsError::Unusable(CredentialField::AccessKeyId));
    }
    match OTHERS.into_iter().find(|prefix| value.starts_with(prefix)) {
        Some(prefix) => Err(CredentialsError::NotAnAccessKey { prefix }),
        None if value.starts_with("ASIA") => check_length(value, CredentialField::AccessKeyId),
        None => Ok(()),
    }
}

/// Whether a value has as many characters as all of its kind.
fn check_length(value: &str, field: CredentialField) -> Result<(), CredentialsError> {
    match field.length() {
        Some(length) if value.len() != length => {
            Err(CredentialsError::Length { field, has: value.len(), needs: length })
        }
        _ => Ok(()),
    }
}

fn check_base64(value: &str, field: CredentialField) -> Result<(), CredentialsError> {
    let digits = value.trim_end_matches('=');
    if digits.len() >= SHORTEST && digits.chars().all(is_base64) {
        check_length(value, field)
    } else {
        Err(CredentialsError::Unusable(field))
    }
}

/// The fields that stand as `name value` pairs, whatever stands around them.
fn named(text: &str) -> impl Iterator<Item = (CredentialField, Zeroizing<String>)> {
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
fn split_value(text: &str, field: CredentialField) -> (&str, &str) {
    let inside = text.trim_start_matches('\\');
    if let Some(inside) = inside.strip_prefix(is_quote) {
        // A terminal may have wrapped it, so it goes on to the closing quote.
        return split_while(inside, |next| !is_quote(next));
    }
    text.split_at(wrap::length_of_value(text, field))
}

fn is_name(next: char) -> bool {
    next.is_ascii_alphanumeric() || matches!(next, '_' | '-')
}

/// What can stand between a name and its value: `=` and `:` in most, `|` in tables, `>` in XML.
fn is_mark(next: char) -> bool {
    matches!(next, '=' | ':' | '|' | '>')
}

#[cfg(test)]
mod tests;
