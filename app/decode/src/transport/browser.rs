//! The browser: its clock and its `fetch`.

#[cfg(target_arch = "wasm32")]
mod fetch;

use super::{HttpRequest, HttpResponse, LocalFuture, Transport, TransportError};
use crate::timestamp::Timestamp;
use std::time::Duration;

/// The browser that the page runs in.
///
/// Outside one, in tools that only ask what backends there are, no time passes and nobody answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Browser;

impl Transport for Browser {
    fn now(&self) -> Timestamp {
        #[cfg(target_arch = "wasm32")]
        return fetch::now();
        #[cfg(not(target_arch = "wasm32"))]
        Timestamp(0)
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        #[cfg(target_arch = "wasm32")]
        return Box::pin(fetch::send(request));
        #[cfg(not(target_arch = "wasm32"))]
        Box::pin(async move {
            let _ = request;
            Err(TransportError::NoAnswer)
        })
    }

    fn pause(&self, time: Duration) -> LocalFuture<'_, ()> {
        #[cfg(target_arch = "wasm32")]
        return Box::pin(fetch::pause(time));
        #[cfg(not(target_arch = "wasm32"))]
        Box::pin(async move {
            let _ = time;
        })
    }

    fn chance(&self) -> f64 {
        #[cfg(target_arch = "wasm32")]
        return js_sys::Math::random();
        #[cfg(not(target_arch = "wasm32"))]
        0.5
    }
}
