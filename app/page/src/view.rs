//! Drawing. Each region of the page is a file; none of them decides anything.

mod answered;
mod button;
mod checklist;
mod choice;
mod chunks;
mod context;
mod copy;
mod decode;
mod denial;
mod details;
mod entry;
mod erased;
mod evidence;
mod facts;
mod focus;
mod fold;
mod groups;
mod handoffs;
mod icon;
mod index;
mod input;
mod keys;
mod lit;
mod masthead;
mod menu;
mod merged;
mod on_demand;
mod open;
mod panel;
mod picture;
mod policies;
mod prose;
mod recent;
mod recognised;
mod redact;
mod sheet;
mod shells;
mod shown;
mod tab;
mod tabs;
mod tokens;
mod value;
mod verdict;
mod windowed;

use crate::{
    model::tab::{Tab, meets_policies},
    state::Page,
};
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
    region("recognised", move || recognised::recognised(page.engine, page.choices));
    region("tools", move || input::tools(page));
    region("index", move || index::index(page));
    region("below", move || input::below(page));
    region("foot", move || masthead::promises(page));
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
    let is_met = Memo::new(move |_| page.engine.refusal.read().as_ref().is_some_and(meets_policies));
    let meets_policies = move || is_met.get() || page.policies.are_any();
    let is_elsewhere = move || is_met.get() && page.tab.get() != Tab::Policies;
    view! {
        {recognised::notices(page.engine, page.choices)}
        {denial::denial(page, chunks)}
        <div
            id="panel-policies"
            role=move || is_met.get().then_some("tabpanel")
            aria-labelledby=move || is_met.get().then_some("tab-policies")
            hidden=is_elsewhere
        >
            {chunks::region(page, chunks.policies, meets_policies)}
        </div>
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
