//! The list of refusals, where there are several.

use super::{button::button, erased};
use crate::{
    model::index::{Marks, PAGE},
    state::{choices::Choices, engine::Engine},
};
use denylens_decode::visible;
use denylens_engine::{Entry, Window, report::DenyKind};
use leptos::prelude::*;

pub(super) fn index(engine: Engine, choices: Choices) -> AnyView {
    let count = Memo::new(move |_| engine.digest.read().count);
    let left = move || count.get().saturating_sub(engine.window.get().listed);
    let entries = Memo::new(move |_| engine.digest.read().entries.clone());
    let lines = move || {
        let entries = entries.get().into_iter().enumerate();
        erased::all(entries.map(|(at, entry)| line(engine, choices, at, entry)))
    };
    let more = move || {
        let window = engine.window.get_untracked();
        engine.show(Window { listed: window.listed + PAGE, ..window });
    };
    let rest = move || {
        let said = move || (choices.words().index.more)(left());
        button("more", said.into_any(), more)
    };
    let list = move || {
        view! {
            <nav class="index" aria-labelledby="index-title">
                <h2 id="index-title" class="index__title">{move || (choices.words().index.title)(count.get())}</h2>
                <ol class="index__list">{lines}</ol>
                {erased::when(move || 0 < left(), rest)}
            </nav>
        }
        .into_any()
    };
    erased::when(move || 1 < count.get(), list)
}

fn line(engine: Engine, choices: Choices, at: usize, entry: Entry) -> impl IntoView {
    let marks = Marks::of_entry(&entry);
    let Entry { what, resource, count, .. } = entry.clone();
    let repeated = if count > 1 { format!("×{count}") } else { String::new() };
    let what = what.map(|what| visible(&what));
    let is_explicit = entry.effect == DenyKind::Explicit;
    let kind = if is_explicit { "denied" } else { "other" };
    let layer = entry.layer.map(|layer| {
        view! { <span class="chip" data-kind=kind>{move || (choices.words().verdict.short)(layer)}</span> }
    });
    let what = move || what.clone().unwrap_or_else(|| choices.words().index.unnamed.to_owned());
    view! {
        <li>
            <button
                type="button"
                class="index__entry"
                data-testid=format!("denial-{}", at + 1)
                data-effect=marks.effect
                data-layer=marks.layer
                data-cause=marks.cause
                aria-current=move || (engine.window.get().selected == at).then_some("true")
                on:click=move |_| engine.show(Window { selected: at, ..engine.window.get_untracked() })
            >
                <span class="index__number">{at + 1}</span>
                <span class="index__what">{what}</span>
                <span class="index__resource">{visible(&resource.unwrap_or_default())}</span>
                <span class="index__count">{repeated}" "{erased::any(layer)}</span>
            </button>
        </li>
    }
}
