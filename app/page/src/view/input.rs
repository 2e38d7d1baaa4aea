//! The paste box.

pub(super) mod file;

use crate::{
    chunk::NotCome,
    effect::effect,
    model::remark::Remark,
    painted::painted,
    sample::Sample,
    start::drop_kept,
    state::{Page, choices::Choices},
    view::{
        button::button,
        erased,
        icon::{self, icon},
    },
};
use denylens_decode::visible;
use denylens_engine::SecretsSeen;
use leptos::{ev, prelude::*, tachys::html::node_ref::NodeRefContainer, task::spawn_local};
use wasm_bindgen::JsCast;

/// Takes over the box, which stands in the document, with what was typed into it while the program came.
pub(super) fn adopt(page: Page) {
    let dragging = RwSignal::new(false);
    listen_for_files(page, dragging);
    listen_for_pastes(page);
    file::take_what_is_no_policy(page);
    let element = |id: &str| document().get_element_by_id(id);
    let Some((region, paste_box)) = element("input").zip(element("paste")) else { return };
    page.paste.field.load(&paste_box);
    window_event_listener_untyped("input", move |event| {
        // The box changes when all is forgotten.
        let typed_into = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if typed_into.is_some_and(|element| element.id() == "paste") {
            page.engine.read();
            if came_in_whole(&event) {
                let edition = page.paste.edition();
                spawn_local(async move {
                    painted().await;
                    if page.paste.is_still(edition) {
                        page.paste.show_start();
                    }
                });
            }
        }
    });
    page.engine.read();
    drop_kept();

    // What stands around the box is drawn by hand: the box must keep its focus and its caret.
    let flag = move |name: &'static str, is_set: bool| {
        // A name that is a constant is a name.
        let _ = region.toggle_attribute_with_force(name, is_set);
    };
    effect(move || {
        // A browser lays a long text out anew when its box changes size, which takes longer than reading it.
        flag("data-filled", !page.paste.is_empty.get() && !page.paste.is_long.get());
        flag("data-dragging", dragging.get());
    });
    effect(move || {
        let words = page.words();
        if let Some(paste_box) = document().get_element_by_id("paste") {
            let _ = paste_box.set_attribute("placeholder", words.input.placeholder);
        }
        for (id, text) in [
            ("tagline", words.shell.tagline),
            ("paste-label", words.input.label),
            ("paste-hint", words.input.hint),
            ("drop", words.input.drop_here),
        ] {
            if let Some(element) = document().get_element_by_id(id) {
                element.set_text_content(Some(text));
            }
        }
    });
}

/// Whether an event tells of a text that came in as a whole: by a paste, by a drop, or from a script. What is typed says so.
fn came_in_whole(event: &ev::Event) -> bool {
    let input = event.dyn_ref::<web_sys::InputEvent>();
    input.is_none_or(|input| matches!(input.input_type().as_str(), "insertFromPaste" | "insertFromDrop"))
}

/// The buttons above the box.
pub(super) fn tools(page: Page) -> impl IntoView {
    let said = move || page.words().input.forget;
    let forget = erased::all([icon(icon::FORGET), said.into_any()]);
    view! {
        {file::chooser(page)}
        {button("forget", forget, move || page.forget())}
    }
}

/// What is said below the box.
pub(super) fn below(page: Page) -> impl IntoView {
    let is_empty = page.paste.is_empty;
    view! {
        {erased::when(move || is_empty.get() && !page.paste.busy.get(), move || samples(page).into_any())}
        {erased::changing(move || secrets(page))}
        <p class="input__remark" role="status">
            {move || if page.paste.busy.get() { page.words().input.busy } else { "" }}
            {move || remark(&page.paste.remark.read(), page.choices).unwrap_or_default()}
        </p>
        {erased::when(move || page.engine.takes_long(), move || {
            let said = move || page.words().input.stop;
            button("stop-reading", said.into_any(), move || page.engine.stop())
        })}
    }
}

/// That secrets stand in the text, and the way to take them out of the box.
fn secrets(page: Page) -> AnyView {
    let seen = page.engine.secrets.get();
    if seen == SecretsSeen::default() {
        return ().into_any();
    }
    let words = &page.words().input;
    let remove = (!seen.paste.is_empty())
        .then(|| button("remove-secrets", words.remove_secrets.into_any(), move || page.remove_secrets()));
    view! {
        <div class="input__secrets" data-testid="secrets" role="alert">
            <p>{(words.secrets)(&seen)}</p>
            {erased::any(remove)}
        </div>
    }
    .into_any()
}

fn samples(page: Page) -> impl IntoView {
    let samples = erased::all(Sample::ALL.into_iter().map(|sample| {
        let title = move || sample.title(page.choices.lang.get());
        button(format!("sample-{}", sample.id()), title.into_any(), move || spawn_local(place(page, sample)))
    }));
    view! {
        <div class="input__samples">
            <span>{move || page.words().input.samples}</span>
            {samples}
        </div>
    }
}

async fn place(page: Page, sample: Sample) {
    let edition = page.paste.edition();
    let text = sample.bring().await;
    if page.paste.is_still(edition) {
        match text {
            Ok(text) => page.place(text),
            Err(NotCome) => page.paste.remark.set(Remark::NotCome),
        }
    }
}

fn remark(remark: &Remark, choices: Choices) -> Option<String> {
    let words = choices.words();
    match remark {
        Remark::Nothing => None,
        Remark::Forgotten => Some(words.input.forgotten.to_owned()),
        Remark::SecretsRemoved => Some(words.input.secrets_removed.to_owned()),
        Remark::FileRead { name, legibility, cut_at } => {
            Some((words.input.file_read)(&visible(name), *legibility, *cut_at))
        }
        Remark::Stopped => Some(words.input.stopped.to_owned()),
        Remark::NotRead => Some(words.input.not_read.to_owned()),
        Remark::NotCome => Some(words.shell.not_come.to_owned()),
        Remark::FileUnreadable { name } => Some((words.input.file_unreadable)(&visible(name))),
        Remark::FileLeft { name } => Some((words.input.file_left)(&visible(name))),
        Remark::FileHasKeys { name, delivery } => {
            Some((words.input.file_has_keys)(&visible(name), *delivery))
        }
        Remark::PolicyWithheld { name, why } => {
            Some((choices.more().decode.policy_withheld)(&visible(name), why))
        }
    }
}

/// Takes a file that is dropped anywhere on the page but on a field that takes it itself. Dragged text keeps its usual way.
fn listen_for_files(page: Page, dragging: RwSignal<bool>) {
    let has_files = file::is_dragged;
    window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            dragging.set(false);
        }
    });
    window_event_listener(ev::drop, move |event| {
        dragging.set(false);
        if has_files(&event) && !event.default_prevented() {
            event.prevent_default();
            file::read_all(page, file::dropped(&event));
        }
    });
}

/// Takes a text that is pasted while no field has the focus, if the box is still empty.
fn listen_for_pastes(page: Page) {
    window_event_listener(ev::paste, move |event| {
        let in_field = event.target().is_some_and(|target| {
            target.has_type::<web_sys::HtmlTextAreaElement>()
                || target.has_type::<web_sys::HtmlInputElement>()
        });
        if in_field || !page.paste.is_empty.get_untracked() {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            event.prevent_default();
            page.place(&text);
        }
    });
}
