//! The browser: its clock and its `fetch`.

#[cfg(target_arch = "wasm32")]
mod page;

use std::time::Duration;

use crate::{Answer, LocalFuture, Moment, SignedRequest, Transport, TransportError};

/// The browser that the page runs in.
///
/// Outside one, in tools that only ask what backends there are, no time passes and nobody answers.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Transport for Browser {
    fn now(&self) -> Moment {
        #[cfg(target_arch = "wasm32")]
        return page::now();
        #[cfg(not(target_arch = "wasm32"))]
        Moment(0)
    }

    fn send<'a>(&'a self, request: &'a SignedRequest) -> LocalFuture<'a, Result<Answer, TransportError>> {
        #[cfg(target_arch = "wasm32")]
        return Box::pin(page::send(request));
        #[cfg(not(target_arch = "wasm32"))]
        Box::pin(async move {
            let _ = request;
            Err(TransportError::NoAnswer)
        })
    }

    fn pause(&self, time: Duration) -> LocalFuture<'_, ()> {
        #[cfg(target_arch = "wasm32")]
        return Box::pin(page::pause(time));
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
