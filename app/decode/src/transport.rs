//! How a signed request reaches AWS.

use crate::{
    LocalFuture, Moment,
    error::{Explanation, Fault},
};
use denylens_lang::Words;
use std::{fmt, time::Duration};
use thiserror::Error;
use zeroize::Zeroizing;

/// The outside world as the backends see it: a clock and one way to send. The page has [`crate::Browser`]; tests answer by
/// themselves.
pub trait Transport {
    /// The time now, by the user's clock.
    fn now(&self) -> Moment;

    /// Sends a request and waits for the whole answer. Dropping the future cancels the request.
    fn send<'a>(&'a self, request: &'a SignedRequest) -> LocalFuture<'a, Result<Answer, TransportError>>;

    /// Waits for so long.
    fn pause(&self, time: Duration) -> LocalFuture<'_, ()>;

    /// Any number from 0 to 1, without 1.
    fn chance(&self) -> f64;
}

/// A request, ready to be sent. Its headers or its address carry the signature and the session token, so they are wiped when it goes.
pub struct SignedRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where it goes.
    pub url: Zeroizing<String>,
    /// Names in lower case, and values. `host` is not among them: a browser sets it from the URL and lets no script do so.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body of a `POST`.
    pub body: String,
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("SignedRequest")
            .field("url", &self.url.split('?').next())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// What came back, whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The server's time, where it says it.
    pub date: Option<Moment>,
    /// The body as text.
    pub body: String,
}

/// Nothing came back.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TransportError {
    /// The browser got no answer that it would show to a page: no network, a name that can't be resolved, a proxy or an
    /// extension in between, or an answer without the CORS headers. A page is never told which of these it was.
    #[error("no answer that the browser would show to the page")]
    NoAnswer,
    /// No answer came in time.
    #[error("no answer in time")]
    TimedOut,
}

impl TransportError {
    /// What to tell the user.
    pub fn explain(self) -> Explanation {
        let (kind, what) = match self {
            TransportError::NoAnswer => (
                "unreachable",
                Words::new(
                    "No answer reached this page. The network may be down, a proxy or a browser extension may stand in \
                     between, or this service may not answer web pages. A browser doesn't tell a page which of these it was.",
                    "応答がこのページに届きませんでした。ネットワークの切断、プロキシや拡張機能による遮断、またはこのサービスがウェブページに応答しないことが考えられます。どれが原因かは、ブラウザーからページに知らされません。",
                ),
            ),
            TransportError::TimedOut => (
                "timed-out",
                Words::new(
                    "No answer came within 15 seconds, so the page stopped waiting.",
                    "15 秒以内に応答がなかったため、待つのをやめました。",
                ),
            ),
        };
        Explanation {
            kind,
            fault: Fault::Network,
            what,
            next: Words::new(
                "Try again, or run the command with the AWS CLI and paste the result.",
                "もう一度試すか、AWS CLI でコマンドを実行して結果を貼り付けてください。",
            ),
            commands: &[],
        }
    }
}
