//! Tabs: a row of names of which one is open. The arrow keys go from one to the next, as everywhere.

use super::erased::all;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// One of the names.
pub(super) struct Label {
    /// Its id, and what the id of its panel ends with.
    pub(super) id: String,
    /// The panel that it opens.
    pub(super) panel: String,
    /// The name that tests know it by.
    pub(super) test: String,
    /// What stands on it.
    pub(super) said: AnyView,
}

/// The row, under a name for those who don't see it. `chosen` is the place of the open one.
pub(super) fn tabs(
    name: impl Fn() -> String + Send + 'static,
    labels: Vec<Label>,
    chosen: Signal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> AnyView {
    let ids: Vec<String> = labels.iter().map(|label| label.id.clone()).collect();
    let step = move |event: ev::KeyboardEvent| {
        let (at, count) = (chosen.get_untracked(), ids.len());
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % count,
            "ArrowLeft" | "ArrowUp" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        choose(next);
        let tab = ids.get(next).and_then(|id| document().get_element_by_id(id));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focus is a convenience: a browser may refuse it.
            let _ = tab.focus();
        }
    };
    let name: Box<dyn Fn() -> String + Send> = Box::new(name);
    let labels = all(labels.into_iter().enumerate().map(|(at, label)| {
        let is_chosen = move || chosen.get() == at;
        view! {
            <button
                type="button"
                role="tab"
                id=label.id
                class="tab"
                data-testid=label.test
                aria-controls=label.panel
                aria-selected=move || is_chosen().to_string()
                tabindex=move || if is_chosen() { "0" } else { "-1" }.to_owned()
                on:click=move |_| choose(at)
                on:focus=|event| bring_into_view(event.current_target())
            >
                {label.said}
            </button>
        }
    }));
    view! { <div class="tabs" role="tablist" aria-label=name on:keydown=step>{labels}</div> }.into_any()
}

/// Shows a tab whole where a narrow screen has cut it off: whoever has tapped or reached it sees what it is, and its neighbour.
fn bring_into_view(tab: Option<web_sys::EventTarget>) {
    let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::Element>().ok()) else { return };
    // The open one has larger letters.
    request_animation_frame(move || {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        nearest.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        tab.scroll_into_view_with_scroll_into_view_options(&nearest);
    });
}
