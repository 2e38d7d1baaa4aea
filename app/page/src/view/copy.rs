//! Copying: a command, or the whole report.

use super::icon::{self, icon};
use crate::{
    state::{Page, Sharing},
    words::Words,
};
use denylens_render::{self as render, Redaction};
use denylens_triage::Report;
use leptos::{ev, prelude::*, task::spawn_local};
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

/// The buttons that copy the whole report, and what goes out with them.
pub(super) fn exports(page: Page) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::default());
    let words = page.words();
    let button = move |id: &'static str, label: &'static str, text: fn(Page) -> String| {
        view! {
            <button type="button" class="button" data-testid=id on:click=move |_| copy(text(page), outcome)>
                {icon(icon::COPY)}
                {label}
            </button>
        }
    };
    let is_redacted = move || page.sharing.get() == Sharing::Redacted;
    let choose = move |event: ev::Event| {
        page.sharing.set(if event_target_checked(&event) { Sharing::Redacted } else { Sharing::Whole });
    };
    // Written only while it is looked at. Not a `<details>`: with a closed one on the page, Chromium takes minutes to replace five
    // megabytes in a text box.
    let is_open = RwSignal::new(false);
    let preview = move || {
        is_open.get().then(|| {
            view! { <pre class="snippet__text" data-testid="preview" tabindex="0">{shared(page, render::markdown)}</pre> }
        })
    };
    view! {
        <section class="panel panel--wide panel--copy" aria-labelledby="copy-title">
            <h3 id="copy-title" class="panel__title">{words.copy.title}</h3>
            <label class="checklist__label">
                <input type="checkbox" data-testid="redact" prop:checked=is_redacted on:change=choose />
                <span>{words.copy.redact}</span>
            </label>
            <div class="exports">
                {button("copy-markdown", words.copy.markdown, |page| shared(page, render::markdown))}
                {button("copy-text", words.copy.text, |page| shared(page, render::text))}
                {button("copy-json", words.copy.json, |page| {
                    render::json(&page.report.read_untracked(), page.words().engine)
                })}
                <button type="button" class="button" data-testid="print" on:click=move |_| {
                    // A browser that can't print does nothing.
                    let _ = window().print();
                }>
                    {words.copy.print}
                </button>
                <span role="status">
                    {move || (*outcome.read() == Outcome::Copied).then_some(words.copy.copied)}
                </span>
            </div>
            <p class="exports__aside">{words.copy.json_is_whole}</p>
            <div class="exports">
                <button
                    type="button"
                    class="button"
                    data-testid="show-preview"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| is_open.update(|open| *open = !*open)
                >
                    {words.copy.preview}
                </button>
            </div>
            {preview}
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

/// The report as it is shared: with placeholders, unless the user wants the names in it.
fn shared(page: Page, write: fn(&Report, &'static render::Words) -> String) -> String {
    let text = write(&page.report.read(), page.words().engine);
    match page.sharing.get() {
        Sharing::Redacted => Redaction::default().text(&text),
        Sharing::Whole => text,
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
