//! The page: draws what the engine decided, and asks the decode backends when the user says so.
//!
//! `state` is the one place where what the user gave, the engine and the views meet. `model` works out, as plain values, what
//! there is to show; `view` draws it; `words` has every sentence. A view decides nothing. `chunk` is about what comes on demand.

mod cancellable;
mod chunk;
mod language;
mod model;
mod sample;
mod start;
mod state;
mod theme;
mod view;
mod words;
mod worker;

use denylens_decode::Settings;
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
        let lang = language::of_the_reader(&settings);
        match words::words(lang).await {
            // What is drawn stands in the regions of the document.
            Ok(words) => {
                mount_to_renderer(&place, move || view::page(Page::new(lang, words, settings))).forget()
            }
            Err(chunk::NotCome) => start::lacks_words(),
        }
    });
}

/// What the document says of the settings. The build has checked them.
fn settings() -> Settings {
    let meta = document().query_selector("meta[name=\"denylens-settings\"]").ok().flatten();
    let text = meta.and_then(|meta| meta.get_attribute("content"));
    text.and_then(|text| Settings::parse(&text).ok()).unwrap_or_default()
}
