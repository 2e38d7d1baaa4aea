//! Signature version 4, through `aws-sigv4`.

use crate::{percent::percent_encoded, timestamp::Timestamp};
use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{
        SignableBody, SignableRequest, SignatureLocation, SigningInstructions, SigningSettings, sign,
    },
    sign::v4,
};
use std::time::Duration;
use zeroize::Zeroizing;

/// A request before it is signed.
pub(crate) struct Unsigned<'a> {
    pub(crate) method: &'a str,
    /// Absolute, and encoded already.
    pub(crate) url: &'a str,
    /// Without `host`: that is taken from the URL.
    pub(crate) headers: &'a [(&'a str, &'a str)],
    pub(crate) body: &'a [u8],
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
    credentials: Credentials,
    scope: &CredentialScope<'_>,
    now: Timestamp,
) -> Result<Vec<Header>, CannotSign> {
    let (headers, _) =
        instructions(request, credentials, scope, now, SigningSettings::default())?.into_parts();
    Ok(headers.iter().map(|header| (header.name(), Zeroizing::new(header.value().to_owned()))).collect())
}

fn instructions(
    request: &Unsigned<'_>,
    credentials: Credentials,
    scope: &CredentialScope<'_>,
    now: Timestamp,
    settings: SigningSettings,
) -> Result<SigningInstructions, CannotSign> {
    let identity = credentials.into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(scope.region)
        .name(scope.service)
        .time(now.system_time().ok_or(CannotSign)?)
        .settings(settings)
        .build()
        .map_err(|_| CannotSign)?
        .into();
    let signable = SignableRequest::new(
        request.method,
        request.url,
        request.headers.iter().copied(),
        SignableBody::Bytes(request.body),
    )
    .map_err(|_| CannotSign)?;
    Ok(sign(signable, &params).map_err(|_| CannotSign)?.into_parts().0)
}

/// Signs a request in its address, which is then all that has to be sent. It holds the session token, and is good for a quarter of an
/// hour, the time by which clocks may differ.
pub(crate) fn signed_address(
    request: &Unsigned<'_>,
    credentials: Credentials,
    scope: &CredentialScope<'_>,
    now: Timestamp,
) -> Result<Zeroizing<String>, CannotSign> {
    let mut settings = SigningSettings::default();
    settings.signature_location = SignatureLocation::QueryParams;
    settings.expires_in = Some(Duration::from_secs(15 * 60));
    let instructions = instructions(request, credentials, scope, now, settings)?;
    let (_, parameters) = instructions.into_parts();
    // Never longer than this: a `String` that grows leaves a copy behind that nobody wipes.
    let length: usize = parameters.iter().map(|(name, value)| name.len() + 3 * value.len() + 2).sum();
    let mut address = Zeroizing::new(String::with_capacity(request.url.len() + length));
    address.push_str(request.url);
    for (name, value) in &parameters {
        let joint = if address.contains('?') { '&' } else { '?' };
        address.push(joint);
        address.push_str(name);
        address.push('=');
        address.push_str(&Zeroizing::new(percent_encoded(value)));
    }
    Ok(address)
}

#[cfg(test)]
mod tests;
