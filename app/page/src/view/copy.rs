//! Copying: a command, or the whole report.

use super::icon::{self, icon};
use crate::{state::Page, words::Words};
use denylens_triage::render;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

/// How the last copy went.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outcome {
    #[default]
    NotTried,
    Copied,
    /// The browser refused; this is what would have been copied.
    Refused(String),
}

/// A text with a button that copies it.
pub(super) fn copied_text(text: String, words: &'static Words) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::default());
    let shown = text.clone();
    view! {
        <div class="snippet">
            <pre class="snippet__text" tabindex="0"><code>{shown}</code></pre>
            <button type="button" class="button" data-testid="copy" on:click=move |_| copy(text.clone(), outcome)>
                {icon(icon::COPY)}
                {move || if *outcome.read() == Outcome::Copied { words.copy.copied } else { words.copy.copy }}
            </button>
            <p class="snippet__refused" role="status">
                {move || matches!(*outcome.read(), Outcome::Refused(_)).then_some(words.copy.by_hand)}
            </p>
        </div>
    }
}

/// The buttons that copy the whole report.
pub(super) fn exports(page: Page) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::default());
    let words = page.words();
    let button =
        move |id: &'static str,
              label: &'static str,
              render: fn(&denylens_triage::Report, denylens_triage::lang::Lang) -> String| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid=id
                    on:click=move |_| copy(render(&page.report.read_untracked(), page.lang.get_untracked()), outcome)
                >
                    {icon(icon::COPY)}
                    {label}
                </button>
            }
        };
    view! {
        <section class="panel panel--wide panel--copy" aria-labelledby="copy-title">
            <h3 id="copy-title" class="panel__title">{words.copy.title}</h3>
            <div class="exports">
                {button("copy-markdown", words.copy.markdown, render::markdown)}
                {button("copy-json", words.copy.json, render::json)}
                <span role="status">
                    {move || (*outcome.read() == Outcome::Copied).then_some(words.copy.copied)}
                </span>
            </div>
            {move || match &*outcome.read() {
                Outcome::Refused(text) => Some(view! {
                    <label class="field">
                        <span class="field__label">{words.copy.by_hand}</span>
                        <textarea class="field__box" readonly prop:value=text.clone()></textarea>
                    </label>
                }),
                Outcome::NotTried | Outcome::Copied => None,
            }}
        </section>
    }
}

fn copy(text: String, outcome: RwSignal<Outcome>) {
    spawn_local(async move {
        // The clipboard is missing where the page was not served securely.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
            .ok()
            .filter(|clipboard| !clipboard.is_undefined());
        let copied = match clipboard {
            Some(_) => JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok(),
            None => false,
        };
        outcome.set(if copied { Outcome::Copied } else { Outcome::Refused(text) });
    });
}
