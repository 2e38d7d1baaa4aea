//! A call to AWS, signed.

use crate::{
    credentials::Credentials,
    signature::{CredentialScope, Unsigned, signature, signed_address},
    timestamp::Timestamp,
    transport::HttpRequest,
};
use zeroize::Zeroizing;

/// The one content type that a form has, and that browsers send without a preflight.
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A call before it is signed.
#[derive(Clone, Copy, Debug)]
pub struct AwsCall<'a> {
    /// How it goes.
    pub method: HttpMethod,
    /// `https://<host>`.
    pub origin: &'a str,
    /// Path and query, encoded already.
    pub path: &'a str,
    /// The form; empty for a `GET`.
    pub body: &'a str,
    /// What its signature is good for.
    pub scope: CredentialScope<'a>,
}

/// How a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HttpMethod {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// Where the signature goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureLocation {
    /// Into headers: as few as the signature can do with. `host` is signed as well, but it is the browser that sends it.
    Headers,
    /// Into the query string of the address.
    QueryString,
}

impl HttpMethod {
    pub(crate) fn name(self) -> &'static str {
        match self {
            HttpMethod::Get => "GET",
            HttpMethod::Post => "POST",
        }
    }
}

impl AwsCall<'_> {
    /// A call to the same server that says nothing.
    pub(crate) fn unsigned(&self) -> HttpRequest {
        HttpRequest {
            method: self.method.name(),
            url: Zeroizing::new(format!("{}/", self.origin)),
            headers: self.own_headers().collect(),
            body: String::new(),
        }
    }

    /// The headers that the call has by itself.
    fn own_headers(&self) -> impl Iterator<Item = (&'static str, Zeroizing<String>)> + use<> {
        let headers: &[_] = match self.method {
            HttpMethod::Get => &[],
            HttpMethod::Post => &[FORM],
        };
        headers.iter().map(|(name, value)| (*name, Zeroizing::new((*value).to_owned())))
    }

    /// Signs the call; `None` if the time is one that no signature can say.
    pub fn sign(
        &self,
        location: SignatureLocation,
        credentials: &Credentials,
        now: Timestamp,
    ) -> Option<HttpRequest> {
        let url = format!("{}{}", self.origin, self.path);
        let headers: &[_] = match self.method {
            HttpMethod::Get => &[],
            HttpMethod::Post => &[FORM],
        };
        let unsigned =
            |headers| Unsigned { method: self.method.name(), url: &url, headers, body: self.body.as_bytes() };
        let signer = credentials.signer();
        let (url, headers) = match location {
            SignatureLocation::Headers => {
                let mut signed = signature(&unsigned(headers), &signer, &self.scope, now).ok()?;
                signed.extend(self.own_headers());
                (Zeroizing::new(url.clone()), signed)
            }
            SignatureLocation::QueryString => {
                let address = signed_address(&unsigned(&[]), &signer, &self.scope, now).ok()?;
                (address, self.own_headers().collect())
            }
        };
        Some(HttpRequest { method: self.method.name(), url, headers, body: self.body.to_owned() })
    }
}
