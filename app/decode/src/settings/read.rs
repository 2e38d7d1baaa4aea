//! Reads the settings off JSON, field by field: a page has this reader anyway, and no code is made for each shape.

use super::{Authentication, Language, LocalText, Settings, SettingsError, StsEndpoint, TeamEndpoint, Url};
use crate::region::Region;
use denylens_lang::Lang;
use denylens_policy::json::{self, JsonProblemKind, Kind, Value};

pub(super) fn settings(text: &str) -> Result<Settings, SettingsError> {
    let tree = json::parse(text);
    if let Some(problem) = tree.problems().first() {
        return Err(match problem.kind {
            JsonProblemKind::CutShort => SettingsError::CutShort,
            _ => SettingsError::NotJson { line: line(text, problem.span.start) },
        });
    }
    let rest = text.get(tree.end()..).unwrap_or_default();
    if !rest.trim().is_empty() {
        return Err(SettingsError::NotJson { line: line(text, text.len() - rest.trim_start().len()) });
    }
    let root = tree.root().ok_or(SettingsError::CutShort)?;
    has_only(root, "denylens.json", &["endpoints", "sts_endpoints", "backend", "language", "banner"])?;
    Ok(Settings {
        endpoints: list(root, "endpoints", team_endpoint)?,
        sts_endpoints: list(root, "sts_endpoints", sts_endpoint)?,
        backend: optional(root, "backend", string)?,
        language: optional(root, "language", |value, field| Ok(Language::read(&string(value, field)?)?))?,
        banner: optional(root, "banner", local_text)?,
    })
}

fn team_endpoint(value: Value<'_>, field: &'static str) -> Result<TeamEndpoint, SettingsError> {
    has_only(value, field, &["name", "url", "authentication"])?;
    Ok(TeamEndpoint {
        name: required(value, "name", local_text)?,
        url: required(value, "url", url)?,
        authentication: optional(value, "authentication", authentication)?.unwrap_or_default(),
    })
}

fn sts_endpoint(value: Value<'_>, field: &'static str) -> Result<StsEndpoint, SettingsError> {
    has_only(value, field, &["name", "url", "region"])?;
    Ok(StsEndpoint {
        name: required(value, "name", local_text)?,
        url: required(value, "url", url)?,
        region: optional(value, "region", |value, field| Ok(Region::named(&string(value, field)?)?))?,
    })
}

fn authentication(value: Value<'_>, field: &'static str) -> Result<Authentication, SettingsError> {
    match string(value, field)?.as_str() {
        "none" => Ok(Authentication::None),
        "bearer" => Ok(Authentication::Bearer),
        _ => Err(SettingsError::Unfit { field, needs: "`none` or `bearer`" }),
    }
}

fn local_text(value: Value<'_>, field: &'static str) -> Result<LocalText, SettingsError> {
    if value.kind() == Kind::String {
        return string(value, field).map(LocalText::One);
    }
    has_only(value, field, &Lang::ALL.map(Lang::tag))?;
    let of = |lang: Lang| required(value, lang.tag(), string).map(|text| (lang, text));
    Lang::ALL.into_iter().map(of).collect::<Result<_, _>>().map(LocalText::Each)
}

fn url(value: Value<'_>, field: &'static str) -> Result<Url, SettingsError> {
    Ok(Url::try_from(string(value, field)?)?)
}

fn string(value: Value<'_>, field: &'static str) -> Result<String, SettingsError> {
    let text = value.as_str().ok_or(SettingsError::Unfit { field, needs: "a string" })?;
    Ok(text.into_owned())
}

/// Reads the value of a field.
type Read<T> = fn(Value<'_>, &'static str) -> Result<T, SettingsError>;

fn optional<T>(object: Value<'_>, field: &'static str, read: Read<T>) -> Result<Option<T>, SettingsError> {
    let is_null = |value: &Value<'_>| value.kind() == Kind::Word && value.raw() == "null";
    object.get(field).filter(|value| !is_null(value)).map(|value| read(value, field)).transpose()
}

fn required<T>(object: Value<'_>, field: &'static str, read: Read<T>) -> Result<T, SettingsError> {
    optional(object, field, read)?.ok_or(SettingsError::MissingField(field))
}

fn list<T>(object: Value<'_>, field: &'static str, read: Read<T>) -> Result<Vec<T>, SettingsError> {
    match object.get(field) {
        None => Ok(Vec::new()),
        Some(value) if value.kind() == Kind::Array => value.items().map(|item| read(item, field)).collect(),
        Some(_) => Err(SettingsError::Unfit { field, needs: "a list" }),
    }
}

/// Checks that a value is an object, and that nothing in it would be overlooked.
fn has_only(object: Value<'_>, field: &'static str, known: &[&str]) -> Result<(), SettingsError> {
    if object.kind() != Kind::Object {
        return Err(SettingsError::Unfit { field, needs: "an object" });
    }
    for (key, _) in object.entries() {
        let key = key.as_text().unwrap_or_default();
        if !known.contains(&key.as_ref()) {
            return Err(SettingsError::UnknownField(key.into_owned()));
        }
    }
    Ok(())
}

/// The line of a place in a text, counted from 1.
fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}
