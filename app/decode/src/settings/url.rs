//! An address that the settings name.

use serde::Serialize;
use thiserror::Error;

/// An address that the page may send to: `https://`, a host name, and perhaps a port and a path. On this machine
/// (`localhost`, `127.0.0.1`) also `http://`. A security policy can't name an IPv6 address
/// ([CSP3](https://www.w3.org/TR/CSP3/#grammardef-host-part), `host-part`), so it can't be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
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

#[cfg(test)]
mod tests {
    use super::*;

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
