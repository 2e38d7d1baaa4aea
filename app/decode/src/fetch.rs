//! The browser: its clock, and its `fetch`.
use crate::{Answer, LocalFuture, Moment, SignedRequest, Transport, TransportError};

/// The browser that the page runs in. Anywhere else it answers nothing: there is no network but a browser's.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Transport for Browser {
    fn now(&self) -> Moment {
        Moment(0)
    }

    fn send<'a>(&'a self, _request: &'a SignedRequest) -> LocalFuture<'a, Result<Answer, TransportError>> {
        Box::pin(async { Err(TransportError::NoAnswer) })
    }
}
