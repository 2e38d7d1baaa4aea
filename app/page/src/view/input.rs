//! The paste box.

pub(super) mod file;

use crate::{
    sample::SAMPLES,
    state::{Page, Remark},
    view::icon::{self, icon},
    words::Words,
};
use denylens_decode::visible;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

pub(super) fn input(page: Page) -> impl IntoView {
    let dragging = RwSignal::new(false);
    listen_for_files(page, dragging);
    listen_for_pastes(page);
    file::listen_to_locator(page);
    page.paste_box.on_load(|paste_box| {
        // Focus is a convenience: a browser may refuse it.
        let _ = paste_box.focus();
    });
    let is_empty = Memo::new(move |_| page.paste.read().is_empty());
    view! {
        <section class="input" data-filled=move || (!is_empty.get()).then_some("") data-dragging=move || dragging.get().then_some("")>
            <div class="input__head">
                <label class="input__label" for="paste">{move || page.words().input.label}</label>
                <div class="input__tools">
                    {file::chooser(page)}
                    <button type="button" class="button" data-testid="forget" on:click=move |_| page.forget()>
                        {icon(icon::FORGET)}
                        {move || page.words().input.forget}
                    </button>
                </div>
            </div>
            <div class="input__well">
                <textarea
                    id="paste"
                    class="input__box"
                    data-testid="paste"
                    node_ref=page.paste_box
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-describedby="paste-hint"
                    placeholder=move || page.words().input.placeholder
                    on:input=move |_| page.typed()
                ></textarea>
                <p class="input__drop" aria-hidden="true">{move || page.words().input.drop_here}</p>
            </div>
            <p id="paste-hint" class="input__hint">{move || page.words().input.hint}</p>
            <Show when=move || is_empty.get() && !page.busy.get()>{samples(page)}</Show>
            <p class="input__remark" role="status">
                {move || page.busy.get().then(|| page.words().input.busy)}
                {move || remark(&page.remark.read(), page.words())}
            </p>
        </section>
    }
}

fn samples(page: Page) -> impl IntoView {
    let samples = SAMPLES.each_ref().map(|sample| {
        view! {
            <button
                type="button"
                class="button"
                data-testid=format!("sample-{}", sample.id)
                on:click=move |_| page.place(sample.text)
            >
                {move || sample.title(page.lang.get())}
            </button>
        }
    });
    view! {
        <div class="input__samples">
            <span>{move || page.words().input.samples}</span>
            {samples}
        </div>
    }
}

fn remark(remark: &Remark, words: &'static Words) -> Option<String> {
    match remark {
        Remark::Nothing => None,
        Remark::Forgotten => Some(words.input.forgotten.to_owned()),
        Remark::FileRead { name, reading, cut_at } => {
            Some((words.input.file_read)(&visible(name), *reading, *cut_at))
        }
        Remark::FileUnreadable { name } => Some((words.input.file_unreadable)(&visible(name))),
        Remark::FileLeft { name } => Some((words.input.file_left)(&visible(name))),
        Remark::FileHasKeys { name } => Some((words.input.file_has_keys)(&visible(name))),
        Remark::PolicyWithheld { name, why } => {
            // Backticks mark code in prose; here is none to mark.
            Some((words.input.policy_withheld)(&visible(name), &words.backends.what(why).replace('`', "")))
        }
    }
}

/// Takes a file that is dropped anywhere on the page but on a field that takes it itself. Dragged text keeps its usual way.
fn listen_for_files(page: Page, dragging: RwSignal<bool>) {
    let has_files = file::is_dragged;
    let over = window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        dragging.set(false);
        if has_files(&event) && !event.default_prevented() {
            event.prevent_default();
            file::read_all(page, file::dropped(&event));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}

/// Takes a text that is pasted while no field has the focus, if the box is still empty.
fn listen_for_pastes(page: Page) {
    let paste = window_event_listener(ev::paste, move |event| {
        let in_field = event.target().is_some_and(|target| {
            target.has_type::<web_sys::HtmlTextAreaElement>()
                || target.has_type::<web_sys::HtmlInputElement>()
        });
        if in_field || !page.paste.read_untracked().is_empty() {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            event.prevent_default();
            page.place(&text);
        }
    });
    on_cleanup(move || paste.remove());
}
