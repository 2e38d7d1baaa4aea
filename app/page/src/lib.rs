//! The page: draws what the engine decided, and asks the decode backends when the user says so.
//!
//! `state` is the one place where what the user gave, the engine and the views meet. `model` works out, as plain values, what
//! there is to show; `view` draws it; `words` has every sentence. A view decides nothing. `chunk` is about what comes on demand.

mod cancellable;
mod chunk;
mod effect;
mod language;
mod model;
mod painted;
mod sample;
mod start;
mod state;
mod theme;
mod view;
mod words;
mod worker;

use denylens_decode::FirstSettings;
use leptos::{mount::mount_to_renderer, prelude::document};
use state::Page;
use wasm_bindgen_futures::spawn_local;

/// Runs the program: as the page where there is a document, and as its worker where there is none.
pub fn start() {
    if js_sys::Reflect::has(&js_sys::global(), &"document".into()) != Ok(true) {
        return worker::start();
    }
    spawn_local(async {
        let Some(place) = document().get_element_by_id("page") else { return };
        let settings = settings();
        let first = FirstSettings::read(&settings);
        let lang = language::of_the_reader(first.language);
        match words::words(lang).await {
            // What is drawn stands in the regions of the document.
            Ok(words) => {
                mount_to_renderer(&place, move || view::page(Page::new(lang, words, first.banner, settings)))
                    .forget()
            }
            Err(chunk::NotCome) => start::lacks_words(),
        }
    });
}

/// The settings, as JSON in the document. The build has checked them.
fn settings() -> String {
    let meta = document().query_selector("meta[name=\"denylens-settings\"]").ok().flatten();
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
