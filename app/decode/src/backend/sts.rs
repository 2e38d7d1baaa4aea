//! `DecodeAuthorizationMessage`, called from the page.

use super::{BackendInfo, DecodeBackend, DecodeRequest, LookupResult};
use crate::{
    aws::{AwsCall, AwsClient, HttpMethod, Operation},
    backend_id::{BackendId, BackendKind},
    error::DecodeError,
    form_field::FormField,
    lookup::LookupKind,
    region::{Region, StsHost},
    settings::StsEndpoint,
    signature::CredentialScope,
    transport::{LocalFuture, Transport},
    words::DecodeWords,
};
use std::borrow::Cow;

/// The form that asks, but for the message.
const FORM: &str = "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=";

/// Asks the STS of a region.
#[derive(Clone, Debug)]
pub struct Sts<T> {
    transport: T,
    endpoints: Vec<StsEndpoint>,
}

impl<T> Sts<T> {
    /// The backend over one way to send, and the endpoints that the page's settings add.
    pub fn through(transport: T, endpoints: &[StsEndpoint]) -> Sts<T> {
        Sts { transport, endpoints: endpoints.to_vec() }
    }
}

impl<T: Transport> DecodeBackend for Sts<T> {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: BackendId { kind: BackendKind::Sts, at: 0 },
            answers: LookupKind::Encoded,
            needs: &[FormField::Credentials, FormField::Region, FormField::StsHost],
        }
    }

    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.sts.name.into()
    }

    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        words.backends.sts.explanation.into()
    }

    fn origin(&self, region: Region, host: StsHost) -> Option<String> {
        match host {
            StsHost::Listed(at) => self.endpoints.get(at).map(|endpoint| endpoint.url.origin().to_owned()),
            host => region.sts(host).map(|host| ["https://", &host].concat()),
        }
    }

    fn origins(&self) -> Vec<String> {
        let regional = Region::all()
            .iter()
            .flat_map(|region| StsHost::PUBLIC.iter().filter_map(|host| self.origin(*region, *host)));
        regional.chain(self.endpoints.iter().map(|endpoint| endpoint.url.origin().to_owned())).collect()
    }

    fn decode<'a>(
        &'a self,
        request: &'a DecodeRequest,
    ) -> LocalFuture<'a, Result<LookupResult, DecodeError>> {
        Box::pin(async move {
            let message = request.encoded_message()?;
            let chosen = request.region()?;
            let credentials = request.credentials_at(self.transport.now())?;
            let listed = match request.sts_host {
                StsHost::Listed(at) => self.endpoints.get(at),
                _ => None,
            };
            // An endpoint of one's own stands in a region of its own.
            let region = listed.and_then(|endpoint| endpoint.region).unwrap_or(chosen);
            let origin = self.origin(region, request.sts_host).ok_or(DecodeError::NoSuchHost)?;
            // None of a message's characters has to be encoded in a form.
            let body = [FORM, message.as_str()].concat();
            let call = AwsCall {
                method: HttpMethod::Post,
                origin: &origin,
                path: "/",
                body: &body,
                scope: CredentialScope { service: "sts", region: region.name() },
            };
            let mut client = AwsClient::new(&self.transport, credentials, request.token_in_address);
            let document = client.document(Operation::Decode, &call).await?;
            Ok(request.answered_by(document))
        })
    }
}

#[cfg(test)]
mod tests;
