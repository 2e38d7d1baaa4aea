//! One request over `fetch`, with a limit to the waiting.

use crate::{
    timestamp::Timestamp,
    transport::{HttpRequest, HttpResponse, TransportError},
};
use gloo_net::http::Request;
use js_sys::Promise;
use std::{cell::Cell, rc::Rc, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

/// How long an answer may take, its body included.
const TIMEOUT_MS: i32 = 15_000;

pub(super) fn now() -> Timestamp {
    // A whole number of milliseconds, far below where a double has gaps.
    Timestamp(js_sys::Date::now() as i64)
}

pub(super) async fn send(request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    let timeout = Timeout::begin().ok_or(TransportError::NoAnswer)?;
    exchange(request, &timeout.controller)
        .await
        .map_err(|_| if timeout.is_over.get() { TransportError::TimedOut } else { TransportError::NoAnswer })
}

async fn exchange(
    request: &HttpRequest,
    controller: &AbortController,
) -> Result<HttpResponse, gloo_net::Error> {
    let unsent = match request.method {
        "GET" => Request::get(&request.url),
        _ => Request::post(&request.url),
    };
    let unsent = unsent
        .abort_signal(Some(&controller.signal()))
        // No cookie of the host goes along, no cache keeps the answer, no other host gets the headers, and AWS isn't told
        // where the page is.
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    let unsent = request.headers.iter().fold(unsent, |unsent, (name, value)| unsent.header(name, value));
    // The browser keeps a list of the addresses that a page has asked, and an address may hold the session token.
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        performance.set_resource_timing_buffer_size(0);
    }
    let response = match request.method {
        "GET" => unsent.send().await,
        _ => unsent.body(request.body.as_str())?.send().await,
    }?;
    Ok(HttpResponse {
        status: response.status(),
        date: response.headers().get("date").and_then(|date| Timestamp::read_http(&date)),
        body: response.text().await?,
    })
}

/// Waits, or not, where there is no window to wait in.
pub(super) async fn pause(time: Duration) {
    let waiting = Promise::new(&mut |resolve, _| {
        let set = web_sys::window().map(|window| {
            let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
        if !matches!(set, Some(Ok(_))) {
            // Nothing else would ever end the waiting; whether the call goes well doesn't matter.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(waiting).await;
}

/// Aborts the request when the time is over, or when the future that waits is dropped.
struct Timeout {
    controller: AbortController,
    is_over: Rc<Cell<bool>>,
    timer: i32,
    // The browser holds a reference to it until the timer is cleared.
    _ring: Closure<dyn FnMut()>,
}

impl Timeout {
    fn begin() -> Option<Timeout> {
        let controller = AbortController::new().ok()?;
        let is_over = Rc::new(Cell::new(false));
        let ring = Closure::<dyn FnMut()>::new({
            let (controller, is_over) = (controller.clone(), Rc::clone(&is_over));
            move || {
                is_over.set(true);
                controller.abort();
            }
        });
        let timer = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(ring.as_ref().unchecked_ref(), TIMEOUT_MS)
            .ok()?;
        Some(Timeout { controller, is_over, timer, _ring: ring })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
        self.controller.abort();
    }
}
