//! Signature version 4, through `aws-sigv4`.

use crate::Moment;
use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};
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

/// What a signature is good for, beside its time.
pub(crate) struct Scope<'a> {
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
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
    scope: &Scope<'_>,
    now: Moment,
) -> Result<Vec<Header>, CannotSign> {
    let identity = credentials.into();
    let params = v4::SigningParams::builder()
        .identity(&identity)
        .region(scope.region)
        .name(scope.service)
        .time(now.system_time().ok_or(CannotSign)?)
        .settings(SigningSettings::default())
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
    let (instructions, _) = sign(signable, &params).map_err(|_| CannotSign)?.into_parts();
    let (headers, _) = instructions.into_parts();
    Ok(headers.iter().map(|header| (header.name(), Zeroizing::new(header.value().to_owned()))).collect())
}

#[cfg(test)]
mod tests;
