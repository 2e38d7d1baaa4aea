//! A refusal in the list of several.

use super::erased;
use crate::{model::index::Marks, state::Page};
use denylens_decode::visible;
use denylens_engine::{Entry, Window, report::DenyKind};
use leptos::prelude::*;

/// The line of the refusal at a place of the text.
pub(super) fn line(page: Page, at: usize, entry: Entry) -> AnyView {
    let Page { engine, choices, .. } = page;
    let marks = Marks::of_entry(&entry);
    let Entry { what, resource, count, effect, layer, waits, .. } = entry;
    let repeated = if count > 1 { format!("×{count}") } else { String::new() };
    let what = what.map(|what| visible(&what));
    let kind = if effect == DenyKind::Explicit { "denied" } else { "other" };
    let layer = layer.map(|layer| chip(kind, Box::new(move || (choices.words().verdict.short)(layer))));
    let waits = waits.map(|wait| chip("waits", Box::new(move || (choices.words().index.wait)(wait))));
    let resource = visible(&resource.unwrap_or_default()).into_owned();
    let what = move || what.clone().unwrap_or_else(|| choices.words().index.unnamed.to_owned());
    let choose = move || {
        engine.show(Window { selected: at, ..engine.window.get_untracked() });
        page.is_list_unfolded.set(false);
    };
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
                on:click=move |_| choose()
            >
                <span class="index__number">{at + 1}</span>
                <span class="index__what">{what}</span>
                <span class="index__resource" title=resource>{resource.clone()}</span>
                <span class="index__count">{repeated}" "{erased::any(layer)}" "{erased::any(waits)}</span>
            </button>
        </li>
    }
    .into_any()
}

fn chip(kind: &'static str, said: Box<dyn Fn() -> &'static str + Send>) -> AnyView {
    view! { <span class="chip" data-kind=kind>{said}</span> }.into_any()
}
