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
use leptos::prelude::*;

/// The whole page.
pub(crate) fn page(page: Page) -> impl IntoView {
    let leaving = window_event_listener_untyped("pagehide", move |_| page.forget_keys());
    on_cleanup(move || leaving.remove());
    view! {
        {masthead::masthead(page)}
        {input::input(page)}
        {recognised::recognised(page)}
        {index::index(page)}
        {denial::denial(page)}
        {fix::merged(page)}
        {policies::policies(page)}
        <footer class="colophon">{move || page.words().shell.promise}</footer>
    }
}
