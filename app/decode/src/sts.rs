//! `DecodeAuthorizationMessage`, called from the page.

mod answer;
mod error;
mod request;

pub(crate) use error::expired;
pub use error::{StsError, StsErrorKind};

use crate::{
    BackendInfo, CredentialsError, DecodeBackend, DecodeError, DecodeRequest, Destination, EncodedMessage,
    LocalFuture, Need, Region, Transport, signature::CannotSign,
};
use denylens_triage::{Answers, Supplement, lang::Words};

/// Asks the STS of a region.
#[derive(Clone, Copy, Debug)]
pub struct Sts<T> {
    transport: T,
}

impl<T> Sts<T> {
    /// The backend over one way to send.
    pub const fn through(transport: T) -> Sts<T> {
        Sts { transport }
    }
}

impl<T: Transport> DecodeBackend for Sts<T> {
    fn describe(&self) -> BackendInfo {
        BackendInfo {
            id: "sts",
            name: Words::new(
                "Decode it here with temporary credentials",
                "一時的な認証情報でここでデコードする",
            ),
            explanation: Words::new(
                "This page signs one call to AWS STS in your browser and sends it straight to AWS: the message, the access \
                 key ID and the session token. The secret access key is not sent, and nothing is stored.",
                "このページがブラウザーの中で AWS STS への呼び出しに署名し、AWS に直接送信します。送るのはメッセージ、アクセスキー ID、セッショントークンだけです。シークレットアクセスキーは送信せず、何も保存しません。",
            ),
            needs: &[Need::Credentials, Need::Region],
            destination: Destination::HostOf(Region::sts_host),
        }
    }

    fn decode<'a>(&'a self, request: &'a DecodeRequest) -> LocalFuture<'a, Result<Supplement, DecodeError>> {
        Box::pin(async move {
            let message = EncodedMessage::read(&request.message)?;
            let region = request.region.ok_or(DecodeError::Missing(Need::Region))?;
            let credentials = request.credentials.as_ref().ok_or(DecodeError::Missing(Need::Credentials))?;
            let now = self.transport.now();
            if credentials.expired(now) {
                return Err(CredentialsError::Expired.into());
            }
            let signed = request::decode(&message, region, credentials, now)
                .map_err(|CannotSign| DecodeError::Signing)?;
            let answer = self.transport.send(&signed).await?;
            let document = answer::read(&answer).map_err(|error| error.without(credentials))?;
            Ok(Supplement { answers: Answers::Encoded(request.message.clone()), text: document })
        })
    }
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
