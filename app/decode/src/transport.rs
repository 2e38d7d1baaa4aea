//! How a request reaches a server.

mod body;
pub(crate) mod browser;

use crate::{
    failure::{Failure, Fault},
    timestamp::Timestamp,
};
use std::{fmt, pin::Pin, time::Duration};
use thiserror::Error;
use zeroize::Zeroizing;

/// A future that stays on its thread, as everything does in a browser.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The outside world as the backends see it: a clock and one way to send. The page has the browser; tests answer by
/// themselves.
pub trait Transport {
    /// The time now, by the user's clock.
    fn now(&self) -> Timestamp;

    /// Sends a request and waits for the whole answer. Dropping the future cancels the request.
    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>>;

    /// Waits for so long.
    fn pause(&self, time: Duration) -> LocalFuture<'_, ()>;

    /// Any number from 0 to 1, without 1.
    fn chance(&self) -> f64;
}

/// A request, ready to be sent. Its headers or its address carry the signature and the session token, so they are wiped when it goes.
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Where it goes.
    pub url: Zeroizing<String>,
    /// Names in lower case, and values. `host` is not among them: a browser sets it from the URL and lets no script do so.
    pub headers: Vec<(&'static str, Zeroizing<String>)>,
    /// The body of a `POST`.
    pub body: String,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("HttpRequest")
            .field("url", &self.url.split('?').next())
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}

/// What came back, whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpResponse {
    /// The HTTP status.
    pub status: u16,
    /// The server's time, where it says it.
    pub date: Option<Timestamp>,
    /// The body as text.
    pub body: String,
}

/// Nothing came back that could be read.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TransportError {
    /// The browser got no answer that it would show to a page: no network, a name that can't be resolved, a proxy or an
    /// extension in between, or an answer without the CORS headers. A page is never told which of these it was.
    #[error("no answer that the browser would show to the page")]
    NoAnswer,
    /// No answer came in time.
    #[error("no answer in time")]
    TimedOut,
    /// The answer was longer than any that the page asks for, and was not read further.
    #[error("an answer that is too long")]
    TooLong,
}

impl TransportError {
    /// What it comes to.
    pub fn failure(self) -> Failure {
        let kind = match self {
            TransportError::NoAnswer => "unreachable",
            TransportError::TimedOut => "timed-out",
            TransportError::TooLong => "too-long",
        };
        Failure::new(kind, Fault::Network)
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
