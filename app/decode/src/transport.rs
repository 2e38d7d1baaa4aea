//! How a signed request reaches AWS.

use crate::{
    LocalFuture, Moment,
    error::{Explanation, Fault},
};
use denylens_triage::lang::Words;
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// The outside world as the backends see it: a clock and one way to send. The page has [`crate::Browser`]; tests answer by
/// themselves.
pub trait Transport {
    /// The time now, by the user's clock.
    fn now(&self) -> Moment;

    /// Sends a request and waits for the whole answer. Dropping the future cancels the request.
    fn send<'a>(&'a self, request: &'a SignedRequest) -> LocalFuture<'a, Result<Answer, TransportError>>;
}

/// A `POST`, ready to be sent. Its headers carry the signature and the session token, so they are wiped when it goes.
pub struct SignedRequest {
    /// Where it goes: `https://<host>/`.
    pub url: String,
    /// Names in lower case, and values. `host` is not among them: a browser sets it from the URL and lets no script do so.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The form.
    pub body: String,
}

impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("SignedRequest")
            .field("url", &self.url)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// What came back, whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
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
                     between, or this STS may not answer web pages. A browser doesn't tell a page which of these it was.",
                    "応答がこのページに届きませんでした。ネットワークの切断、プロキシや拡張機能による遮断、またはこの STS がウェブページに応答しないことが考えられます。どれが原因かは、ブラウザーからページに知らされません。",
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
                "Try again, or decode the message with the AWS CLI and paste the result.",
                "もう一度試すか、AWS CLI でデコードして結果を貼り付けてください。",
            ),
            commands: &[],
        }
    }
}
