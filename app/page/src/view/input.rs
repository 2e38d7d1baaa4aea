//! The paste box.

pub(super) mod file;
mod samples;

use crate::{
    chunk::NotCome,
    effect::effect,
    model::{lookup::Answered, remark::Remark, stage::Stage, supplied::is_document},
    start::drop_kept,
    state::{Page, choices::Choices, paste::BoxUse},
    view::{button::button, erased},
};
use denylens_decode::visible;
use denylens_engine::{Answers, SecretsSeen, Supplement};
use leptos::{ev, prelude::*, tachys::html::node_ref::NodeRefContainer, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_split_helpers::wasm_split;

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
        if is_of_box(&event) {
            let is_whole = came_in_whole(&event);
            page.paste.use_of_box.set(if is_whole { BoxUse::Reading } else { BoxUse::Writing });
            if is_whole {
                page.read_whole();
            } else {
                page.read();
            }
        }
    });
    // Who pasted a text has the focus still, and may begin to write before it is read.
    for (event, use_of_box) in [
        ("focusin", BoxUse::Writing),
        ("pointerdown", BoxUse::Writing),
        ("keydown", BoxUse::Writing),
        ("focusout", BoxUse::Reading),
    ] {
        window_event_listener_untyped(event, move |event| {
            if is_of_box(&event) {
                page.paste.use_of_box.set(use_of_box);
            }
        });
    }
    page.read();
    drop_kept();

    // What stands around the box is drawn by hand: the box must keep its focus and its caret.
    let flag = move |name: &'static str, is_set: bool| {
        // A name that is a constant is a name.
        let _ = region.toggle_attribute_with_force(name, is_set);
    };
    effect(move || {
        let stage = page.stage.get();
        attribute("page", "data-stage", stage.name());
        attribute("input", "data-use", page.paste.use_of_box.get().name());
        flag("data-unfolded", page.paste.is_unfolded.get());
        flag("data-dragging", dragging.get());
    });
    effect(move || {
        let words = page.words();
        attribute("paste", "placeholder", words.input.placeholder);
        let is_answered = page.stage.get() == Stage::Answered;
        for (id, text) in [
            ("tagline", words.shell.tagline),
            ("paste-label", if is_answered { words.input.your_text } else { words.input.label }),
            ("paste-hint", words.input.hint),
            ("drop", words.input.drop_here),
            ("skip-text", words.shell.skip_to_text),
            ("skip-answer", words.shell.skip_to_answer),
        ] {
            if let Some(element) = document().get_element_by_id(id) {
                element.set_text_content(Some(text));
            }
        }
    });
}

/// Sets an attribute of the element with this id, if it isn't that already: a browser styles anew what is set again.
fn attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && element.get_attribute(name).as_deref() != Some(value)
    {
        // A name that is a constant is a name.
        let _ = element.set_attribute(name, value);
    }
}

/// Whether something befell the box.
fn is_of_box(event: &ev::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.id() == "paste")
}

/// Nobody types so many characters at once.
const TYPED: usize = 20;

/// Whether an event tells of a text that came in as a whole: by a paste, by a drop, from a script, or by what types for people.
fn came_in_whole(event: &ev::Event) -> bool {
    let input = event.dyn_ref::<web_sys::InputEvent>();
    input.is_none_or(|input| {
        match input.input_type().as_str() {
            "insertFromPaste" | "insertFromDrop" => true,
            // Several lines at once are told of without the text. What an input method puts together has a name of its own.
            "insertText" => input.data().is_none_or(|data| data.len() > TYPED),
            _ => false,
        }
    })
}

/// The buttons above the box.
pub(super) fn tools(page: Page) -> impl IntoView {
    let edit = move || {
        let said = move || page.words().input.edit;
        button("edit", said.into_any(), move || {
            page.paste.is_unfolded.set(true);
            page.paste.focus();
        })
    };
    let unfold = move || {
        let said = move || page.words().input.your_text;
        view! {
            <button
                type="button"
                class="button input__unfold"
                data-testid="unfold"
                aria-controls="well"
                aria-expanded=move || page.paste.is_unfolded.get().to_string()
                on:click=move |_| page.paste.is_unfolded.update(|open| *open = !*open)
            >
                {said}
            </button>
        }
        .into_any()
    };
    let is_answered = move || page.stage.get() == Stage::Answered;
    view! {
        {file::chooser(page)}
        {erased::when(is_answered, edit)}
        {erased::when(is_answered, unfold)}
    }
}

/// What is said below the box.
pub(super) fn below(page: Page) -> impl IntoView {
    view! {
        {erased::when(move || page.stage.get() != Stage::Answered && !page.paste.busy.get(), move || samples::samples(page))}
        {erased::changing(move || secrets(page))}
        // Without a value: the worker tells nothing before it is done. What it means stands beside it.
        <progress
            class="input__progress"
            data-testid="reading"
            aria-hidden="true"
            hidden=move || !page.paste.busy.get()
        ></progress>
        <p class="input__remark" role="status">
            {move || if page.paste.busy.get() { page.words().input.busy } else { "" }}
            {move || remark(&page.paste.remark.read(), page.choices)}
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

/// What is said, each sentence of its own on its own line.
fn remark(remark: &Remark, choices: Choices) -> String {
    let words = choices.words();
    let said = match remark {
        Remark::Nothing => "",
        Remark::Forgotten => words.input.forgotten,
        Remark::SecretsRemoved => words.input.secrets_removed,
        Remark::Stopped => words.input.stopped,
        Remark::NotRead => words.input.not_read,
        Remark::NotCome => words.shell.not_come,
        Remark::Files(files) => {
            let said = files.iter().map(|filed| (words.input.file)(&visible(&filed.name), filed.became));
            return said.collect::<Vec<_>>().join("\n");
        }
        Remark::PolicyWithheld { name, why } => {
            return (choices.more().decode.policy_withheld)(&visible(name), why);
        }
    };
    said.to_owned()
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

/// Takes a text that is pasted while no field has the focus: in the place of the one that is there, unless it answers what is asked about
/// that.
fn listen_for_pastes(page: Page) {
    window_event_listener(ev::paste, move |event| {
        let in_field = event.target().is_some_and(|target| {
            target.has_type::<web_sys::HtmlTextAreaElement>()
                || target.has_type::<web_sys::HtmlInputElement>()
        });
        if in_field {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            event.prevent_default();
            take(page, text);
        }
    });
}

fn take(page: Page, text: String) {
    if page.engine.digest.read_untracked().open_lookups == 0 || !is_document(&text) {
        return page.place(&text);
    }
    spawn_local(async move {
        // Where what takes an answer has not come, the text is still read.
        if answer(page, text.clone()).await.is_err() {
            page.place(&text);
        }
    });
}

/// Takes what may be an answer.
#[wasm_split(details, fallible)]
fn answer(page: Page, text: String) -> Result<(), NotCome> {
    spawn_local(async move {
        let supplement = Supplement { answers: Answers::Anything, text: text.clone() };
        if page.join(supplement).await == Answered::No {
            page.place(&text);
        }
    });
    Ok(())
}
