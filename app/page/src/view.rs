//! Drawing. Each region of the page is a file; none of them decides anything.

mod advice;
mod checklist;
mod choice;
mod context;
mod copy;
mod decode;
mod denial;
mod evidence;
mod facts;
mod fix;
mod icon;
mod index;
mod input;
mod ladder;
mod masthead;
mod policies;
mod prose;
mod recognised;
mod verdict;
mod what_if;

use crate::state::Page;
use leptos::{ev, prelude::*};
use std::time::Duration;

/// How often stale keys are looked for.
const WATCH: Duration = Duration::from_secs(5);

/// The whole page.
pub(crate) fn page(page: Page) -> impl IntoView {
    let leaving = window_event_listener_untyped("pagehide", move |_| page.forget_keys());
    let keyed = window_event_listener(ev::keydown, move |_| page.touched());
    let pointed = window_event_listener(ev::pointerdown, move |_| page.touched());
    let watch = set_interval_with_handle(move || page.wipe_stale_keys(), WATCH).ok();
    on_cleanup(move || {
        leaving.remove();
        keyed.remove();
        pointed.remove();
        if let Some(watch) = watch {
            watch.clear();
        }
    });
    view! {
        {masthead::masthead(page)}
        {input::input(page)}
        {recognised::recognised(page)}
        {index::index(page)}
        {denial::denial(page)}
        {fix::merged(page)}
        {policies::policies(page)}
        <footer class="colophon" data-testid="promise" data-worker=move || page.locator.work.read().name()>{move || page.words().shell.promise}</footer>
    }
}
