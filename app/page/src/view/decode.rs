//! The panel on an encoded message: the ways to decode it, as the registry of backends has them.

mod attempt;
mod fields;

use super::prose::prose;
use crate::{
    model::question::{Message, Question},
    state::Page,
};
use attempt::Attempt;
use denylens_decode::{BACKENDS, BackendInfo, DecodeBackend, Destination};
use denylens_triage::report::EncodedState;
use leptos::{either::EitherOf3, ev, prelude::*};
use wasm_bindgen::JsCast;

pub(super) fn decode(page: Page) -> impl IntoView {
    move || match page.question.get() {
        None => EitherOf3::A(()),
        Some(Question::Hopeless(state)) => EitherOf3::B(hopeless(page, state)),
        Some(Question::Open(message)) => EitherOf3::C(panel(page, message)),
    }
}

fn hopeless(page: Page, state: EncodedState) -> impl IntoView {
    view! {
        <p class="notice" data-testid="notice" data-code="message-incomplete" role="status">
            {move || (page.words().decode.hopeless)(state)}
        </p>
    }
}

fn panel(page: Page, message: Message) -> impl IntoView {
    let ways: Vec<BackendInfo> = BACKENDS.iter().map(|backend| backend.describe()).collect();
    // What sends nothing is opened first.
    let first = ways.iter().position(|info| info.destination == Destination::Nowhere).unwrap_or(0);
    let chosen = RwSignal::new(first);
    let tabs = tabs(page, &ways, chosen);
    let form = move || BACKENDS.get(chosen.get()).map(|backend| form(page, *backend, &message));
    view! {
        <section class="decode" data-testid="decode" aria-labelledby="decode-title">
            <h2 id="decode-title" class="decode__title">{move || page.words().decode.title}</h2>
            <p>{move || page.words().decode.intro}</p>
            {tabs}
            <div id="decode-way" class="decode__way" role="tabpanel" aria-labelledby=move || format!("way-{}", chosen.get())>
                {form}
            </div>
        </section>
    }
}

fn tabs(page: Page, ways: &[BackendInfo], chosen: RwSignal<usize>) -> impl IntoView + use<> {
    let count = ways.len();
    // The arrow keys go from tab to tab, as everywhere.
    let step = move |event: ev::KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => chosen.get_untracked() + 1,
            "ArrowLeft" | "ArrowUp" => chosen.get_untracked() + count - 1,
            _ => return,
        } % count;
        event.prevent_default();
        chosen.set(next);
        let tab = document().get_element_by_id(&format!("way-{next}"));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focus is a convenience: a browser may refuse it.
            let _ = tab.focus();
        }
    };
    let tabs = ways
        .iter()
        .enumerate()
        .map(|(at, info)| {
            let name = info.name.clone();
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("way-{at}")
                    class="tab"
                    data-testid=format!("backend-{}", info.id)
                    aria-controls="decode-way"
                    aria-selected=move || (chosen.get() == at).to_string()
                    tabindex=move || if chosen.get() == at { "0" } else { "-1" }
                    on:click=move |_| chosen.set(at)
                >
                    {move || name.get(page.lang.get()).to_owned()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label=move || page.words().decode.ways on:keydown=step>
            {tabs}
        </div>
    }
}

fn form(page: Page, backend: &'static dyn DecodeBackend, message: &Message) -> impl IntoView + use<> {
    let BackendInfo { explanation, needs, destination, .. } = backend.describe();
    let attempt = Attempt::new(page, backend, destination, message);
    let fields = needs.iter().map(|need| fields::field(page, *need, attempt)).collect_view();
    let asks = (destination != Destination::Nowhere).then(|| attempt::asking(page, attempt));
    view! {
        <p>{move || prose(explanation.get(page.lang.get()))}</p>
        {fields}
        {asks}
        {attempt::outcome(page, attempt)}
    }
}
