//! Signature version 4.
//!
//! Source: IAM User Guide, `reference_sigv-create-signed-request.html`. The hash functions are those of RustCrypto; what is built of
//! them here is held against AWS's own test suite, and by `make signatures` against AWS's signer for JavaScript.

use crate::{percent::percent_encoded, timestamp::Timestamp};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// How long a signed address is good for, in seconds: a quarter of an hour, the time by which clocks may differ.
const GOOD_FOR: &str = "900";

/// A request before it is signed.
pub(crate) struct Unsigned<'a> {
    pub(crate) method: &'a str,
    /// Absolute, and encoded already; its path in its normal form.
    pub(crate) url: &'a str,
    /// Without `host`: that is taken from the URL.
    pub(crate) headers: &'a [(&'a str, &'a str)],
    pub(crate) body: &'a [u8],
}

/// By whose credentials a request is signed.
pub(crate) struct Signer<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) secret_access_key: &'a str,
    pub(crate) session_token: Option<&'a str>,
}

/// The credential scope of a signature, beside its date.
#[derive(Clone, Copy, Debug)]
pub struct CredentialScope<'a> {
    /// The name that the service signs by.
    pub service: &'a str,
    /// The name of the region.
    pub region: &'a str,
}

/// The request can't be signed: its URL is none, or its time is one that no signature can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CannotSign;

/// A header that the signature adds.
pub(crate) type Header = (&'static str, Zeroizing<String>);

/// Signs a request. The headers that this gives have to be sent with it: `x-amz-date`, `authorization` and, for temporary
/// credentials, `x-amz-security-token`.
pub(crate) fn signature(
    request: &Unsigned<'_>,
    signer: &Signer<'_>,
    scope: &CredentialScope<'_>,
    now: Timestamp,
) -> Result<Vec<Header>, CannotSign> {
    let time = now.basic().ok_or(CannotSign)?;
    let mut added = vec![("x-amz-date", Zeroizing::new(time.clone()))];
    added
        .extend(signer.session_token.map(|token| ("x-amz-security-token", Zeroizing::new(token.to_owned()))));
    let address = Address::of(request.url).ok_or(CannotSign)?;
    let own = request.headers.iter().copied();
    let headers =
        Headers::of(address.host, own.chain(added.iter().map(|(name, value)| (*name, value.as_str()))));
    let scope = Scope::new(&time, scope);
    let signature = scope.sign(signer, &canonical(request, &address, &address.query(&[]), &headers));
    let authorization = format!(
        "{ALGORITHM} Credential={}/{}, SignedHeaders={}, Signature={signature}",
        signer.access_key_id, scope.text, headers.names,
    );
    added.push(("authorization", Zeroizing::new(authorization)));
    Ok(added)
}

/// Signs a request in its address, which is then all that has to be sent. It holds the session token.
pub(crate) fn signed_address(
    request: &Unsigned<'_>,
    signer: &Signer<'_>,
    scope: &CredentialScope<'_>,
    now: Timestamp,
) -> Result<Zeroizing<String>, CannotSign> {
    let time = now.basic().ok_or(CannotSign)?;
    let scope = Scope::new(&time, scope);
    let address = Address::of(request.url).ok_or(CannotSign)?;
    let headers = Headers::of(address.host, request.headers.iter().copied());
    let credential = format!("{}/{}", signer.access_key_id, scope.text);
    let mut added = vec![
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", &credential),
        ("X-Amz-Date", &time),
        ("X-Amz-Expires", GOOD_FOR),
        ("X-Amz-SignedHeaders", &headers.names),
    ];
    added.extend(signer.session_token.map(|token| ("X-Amz-Security-Token", token)));
    let query = address.query(&added);
    let signature = scope.sign(signer, &canonical(request, &address, &query, &headers));
    let before = request.url.split('?').next().unwrap_or_default();
    Ok(Zeroizing::new([before, "?", &query, "&X-Amz-Signature=", &signature].concat()))
}

/// The parts of a URL.
struct Address<'a> {
    host: &'a str,
    path: &'a str,
    query: &'a str,
}

impl<'a> Address<'a> {
    fn of(url: &'a str) -> Option<Address<'a>> {
        let (scheme, rest) = url.split_once("://")?;
        let default_port = match scheme {
            "https" => ":443",
            "http" => ":80",
            _ => return None,
        };
        let (authority, target) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        // A browser leaves the port out that the scheme has by itself.
        let host = authority.strip_suffix(default_port).unwrap_or(authority);
        let is_address = !host.is_empty() && url.bytes().all(|byte| byte.is_ascii_graphic());
        is_address.then_some(Address { host, path: if path.is_empty() { "/" } else { path }, query })
    }

    /// The path, encoded once more, as all services but Amazon S3 want it.
    fn canonical_path(&self) -> String {
        let segments: Vec<String> = self.path.split('/').map(percent_encoded).collect();
        segments.join("/")
    }

    /// The parameters and these others, in order.
    fn query(&self, others: &[(&str, &str)]) -> Zeroizing<String> {
        let own = self.query.split('&').filter(|pair| !pair.is_empty());
        let own = own.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let mut pairs: Vec<(String, String)> =
            own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        pairs.extend(others.iter().map(|(name, value)| ((*name).to_owned(), percent_encoded(value))));
        pairs.sort();
        let pairs: Vec<String> = pairs.iter().map(|(name, value)| [name, "=", value].concat()).collect();
        Zeroizing::new(pairs.join("&"))
    }
}

/// The headers that are signed.
struct Headers {
    /// A line for each.
    lines: Zeroizing<String>,
    /// Their names.
    names: String,
}

impl Headers {
    fn of<'a>(host: &str, others: impl Iterator<Item = (&'a str, &'a str)>) -> Headers {
        let mut headers = vec![("host".to_owned(), host.to_owned())];
        for (name, value) in others {
            let name = name.to_ascii_lowercase();
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            match headers.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) => *values = [values, ",", &value].concat(),
                None => headers.push((name, value)),
            }
        }
        headers.sort();
        let lines: Vec<String> =
            headers.iter().map(|(name, value)| [name, ":", value, "\n"].concat()).collect();
        let names: Vec<String> = headers.into_iter().map(|(name, _)| name).collect();
        Headers { lines: Zeroizing::new(lines.concat()), names: names.join(";") }
    }
}

/// The canonical request: what is signed of it, in one form for both sides.
fn canonical(
    request: &Unsigned<'_>,
    address: &Address<'_>,
    query: &str,
    headers: &Headers,
) -> Zeroizing<String> {
    let lines = [
        request.method,
        &address.canonical_path(),
        query,
        headers.lines.as_str(),
        &headers.names,
        &hexadecimal(&Sha256::digest(request.body)),
    ];
    Zeroizing::new(lines.join("\n"))
}

/// What a signature is good for.
struct Scope<'a> {
    time: &'a str,
    day: &'a str,
    scope: &'a CredentialScope<'a>,
    /// As a request says it.
    text: String,
}

impl<'a> Scope<'a> {
    fn new(time: &'a str, scope: &'a CredentialScope<'a>) -> Scope<'a> {
        let day = time.split('T').next().unwrap_or_default();
        let text = [day, "/", scope.region, "/", scope.service, "/aws4_request"].concat();
        Scope { time, day, scope, text }
    }

    /// The signature of a canonical request.
    fn sign(&self, signer: &Signer<'_>, canonical: &str) -> String {
        let text = [ALGORITHM, self.time, &self.text, &hexadecimal(&Sha256::digest(canonical))].join("\n");
        let secret = Zeroizing::new(["AWS4", signer.secret_access_key].concat());
        let parts = [self.day, self.scope.region, self.scope.service, "aws4_request", &text];
        let first = Zeroizing::new(secret.as_bytes().to_vec());
        let signature = parts.iter().fold(first, |key, part| Zeroizing::new(authenticated(&key, part)));
        hexadecimal(&signature)
    }
}

/// The HMAC-SHA-256 of a text.
fn authenticated(key: &[u8], text: &str) -> Vec<u8> {
    // Keys of any length do: there is no error to come of it.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|code| code.chain_update(text).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0xf])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

#[cfg(test)]
mod tests;
