//! A call to AWS, signed.

use crate::{
    Credentials, Moment, SignedRequest,
    signature::{Scope, Unsigned, signature, signed_address},
};
use zeroize::Zeroizing;

/// The one content type that a form has, and that browsers send without a preflight.
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A call before it is signed.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// How it goes.
    pub method: Method,
    /// `https://<host>`.
    pub origin: &'a str,
    /// Path and query, encoded already.
    pub path: &'a str,
    /// The form; empty for a `GET`.
    pub body: &'a str,
    /// What its signature is good for.
    pub scope: Scope<'a>,
}

/// How a call goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
}

/// Where the signature goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Into headers: as few as the signature can do with. `host` is signed as well, but it is the browser that sends it.
    Headers,
    /// Into the address.
    Address,
}

impl Method {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
        }
    }
}

impl Call<'_> {
    /// A call to the same server that says nothing.
    pub(crate) fn unsigned(&self) -> SignedRequest {
        SignedRequest {
            method: self.method.name(),
            url: Zeroizing::new(format!("{}/", self.origin)),
            headers: self.own().collect(),
            body: String::new(),
        }
    }

    /// The headers that the call has by itself.
    fn own(&self) -> impl Iterator<Item = (&'static str, Zeroizing<String>)> + use<> {
        let headers: &[_] = match self.method {
            Method::Get => &[],
            Method::Post => &[FORM],
        };
        headers.iter().map(|(name, value)| (*name, Zeroizing::new((*value).to_owned())))
    }

    /// Signs the call; `None` if the time is one that no signature can say.
    pub fn sign(&self, way: Way, credentials: &Credentials, now: Moment) -> Option<SignedRequest> {
        let url = format!("{}{}", self.origin, self.path);
        let headers: &[_] = match self.method {
            Method::Get => &[],
            Method::Post => &[FORM],
        };
        let unsigned =
            |headers| Unsigned { method: self.method.name(), url: &url, headers, body: self.body.as_bytes() };
        let signer = credentials.to_signer();
        let (url, headers) = match way {
            Way::Headers => {
                let mut signed = signature(&unsigned(headers), signer, &self.scope, now).ok()?;
                signed.extend(self.own());
                (Zeroizing::new(url.clone()), signed)
            }
            Way::Address => {
                let address = signed_address(&unsigned(&[]), signer, &self.scope, now).ok()?;
                (address, self.own().collect())
            }
        };
        Some(SignedRequest { method: self.method.name(), url, headers, body: self.body.to_owned() })
    }
}
