//! The texts that were pasted before this one, in a list that opens over the page.

use super::{
    erased::{all, when},
    menu::{self, RECENT},
    prose::prose,
};
use crate::{
    model::token::tokens,
    state::{Page, recent::Earlier},
};
use denylens_decode::visible;
use denylens_engine::title;
use leptos::prelude::*;

pub(super) fn recent(page: Page) -> AnyView {
    when(move || !page.recent.list.read().is_empty(), move || list(page))
}

fn list(page: Page) -> AnyView {
    let entries = move || {
        let words = page.more();
        let entry = |(place, earlier): (usize, &Earlier)| {
            let what = tokens(&earlier.denial).into_iter().find_map(|token| token.of_action());
            let minutes = ((js_sys::Date::now() - earlier.at) / 60_000.0).max(0.0) as u32;
            view! {
                <li>
                    <button
                        type="button"
                        class="recent__entry"
                        on:click=move |_| {
                            menu::close();
                            page.recent.go_back(page, place);
                        }
                    >
                        <strong>{what.map(|what| visible(&what).into_owned())}</strong>
                        <span>{prose(title(&earlier.denial, words.first.engine))}</span>
                        <span>{(words.recent.ago)(minutes)}</span>
                    </button>
                </li>
            }
        };
        all(page.recent.list.read().iter().enumerate().map(entry))
    };
    view! {
        <button type="button" class="button" popovertarget=RECENT data-testid="recent">
            {move || (page.more().recent.title)(page.recent.list.read().len())}
        </button>
        <ul id=RECENT class="recent" popover="auto">{entries}</ul>
    }
    .into_any()
}
