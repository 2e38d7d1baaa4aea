//! The program inside its worker: it answers what the page asks of the engine.

use crate::{chunk::NotCome, words::more_words};
use wasm_split_helpers::wasm_split;

/// Begins to answer.
pub(crate) fn start() {
    wasm_bindgen_futures::spawn_local(async {
        // The page has handed the chunk over with the program: only a lack of memory can keep it away. The page waits no longer then.
        if listen().await.is_err() {
            wasm_bindgen::throw_str("the chunk of the worker has not come");
        }
    });
}

/// The worker's own way: `app/page/start/worker.js` knows this split point by its name.
#[wasm_split(worker, fallible)]
fn listen() -> Result<(), NotCome> {
    denylens_engine::worker::listen(|lang| {
        Box::pin(async move { more_words(lang).await.ok().map(|words| words.engine) })
    });
    Ok(())
}
