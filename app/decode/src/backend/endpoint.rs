//! A team's own decode endpoint, for people who may not decode themselves. The contract is `docs/ENDPOINT.md`.

use super::{BackendInfo, DecodeBackend, DecodeRequest, LookupResult};
use crate::{
    backend_id::{BackendId, BackendKind},
    endpoint,
    error::DecodeError,
    form_field::FormField,
    lookup::LookupKind,
    message::EncodedMessage,
    region::{Region, StsHost},
    settings::{Authentication, TeamEndpoint},
    transport::{HttpRequest, LocalFuture, Transport},
    words::DecodeWords,
};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// Asks a team's endpoint.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint<T> {
    transport: T,
    at: usize,
    settings: TeamEndpoint,
}

impl<T> Endpoint<T> {
    /// The backend over one way to send, for the endpoint at this place of the settings.
    pub(crate) fn through(transport: T, at: usize, settings: &TeamEndpoint) -> Endpoint<T> {
        Endpoint { transport, at, settings: settings.clone() }
    }

    fn request(&self, message: &EncodedMessage, request: &DecodeRequest) -> Result<HttpRequest, DecodeError> {
        let mut headers = vec![("content-type", Zeroizing::new("application/json".to_owned()))];
        if self.settings.authentication == Authentication::Bearer {
            let token = request.token.as_deref().ok_or(DecodeError::Missing(FormField::Token))?;
            headers.push(("authorization", token.header()));
        }
        // Neither has a character that JSON would escape.
        let region = request.region.map_or("null".to_owned(), |region| format!("\"{}\"", region.name()));
        let body = format!("{{\"encodedMessage\":\"{}\",\"region\":{region}}}", message.as_str());
        let url = Zeroizing::new(self.settings.url.as_str().to_owned());
        Ok(HttpRequest { method: "POST", url, headers, body })
    }
}

impl<T: Transport> DecodeBackend for Endpoint<T> {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: BackendId { kind: BackendKind::Endpoint, at: self.at },
            answers: LookupKind::Encoded,
            needs: match self.settings.authentication {
                Authentication::None => &[FormField::Region],
                Authentication::Bearer => &[FormField::Token, FormField::Region],
            },
        }
    }

    fn name(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        self.settings.name.get(words.lang).into()
    }

    fn explanation(&self, words: &'static DecodeWords) -> Cow<'_, str> {
        (words.backends.endpoint)(self.settings.url.origin()).into()
    }

    fn origin(&self, _: Region, _: StsHost) -> Option<String> {
        Some(self.settings.url.origin().to_owned())
    }

    fn origins(&self) -> Vec<String> {
        vec![self.settings.url.origin().to_owned()]
    }

    fn decode<'a>(
        &'a self,
        request: &'a DecodeRequest,
    ) -> LocalFuture<'a, Result<LookupResult, DecodeError>> {
        Box::pin(async move {
            let message = request.encoded_message()?;
            let sent = self.request(&message, request)?;
            let answer = self.transport.send(&sent).await?;
            Ok(request.answered_by(endpoint::read(&answer)?))
        })
    }
}

#[cfg(test)]
mod tests;
