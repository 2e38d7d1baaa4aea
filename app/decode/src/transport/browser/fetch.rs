//! One request over `fetch`, with a limit to the waiting.

use crate::{
    timestamp::Timestamp,
    transport::{HttpRequest, HttpResponse, TransportError, body::Body},
};
use gloo_net::http::{Request, Response};
use js_sys::{Promise, Reflect, Uint8Array};
use std::{cell::Cell, rc::Rc, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestRedirect,
};

/// How long an answer may take, its body included.
const TIMEOUT_MS: i32 = 15_000;

pub(super) fn now() -> Timestamp {
    // A whole number of milliseconds, far below where a double has gaps.
    Timestamp(js_sys::Date::now() as i64)
}

pub(super) async fn send(request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    let timeout = Timeout::begin().ok_or(TransportError::NoAnswer)?;
    // With the timeout goes what is still coming.
    exchange(request, &timeout.controller).await.map_err(|lost| match lost {
        Lost::Broken if timeout.is_over.get() => TransportError::TimedOut,
        Lost::Broken => TransportError::NoAnswer,
        Lost::Left(error) => error,
    })
}

/// Why there is no answer.
enum Lost {
    /// It didn't come, or not whole.
    Broken,
    /// It was not wanted any more.
    Left(TransportError),
}

impl From<gloo_net::Error> for Lost {
    fn from(_: gloo_net::Error) -> Lost {
        Lost::Broken
    }
}

impl From<JsValue> for Lost {
    fn from(_: JsValue) -> Lost {
        Lost::Broken
    }
}

impl From<TransportError> for Lost {
    fn from(error: TransportError) -> Lost {
        Lost::Left(error)
    }
}

async fn exchange(request: &HttpRequest, controller: &AbortController) -> Result<HttpResponse, Lost> {
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
        body: read(&response).await?,
    })
}

/// Reads the body piece by piece, as far as it is allowed.
async fn read(response: &Response) -> Result<String, Lost> {
    let mut body = Body::announced(response.headers().get("content-length").as_deref())?;
    let Some(stream) = response.body() else { return Ok(body.text()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let next = JsFuture::from(reader.read()).await?;
        if Reflect::get(&next, &"done".into())?.is_truthy() {
            return Ok(body.text());
        }
        let piece: Uint8Array = Reflect::get(&next, &"value".into())?.unchecked_into();
        piece.copy_to(body.room(piece.length() as usize)?);
    }
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
