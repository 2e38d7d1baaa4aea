//! `DecodeAuthorizationMessage`, called from the page.

use crate::{
    Ask, AskKind, BackendInfo, Credentials, CredentialsError, DecodeBackend, DecodeError, DecodeRequest,
    Decoded, EncodedMessage, LocalFuture, Need, Region, StsHost, Transport,
    aws::{Call, Line, Method, Operation},
    settings::StsEndpoint,
    signature::Scope,
};
use denylens_lang::Words;

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
            id: "sts".to_owned(),
            answers: AskKind::Encoded,
            name: Words::new(
                "Decode it here with temporary credentials",
                "一時的な認証情報でここでデコードする",
            ),
            explanation: Words::new(
                "This page signs one call to AWS STS in your browser and sends it straight to AWS: the message, the access \
                 key ID and the session token. The secret access key is not sent, and nothing is stored.",
                "このページがブラウザーの中で AWS STS への呼び出しに署名し、AWS に直接送信します。送るのはメッセージ、アクセスキー ID、セッショントークンだけです。シークレットアクセスキーは送信せず、何も保存しません。",
            ),
            needs: vec![Need::Credentials, Need::Region, Need::StsHost],
        }
    }

    fn origin(&self, region: Region, host: StsHost) -> Option<String> {
        match host {
            StsHost::Listed(at) => self.endpoints.get(at).map(|endpoint| endpoint.url.origin().to_owned()),
            host => region.sts(host).map(|host| format!("https://{host}")),
        }
    }

    fn origins(&self) -> Vec<String> {
        let regional = Region::all()
            .iter()
            .flat_map(|region| StsHost::PUBLIC.iter().filter_map(|host| self.origin(*region, *host)));
        regional.chain(self.endpoints.iter().map(|endpoint| endpoint.url.origin().to_owned())).collect()
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Decoded, DecodeError>> {
        Box::pin(async move {
            let Ask::Encoded(text) = &request.ask else { return Err(DecodeError::Missing(Need::Text)) };
            let message = EncodedMessage::read(text)?;
            let chosen = request.region.ok_or(DecodeError::Missing(Need::Region))?;
            let credentials = usable(&self.transport, request)?;
            let listed = match request.sts_host {
                StsHost::Listed(at) => self.endpoints.get(at),
                _ => None,
            };
            // An endpoint of one's own stands in a region of its own.
            let region = listed.and_then(|endpoint| endpoint.region).unwrap_or(chosen);
            let origin = self.origin(region, request.sts_host).ok_or(DecodeError::NoSuchHost)?;
            // None of a message's characters has to be encoded in a form.
            let body = format!(
                "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={}",
                message.as_str()
            );
            let call = Call {
                method: Method::Post,
                origin: &origin,
                path: "/",
                body: &body,
                scope: Scope { service: "sts", region: region.name() },
            };
            let document = Line::new(&self.transport, credentials).exchange(Operation::Decode, &call).await?;
            Ok(request.ask.answered_by(document))
        })
    }
}

/// The credentials of a request, unless their time is known to be over.
pub(crate) fn usable<'r>(
    transport: &impl Transport,
    request: &'r DecodeRequest,
) -> Result<&'r Credentials, DecodeError> {
    let credentials = request.credentials.as_deref().ok_or(DecodeError::Missing(Need::Credentials))?;
    if credentials.expired(transport.now()) {
        return Err(CredentialsError::Expired.into());
    }
    Ok(credentials)
}

/// The result of a future that waits for nothing.
#[cfg(test)]
pub(crate) fn ready<T>(mut future: LocalFuture<'_, T>) -> T {
    use std::task::{Context, Poll, Waker};
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}

#[cfg(test)]
mod tests;
