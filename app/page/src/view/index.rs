//! The list of refusals, where there are several.

use crate::{
    model::index::{Entry, PAGE, entries},
    state::Page,
};
use leptos::prelude::*;

pub(super) fn index(page: Page) -> impl IntoView {
    let count = Memo::new(move |_| page.report.read().denials.len());
    let left = move || count.get().saturating_sub(page.listed.get());
    let lines = move || {
        entries(&page.report.read(), page.listed.get())
            .into_iter()
            .map(|entry| line(page, entry))
            .collect_view()
    };
    view! {
        <Show when=move || 1 < count.get()>
            <nav class="index" aria-labelledby="index-title">
                <h2 id="index-title" class="index__title">{move || (page.words().index.title)(count.get())}</h2>
                <ol class="index__list">{lines}</ol>
                <Show when=move || 0 < left()>
                    <button
                        type="button"
                        class="button"
                        data-testid="more"
                        on:click=move |_| page.listed.update(|listed| *listed += PAGE)
                    >
                        {move || (page.words().index.more)(left())}
                    </button>
                </Show>
            </nav>
        </Show>
    }
}

fn line(page: Page, entry: Entry) -> impl IntoView {
    let Entry { at, what, resource, count, marks } = entry;
    let repeated = (count > 1).then(|| format!("×{count}"));
    let what = move || what.clone().unwrap_or_else(|| page.words().index.unnamed.to_owned());
    view! {
        <li>
            <button
                type="button"
                class="index__entry"
                data-testid=format!("denial-{}", at + 1)
                data-effect=marks.effect
                data-layer=marks.layer
                data-cause=marks.cause
                aria-current=move || (page.selected.get() == at).then_some("true")
                on:click=move |_| page.selected.set(at)
            >
                <span class="index__number">{at + 1}</span>
                <span class="index__what">{what}</span>
                <span class="index__resource">{resource}</span>
                <span class="index__count">{repeated}</span>
            </button>
        </li>
    }
}
