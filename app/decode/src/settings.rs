//! `denylens.json`: what those who serve the page choose for it. It is read when the page is built, never from a link.

use crate::{Region, region::UnknownRegion};
use denylens_triage::lang::{Lang, Words};
use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;

/// The settings. All of them may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The team's own decode endpoints: `docs/ENDPOINT.md`.
    pub endpoints: Vec<TeamEndpoint>,
    /// Endpoints of STS beside the public ones: of a VPC, a proxy, an emulator.
    pub sts_endpoints: Vec<StsEndpoint>,
    /// The id of the backend that is opened first.
    pub backend: Option<String>,
    /// The language for browsers that ask for none that the page speaks, by its tag.
    pub language: Option<Language>,
    /// A sentence above everything.
    pub banner: Option<Text>,
}

/// A team's own decode endpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamEndpoint {
    /// What the page calls it.
    pub name: Text,
    /// Where it is.
    pub url: Url,
    /// Who may ask.
    #[serde(default)]
    pub authentication: Authentication,
}

/// How a team's endpoint knows who asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Authentication {
    /// It doesn't, or by the network.
    #[default]
    None,
    /// By a bearer token that the user enters.
    Bearer,
}

/// An endpoint of STS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StsEndpoint {
    /// What the page calls it.
    pub name: Text,
    /// Where it is, without a path.
    pub url: Url,
    /// The region that requests to it are signed for; the one that the user chooses, if there is none.
    #[serde(default, with = "region_name")]
    pub region: Option<Region>,
}

/// A text: one for every language, or one of each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    One(String),
    /// One of each.
    Each(Words),
}

impl Text {
    /// As words.
    pub fn words(&self) -> Words {
        match self {
            Text::One(text) => Words::new(text, text),
            Text::Each(words) => words.clone(),
        }
    }
}

/// An address that the page may send to: `https://`, a host name, and perhaps a port and a path. On this machine
/// (`localhost`, `127.0.0.1`) also `http://`. A security policy can't name an IPv6 address
/// ([CSP3](https://www.w3.org/TR/CSP3/#grammardef-host-part), `host-part`), so it can't be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Url(String);

/// A text that is no such address.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "`{0}` is no address that the page may send to: it has to be `https://`, one host name or IPv4 address, and perhaps a port and a \
     path; a security policy can't name an IPv6 address"
)]
pub struct NotAnAddress(String);

impl Url {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `https://` and the host: what the security policy names.
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0.get(host..).and_then(|rest| rest.find('/')).map_or(self.0.len(), |at| host + at);
        self.0.get(..end).unwrap_or_default()
    }
}

impl TryFrom<String> for Url {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Url, NotAnAddress> {
        let refused = || NotAnAddress(text.clone());
        let (scheme, rest) = text.split_once("://").ok_or_else(refused)?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let is_here = matches!(host, "localhost" | "127.0.0.1");
        let labels = host.split('.').all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        });
        let plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte));
        let is_good =
            labels && plain && is_port(port) && (scheme == "https" || (scheme == "http" && is_here));
        if is_good { Ok(Url(text)) } else { Err(refused()) }
    }
}

/// Digits only: `parse` alone takes a sign too.
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

impl From<Url> for String {
    fn from(url: Url) -> String {
        url.0
    }
}

/// A language of the product, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(pub Lang);

/// The product doesn't speak it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no language of the page")]
pub struct UnknownLanguage(String);

impl TryFrom<String> for Language {
    type Error = UnknownLanguage;

    fn try_from(tag: String) -> Result<Language, UnknownLanguage> {
        Lang::from_tag(&tag).map(Language).ok_or(UnknownLanguage(tag))
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.tag())
    }
}

mod region_name {
    use super::{Region, UnknownRegion};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(
        region: &Option<Region>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        region.map(Region::name).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Region>, D::Error> {
        let name: Option<String> = Option::deserialize(deserializer)?;
        name.map(|name| Region::named(&name))
            .transpose()
            .map_err(|error: UnknownRegion| D::Error::custom(error))
    }
}

/// Settings that can't be used.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// They aren't JSON, or not of this shape.
    #[error("denylens.json: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// They name a backend that there is none of.
    #[error("denylens.json: there is no backend `{0}`; there are {1}")]
    UnknownBackend(String, String),
    /// An endpoint of STS has a path.
    #[error("denylens.json: `{0}` is an endpoint of STS and may have no path")]
    PathOfSts(String),
}

impl Settings {
    /// Reads settings that the build has checked: the page doesn't need every backend for that again.
    pub fn read(text: &str) -> Result<Settings, SettingsError> {
        Ok(serde_json::from_str(text)?)
    }

    /// Reads the settings, and checks that they can be used.
    pub fn parse(text: &str) -> Result<Settings, SettingsError> {
        let settings = Settings::read(text)?;
        if let Some(backend) = &settings.backend {
            let ids: Vec<String> =
                crate::backends(&settings).iter().map(|backend| backend.describe().id).collect();
            if !ids.contains(backend) {
                return Err(SettingsError::UnknownBackend(backend.clone(), ids.join(", ")));
            }
        }
        let has_path = |endpoint: &&StsEndpoint| {
            let path = endpoint.url.as_str().strip_prefix(endpoint.url.origin());
            !matches!(path, Some("" | "/"))
        };
        if let Some(endpoint) = settings.sts_endpoints.iter().find(has_path) {
            return Err(SettingsError::PathOfSts(endpoint.url.as_str().to_owned()));
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_may_be_left_out() {
        assert_eq!(Settings::parse("{}").unwrap(), Settings::default());
    }

    #[test]
    fn all_of_it() {
        let text = r#"{
            "endpoints": [{ "name": { "en": "Platform team", "ja": "基盤チーム" }, "url": "https://decode.example.com/v1", "authentication": "bearer" }],
            "sts_endpoints": [{ "name": "VPC", "url": "https://vpce-1.sts.eu-west-1.vpce.amazonaws.com", "region": "eu-west-1" }],
            "backend": "endpoint-1",
            "language": "ja",
            "banner": "Internal use"
        }"#;
        let settings = Settings::parse(text).unwrap();
        assert_eq!(settings.endpoints[0].name.words().ja, "基盤チーム");
        assert_eq!(settings.endpoints[0].url.origin(), "https://decode.example.com");
        assert_eq!(settings.sts_endpoints[0].region, Region::named("eu-west-1").ok());
        assert_eq!(settings.language, Some(Language(Lang::Ja)));
        let written = serde_json::to_string(&settings).unwrap();
        assert_eq!(Settings::parse(&written).unwrap(), settings);
    }

    #[track_caller]
    fn refused(text: &str, why: &str) {
        let error = Settings::parse(text).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        refused("{", "denylens.json: EOF");
        refused(r#"{"endpoint":[]}"#, "unknown field `endpoint`");
        refused(r#"{"backend":"magic"}"#, "no backend `magic`; there are paste, sts");
        refused(r#"{"language":"fr"}"#, "`fr` is no language of the page");
        refused(
            r#"{"endpoints":[{"name":"x","url":"http://decode.example.com"}]}"#,
            "no address that the page may send to",
        );
        refused(
            r#"{"sts_endpoints":[{"name":"x","url":"https://sts.example.com/path"}]}"#,
            "may have no path",
        );
        refused(
            r#"{"sts_endpoints":[{"name":"x","url":"https://sts.example.com","region":"moon-1"}]}"#,
            "moon-1",
        );
    }

    #[test]
    fn an_endpoint_of_sts_may_end_in_a_slash() {
        for url in ["https://localstack:4566", "https://localstack:4566/"] {
            let text = format!(r#"{{"sts_endpoints":[{{"name":"x","url":"{url}"}}]}}"#);
            let settings = Settings::parse(&text).unwrap();
            assert_eq!(settings.sts_endpoints[0].url.origin(), "https://localstack:4566");
            assert!(crate::host::connect_sources(&settings).contains("https://localstack:4566"));
        }
        refused(
            r#"{"sts_endpoints":[{"name":"x","url":"https://[::1]:4566"}]}"#,
            "can't name an IPv6 address",
        );
    }

    #[test]
    fn an_address_is_one_host() {
        for good in [
            "https://a.example",
            "https://a.example:8443/v1/decode",
            "http://localhost:4566",
            "https://localstack:4566/",
            "https://sts",
            "http://127.0.0.1:1",
        ] {
            assert!(Url::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "",
            "a.example",
            "https://",
            "https:///",
            "https://.",
            "https://[::1]:4566",
            "https://::1",
            "http://a.example",
            "http://localstack:4566",
            "https://*",
            "https://*:4566",
            "https://*.example",
            "https://a.example:port",
            "https://a.example:+443",
            "https://a.example/?q",
            "https://a.example/; script-src *",
            "https://user@a.example",
            "https://A.example",
            "javascript://a.example",
        ] {
            assert!(Url::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
