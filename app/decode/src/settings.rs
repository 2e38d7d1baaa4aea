//! `denylens.json`: what those who serve the page choose for it. It is read when the page is built, never from a link.

mod first;
mod language;
mod local_text;
mod read;
mod url;

pub use first::FirstSettings;
pub use language::{Language, UnknownLanguage};
pub use local_text::LocalText;
pub use url::{NotAnAddress, Url};

use crate::{
    backend_id::BackendId,
    region::{Region, UnknownRegion},
};
use serde::{Serialize, Serializer};
use thiserror::Error;

/// The settings. All of them may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
    pub banner: Option<LocalText>,
}

/// A team's own decode endpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TeamEndpoint {
    /// What the page calls it.
    pub name: LocalText,
    /// Where it is.
    pub url: Url,
    /// Who may ask.
    pub authentication: Authentication,
}

/// How a team's endpoint knows who asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Authentication {
    /// It doesn't, or by the network.
    #[default]
    None,
    /// By a bearer token that the user enters.
    Bearer,
}

/// An endpoint of STS.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StsEndpoint {
    /// What the page calls it.
    pub name: LocalText,
    /// Where it is, without a path.
    pub url: Url,
    /// The region that requests to it are signed for; the one that the user chooses, if there is none.
    #[serde(serialize_with = "serialize_region")]
    pub region: Option<Region>,
}

fn serialize_region<S: Serializer>(region: &Option<Region>, serializer: S) -> Result<S::Ok, S::Error> {
    region.map(Region::name).serialize(serializer)
}

/// Settings that can't be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SettingsError {
    /// The text ends too early, or is empty.
    #[error("denylens.json: it ends before its JSON does")]
    CutShort,
    /// Something in it isn't JSON.
    #[error("denylens.json: line {line} is not JSON")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
    },
    /// A field that there is none of, such as a misspelt one.
    #[error("denylens.json: unknown field `{0}`")]
    UnknownField(String),
    /// A field that its object can't do without.
    #[error("denylens.json: there is no `{0}` in one of its objects")]
    MissingField(&'static str),
    /// A value of another kind.
    #[error("denylens.json: `{field}` has to be {needs}")]
    Unfit {
        /// The field that has it.
        field: &'static str,
        /// What it has to be.
        needs: &'static str,
    },
    /// An address that the page may not send to.
    #[error("denylens.json: {0}")]
    Address(#[from] NotAnAddress),
    /// A language that the page doesn't speak.
    #[error("denylens.json: {0}")]
    Language(#[from] UnknownLanguage),
    /// A region that isn't on the list.
    #[error("denylens.json: {0}")]
    Region(#[from] UnknownRegion),
    /// They name a backend that there is none of.
    #[error("denylens.json: there is no backend `{0}`; there are {1}")]
    UnknownBackend(String, String),
    /// An endpoint of STS has a path.
    #[error("denylens.json: `{0}` is an endpoint of STS and may have no path")]
    PathOfSts(String),
}

impl Settings {
    /// Reads the settings, and checks that they can be used.
    pub fn parse(text: &str) -> Result<Settings, SettingsError> {
        let settings = read::settings(text)?;
        if let Some(backend) = &settings.backend {
            let ids: Vec<String> = settings.backend_ids().map(|id| id.to_string()).collect();
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

    /// The ids of the backends that a page with these settings has.
    pub fn backend_ids(&self) -> impl Iterator<Item = BackendId> + use<> {
        BackendId::all(self.endpoints.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_lang::Lang;

    #[test]
    fn everything_may_be_left_out() {
        assert_eq!(Settings::parse("{}").unwrap(), Settings::default());
    }

    #[test]
    fn all_of_it() {
        let each: Vec<String> = Lang::ALL.map(|lang| format!(r#""{0}": "team in {0}""#, lang.tag())).into();
        let text = r#"{
            "endpoints": [{ "name": { EACH }, "url": "https://decode.example.com/v1", "authentication": "bearer" }],
            "sts_endpoints": [{ "name": "VPC", "url": "https://vpce-1.sts.eu-west-1.vpce.amazonaws.com", "region": "eu-west-1" }],
            "backend": "endpoint-1",
            "language": "ja",
            "banner": "Internal use"
        }"#;
        let settings = Settings::parse(&text.replace("EACH", &each.join(", "))).unwrap();
        assert_eq!(settings.endpoints[0].name.get(Lang::Ja), "team in ja");
        assert_eq!(settings.endpoints[0].url.origin(), "https://decode.example.com");
        assert_eq!(settings.sts_endpoints[0].name.get(Lang::Ja), "VPC");
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
        refused("{", "denylens.json: it ends before its JSON does");
        refused(r#"{"endpoint":[]}"#, "unknown field `endpoint`");
        refused(r#"{"backend":"magic"}"#, "no backend `magic`; there are paste, sts");
        refused(r#"{"language":"xx"}"#, "`xx` is no language of the page");
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
        }
        refused(
            r#"{"sts_endpoints":[{"name":"x","url":"https://[::1]:4566"}]}"#,
            "can't name an IPv6 address",
        );
    }

    #[test]
    fn what_is_not_of_the_shape_is_named() {
        refused("", "ends before its JSON does");
        refused("[]", "`denylens.json` has to be an object");
        refused("{} {}", "line 1 is not JSON");
        refused("{\n  backend: 'sts'\n}", "line 2 is not JSON");
        refused(r#"{"backend":"sts","backend":"paste"}"#, "line 1 is not JSON");
        refused(r#"{"endpoints":{}}"#, "`endpoints` has to be a list");
        refused(r#"{"endpoints":["x"]}"#, "`endpoints` has to be an object");
        refused(r#"{"endpoints":[{"name":"x"}]}"#, "there is no `url`");
        refused(r#"{"banner":1}"#, "`banner` has to be an object");
        refused(r#"{"banner":{"en":"x"}}"#, "there is no `ja`");
        refused(r#"{"banner":{"en":"x","xx":"y"}}"#, "unknown field `xx`");
        refused(r#"{"backend":1}"#, "`backend` has to be a string");
        refused(
            r#"{"endpoints":[{"name":"x","url":"https://a.example","authentication":"basic"}]}"#,
            "`authentication` has to be `none` or `bearer`",
        );
    }
}
