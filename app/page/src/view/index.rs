//! The list of refusals, where there are several: as they stand in the text, and by who has to act once that is known. On a narrow screen
//! it is a line that unfolds.

use super::{
    button::button,
    entry::line,
    erased::{self, all},
};
use crate::{model::index::PAGE, state::Page};
use denylens_engine::Window;
use leptos::prelude::*;

pub(super) fn index(page: Page) -> AnyView {
    let Page { engine, choices, .. } = page;
    let count = Memo::new(move |_| engine.digest.read().count);
    let left = move || count.get().saturating_sub(engine.window.get().listed);
    let more = move || {
        let window = engine.window.get_untracked();
        engine.show(Window { listed: window.listed + PAGE, ..window });
    };
    let rest = move || {
        let said = move || (choices.words().index.more)(left());
        button("more", said.into_any(), more)
    };
    let list = move || {
        let title = move || (choices.words().index.title)(count.get());
        let place = move || (choices.words().index.place)(engine.window.get().selected + 1, count.get());
        view! {
            <nav class="index" aria-labelledby="index-title">
                <h2 id="index-title" class="index__title">{title}</h2>
                <button
                    type="button"
                    class="button index__fold"
                    data-testid="list"
                    aria-controls="index-list"
                    aria-expanded=move || page.is_list_unfolded.get().to_string()
                    on:click=move |_| page.is_list_unfolded.update(|unfolded| *unfolded = !*unfolded)
                >
                    {place}
                </button>
                <div id="index-list" class="index__list">
                    {lines(page)}
                    {erased::when(move || 0 < left(), rest)}
                </div>
            </nav>
        }
        .into_any()
    };
    erased::when(move || 1 < count.get(), list)
}

fn lines(page: Page) -> AnyView {
    let is_grouped = Memo::new(move |_| !page.engine.behind.read().groups.is_empty());
    let entries = Memo::new(move |_| page.engine.digest.read().entries.clone());
    erased::changing(move || match page.draw_groups.get() {
        Some(draw) if is_grouped.get() => draw(page),
        _ => {
            let lines = entries.get().into_iter().enumerate();
            let lines = all(lines.map(|(at, entry)| line(page, at, entry)));
            view! { <ol class="index__lines">{lines}</ol> }.into_any()
        }
    })
}
