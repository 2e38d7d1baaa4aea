//! Copying: a command, or the whole report.

use super::{
    button::button,
    erased::{all, any, changing},
    fold::fold,
    icon::{self, icon},
    redact,
};
use crate::{
    effect::effect,
    model::copied::Copied,
    state::{choices::Choices, engine::Engine},
    words::MoreWords,
};
use denylens_engine::{ReportForm, Sharing};
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
pub(super) fn copied_text(text: String, what: Copied, words: &'static MoreWords) -> AnyView {
    let outcome = RwSignal::new(Outcome::default());
    let shown = text.clone();
    let is_copied = move || *outcome.read() == Outcome::Copied;
    view! {
        <div class="snippet">
            <button
                type="button"
                class="button snippet__copy"
                data-testid="copy"
                data-what=what.id()
                aria-label=(words.copy.copy_what)(what)
                on:click=move |_| spawn_local(copy(text.clone(), outcome))
            >
                {icon(icon::COPY)}
                {move || if is_copied() { words.copy.copied } else { words.copy.copy }}
            </button>
            <span class="visually-hidden" role="status">{move || if is_copied() { words.copy.copied } else { "" }}</span>
            <pre class="snippet__text" tabindex="0"><code>{shown}</code></pre>
            <p class="snippet__refused" role="status">
                {move || if matches!(*outcome.read(), Outcome::Refused(_)) { words.copy.by_hand } else { "" }}
            </p>
        </div>
    }
    .into_any()
}

/// The buttons that copy the whole report, and what goes out with them.
pub(super) fn exports(engine: Engine, choices: Choices) -> AnyView {
    let outcome = RwSignal::new(Outcome::default());
    let words = choices.more();
    let written = move |form: ReportForm, sharing: Sharing| {
        let (shell, lang) = (choices.shell.get_untracked(), choices.lang.get_untracked());
        engine.write(form, sharing, shell, lang, choices.more_untracked().engine)
    };
    let export = move |form: ReportForm| {
        spawn_local(async move {
            if let Some(text) = written(form, choices.sharing.get_untracked()).await {
                copy(text, outcome).await;
            }
        });
    };
    let exporting = move |id: &'static str, label: &'static str, form: ReportForm| {
        button(id, all([icon(icon::COPY), label.into_any()]), move || export(form))
    };
    let print = || {
        // A browser that can't print does nothing.
        let _ = window().print();
    };
    // Written only while it is looked at.
    let is_open = RwSignal::new(false);
    let preview = RwSignal::new(None);
    effect(move || {
        let sharing = choices.sharing.get();
        choices.shell.track();
        preview.set(None);
        if is_open.get() {
            spawn_local(async move {
                let text = written(ReportForm::Markdown, sharing).await;
                let is_wanted = is_open.try_get_untracked() == Some(true)
                    && choices.sharing.try_get_untracked() == Some(sharing);
                if is_wanted {
                    preview.set(text);
                }
            });
        }
    });
    let body = view! {
        {redact::choice("redact", choices)}
        <div class="exports">
            {exporting("copy-markdown", words.copy.markdown, ReportForm::Markdown)}
            {exporting("copy-text", words.copy.text, ReportForm::Text)}
            {exporting("copy-json", words.copy.json, ReportForm::Json)}
            {button("print", words.copy.print.into_any(), print)}
            <span role="status">
                {move || if *outcome.read() == Outcome::Copied { words.copy.copied } else { "" }}
            </span>
        </div>
        <div class="exports">
            {fold("show-preview", "button", words.copy.preview.into_any(), is_open)}
        </div>
        {changing(move || any(preview.get().map(|text: String| view! {
            <pre class="snippet__text" data-testid="preview" tabindex="0">{text}</pre>
        })))}
        {changing(move || by_hand(outcome, words))}
    };
    view! { <div class="share panel--copy"><h3 class="heading">{words.copy.title}</h3>{body}</div> }
        .into_any()
}

/// What the browser didn't copy, to be copied by hand.
fn by_hand(outcome: RwSignal<Outcome>, words: &'static MoreWords) -> AnyView {
    match &*outcome.read() {
        Outcome::Refused(text) => view! {
            <label class="field">
                <span class="field__label">{words.copy.by_hand}</span>
                <textarea class="field__box" readonly prop:value=text.clone()></textarea>
            </label>
        }
        .into_any(),
        Outcome::NotTried | Outcome::Copied => ().into_any(),
    }
}

async fn copy(text: String, outcome: RwSignal<Outcome>) {
    // The clipboard is missing where the page was not served securely.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
        .ok()
        .filter(|clipboard| !clipboard.is_undefined());
    let copied = match clipboard {
        Some(_) => JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok(),
        None => false,
    };
    outcome.set(if copied { Outcome::Copied } else { Outcome::Refused(text) });
}
