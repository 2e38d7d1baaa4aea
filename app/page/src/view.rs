//! Drawing. Each region of the page is a file; none of them decides anything.

mod advice;
mod button;
mod checklist;
mod choice;
mod chunks;
mod context;
mod copy;
mod decode;
mod denial;
mod details;
mod erased;
mod evidence;
mod facts;
mod fix;
mod icon;
mod index;
mod input;
mod ladder;
mod masthead;
mod on_demand;
mod open;
mod panel;
mod policies;
mod prose;
mod recognised;
mod redact;
mod sheet;
mod value;
mod verdict;
mod windowed;

use crate::state::Page;
use chunks::Chunks;
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How often stale keys are looked for.
const WATCH: Duration = Duration::from_secs(5);

/// Draws the page into the regions of the document. The box for the paste stands there already.
pub(crate) fn page(page: Page) {
    watch(page);
    input::adopt(page);
    region("banner", move || masthead::banner(page));
    region("choices", move || masthead::choices(page));
    region("tools", move || input::tools(page));
    region("below", move || input::below(page));
    let chunks = Chunks::new(page.choices);
    region("answer", move || answer(page, chunks));
    if let Some(starting) = document().get_element_by_id("starting") {
        starting.remove();
    }
}

/// Draws into the element with this id.
fn region<V: IntoView>(id: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = document().get_element_by_id(id) {
        leptos::mount::mount_to_renderer(&place, move || view().into_any()).forget();
    }
}

/// What follows the paste.
fn answer(page: Page, chunks: Chunks) -> impl IntoView {
    // There is a request to hold the user's policies against, or policies that wait for one.
    let meets_policies = move || {
        page.engine.refusal.read().as_ref().is_some_and(|denial| denial.request().is_some())
            || page.policies.are_any()
    };
    view! {
        {recognised::recognised(page.engine, page.choices)}
        {index::index(page.engine, page.choices)}
        {denial::denial(page, chunks)}
        {chunks::region(page, chunks.policies, meets_policies)}
        <footer class="colophon" data-testid="promise" data-worker=move || page.policies.work.read().name()>{move || page.words().shell.promise}</footer>
    }
}

/// Wipes keys that nobody needs any more.
fn watch(page: Page) {
    window_event_listener_untyped("pagehide", move |_| page.secrets.forget());
    window_event_listener(ev::keydown, move |_| page.secrets.touched());
    window_event_listener(ev::pointerdown, move |_| page.secrets.touched());
    // Without it they are looked for at the next touch.
    let _ = set_interval_with_handle(move || page.secrets.wipe_stale_keys(), WATCH);
}
