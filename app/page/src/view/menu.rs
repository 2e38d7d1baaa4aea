//! What opens over the page from its masthead: the menu of a narrow screen, and the list of the texts before this one.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What there is no room for on a narrow screen.
pub(super) const MENU: &str = "menu";

/// Where the list stands in it, once what draws the list has come.
pub(super) const EARLIER: &str = "earlier";

/// The list.
pub(super) const RECENT: &str = "recent";

/// Closes both.
pub(super) fn close() {
    for id in [RECENT, MENU] {
        let over = document().get_element_by_id(id).and_then(|over| over.dyn_into::<HtmlElement>().ok());
        // What isn't open stays closed.
        let _ = over.map(|over| over.hide_popover());
    }
}
