//! What the script in `app/page/start` does for the program.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen(raw_module = "start/worker.js")]
extern "C" {
    /// Starts a worker with this same program: see [`crate::worker`].
    #[wasm_bindgen(catch, js_name = startWorker)]
    pub(crate) async fn start_worker() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "start/modules.js")]
extern "C" {
    /// Fetches, when the browser has nothing better to do, all that comes on demand; afterwards nothing more is asked of the network.
    #[wasm_bindgen(catch, js_name = bringTheRest)]
    pub(crate) async fn bring_the_rest() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "start/page.js")]
extern "C" {
    /// Says that the page can't be started.
    #[wasm_bindgen(js_name = lacksWords)]
    pub(crate) fn lacks_words();
    /// Drops the files on the page that were dropped before the program was there.
    #[wasm_bindgen(js_name = dropKept)]
    pub(crate) fn drop_kept();
}
