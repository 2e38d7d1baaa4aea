//! The page: draws what the engine decided, and asks the decode backends when the user says so.
//!
//! `state` is the one place where what the user gave, the engine and the views meet. `model` works out, as plain values, what
//! there is to show; `view` draws it; `words` has every sentence. A view decides nothing.

mod language;
mod locator;
mod model;
mod running;
mod sample;
mod state;
mod theme;
mod view;
mod words;

use leptos::prelude::*;
use state::Page;
use wasm_bindgen::JsCast;

/// The page, for mounting.
#[component]
pub fn App() -> impl IntoView {
    view::page(Page::new())
}

/// Puts the page into the element with the id `page`, or does nothing where there is no such element.
pub fn mount() {
    let place = document().get_element_by_id("page").and_then(|element| element.dyn_into().ok());
    if let Some(place) = place {
        leptos::mount::mount_to(place, App).forget();
    }
}
