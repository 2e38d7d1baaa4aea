//! Going on when what has changed is painted.

use js_sys::Promise;
use leptos::prelude::{document, request_animation_frame, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits until all that has changed so far is painted, so that what is drawn next doesn't keep the browser from it. A page that nobody
/// sees isn't painted, and doesn't wait.
pub(crate) async fn painted() {
    if document().hidden() {
        return;
    }
    let waiting = Promise::new(&mut |resolve, _| {
        // This is before the painting, and what it sets off comes after it.
        request_animation_frame(move || {
            // It goes on whatever the call gives.
            set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), Duration::ZERO);
        });
    });
    // It is never rejected.
    let _ = JsFuture::from(waiting).await;
}
