//! A team's own decode endpoint, for people who may not decode themselves. The contract is `docs/ENDPOINT.md`.

mod error;

pub use error::{EndpointError, EndpointErrorKind};

use crate::{
    Answer, Ask, AskKind, BackendInfo, DecodeBackend, DecodeError, DecodeRequest, Decoded, EncodedMessage,
    LocalFuture, Need, Region, SignedRequest, StsHost, Transport,
    settings::{Authentication, TeamEndpoint},
};
use denylens_lang::Words;
use serde_json::{Value, json};
use std::fmt;
use zeroize::Zeroizing;

/// Asks a team's endpoint.
#[derive(Clone, Debug)]
pub struct Endpoint<T> {
    transport: T,
    at: usize,
    settings: TeamEndpoint,
}

/// A bearer token. It can't be printed, and is overwritten when it goes.
pub struct Token(Zeroizing<String>);

impl Token {
    /// Reads a token; `None` for a text that can't be one (RFC 6750, 2.1).
    pub fn read(text: &str) -> Option<Token> {
        let text = text.trim();
        let text = text.strip_prefix("Bearer ").unwrap_or(text).trim();
        let is_token = !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte));
        is_token.then(|| Token(Zeroizing::new(text.to_owned())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").finish_non_exhaustive()
    }
}

impl<T> Endpoint<T> {
    /// The backend over one way to send, for the endpoint at this place of the settings.
    pub fn through(transport: T, at: usize, settings: &TeamEndpoint) -> Endpoint<T> {
        Endpoint { transport, at, settings: settings.clone() }
    }

    fn request(
        &self,
        message: &EncodedMessage,
        request: &DecodeRequest,
    ) -> Result<SignedRequest, DecodeError> {
        let mut headers = vec![("content-type", Zeroizing::new("application/json".to_owned()))];
        if self.settings.authentication == Authentication::Bearer {
            let token = request.token.as_deref().ok_or(DecodeError::Missing(Need::Token))?;
            headers.push(("authorization", Zeroizing::new(format!("Bearer {}", token.0.as_str()))));
        }
        let body = json!({
            "encodedMessage": message.as_str(),
            "region": request.region.map(Region::name),
        });
        let url = Zeroizing::new(self.settings.url.as_str().to_owned());
        Ok(SignedRequest { method: "POST", url, headers, body: body.to_string() })
    }
}

impl<T: Transport> DecodeBackend for Endpoint<T> {
    fn describe(&self) -> BackendInfo {
        let (name, host) = (self.settings.name.words(), self.settings.url.origin());
        BackendInfo {
            id: format!("endpoint-{}", self.at + 1),
            answers: AskKind::Encoded,
            explanation: Words::new(
                format!(
                    "This page sends the encoded message, and nothing else of the text, to `{host}`, which decodes it for you."
                ),
                format!(
                    "このページは、エンコードされたメッセージだけを `{host}` に送信します。デコードはそこで行われます。"
                ),
            ),
            name,
            needs: match self.settings.authentication {
                Authentication::None => vec![Need::Region],
                Authentication::Bearer => vec![Need::Token, Need::Region],
            },
        }
    }

    fn origin(&self, _: Region, _: StsHost) -> Option<String> {
        Some(self.settings.url.origin().to_owned())
    }

    fn origins(&self) -> Vec<String> {
        vec![self.settings.url.origin().to_owned()]
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>> {
        Box::pin(async move {
            let Ask::Encoded(text) = &request.ask else { return Err(DecodeError::Missing(Need::Text)) };
            let message = EncodedMessage::read(text)?;
            let sent = self.request(&message, request)?;
            let answer = self.transport.send(&sent).await?;
            Ok(request.ask.answered_by(read(&answer)?))
        })
    }
}

/// Reads an answer by the contract.
fn read(answer: &Answer) -> Result<String, EndpointError> {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    if answer.status == 200
        && let Some(document) = text("/decodedMessage").filter(|document| !document.trim().is_empty())
    {
        return Ok(document);
    }
    let (code, message) = (text("/error/code"), text("/error/message"));
    let kind = EndpointErrorKind::of(answer.status, code.as_deref());
    Err(EndpointError { kind, status: answer.status, message })
}

#[cfg(test)]
mod tests;
