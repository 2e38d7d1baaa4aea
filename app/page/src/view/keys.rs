//! The keys that do something where nobody types. None fires with a modifier, in a field, or under an open dialog.

use super::{button::button, erased::all};
use crate::{
    model::{
        index::{Way, step},
        key::{LIST, Shortcut, shortcut},
        tab::Tab,
    },
    state::Page,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// Follows the keys from now on.
pub(super) fn listen(page: Page) {
    let dialog = NodeRef::<html::Dialog>::new();
    super::region("help", move || help(page, dialog));
    window_event_listener(ev::keydown, move |event| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing());
        let is_open = !matches!(document().query_selector("dialog[open]"), Ok(None));
        let shortcut = shortcut(&event.key());
        if let Some(shortcut) = shortcut.filter(|_| is_plain && !is_open && !is_typed(&event)) {
            event.prevent_default();
            act(page, shortcut, dialog);
        }
    });
}

/// Whether the key goes into something that takes letters.
fn is_typed(event: &ev::KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        let field = "textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=file])";
        !matches!(element.closest(field), Ok(None))
    })
}

fn act(page: Page, shortcut: Shortcut, dialog: NodeRef<html::Dialog>) {
    match shortcut {
        Shortcut::Next => go(page, Way::Next),
        Shortcut::Previous => go(page, Way::Previous),
        Shortcut::Tab(place) => {
            press(&format!("[role=tablist] > .tab:nth-child({})[id^=tab-]", place + 1));
        }
        Shortcut::CopyChange => copy(page, Tab::Fix, "change"),
        Shortcut::CopyMessage => copy(page, Tab::Ask, "message"),
        Shortcut::Edit => {
            page.paste.is_unfolded.set(true);
            page.paste.focus();
        }
        Shortcut::Help => {
            if let Some(dialog) = dialog.get_untracked() {
                // A dialog that is open stays open.
                let _ = dialog.show_modal();
            }
        }
    }
}

fn go(page: Page, way: Way) {
    let count = page.engine.digest.read_untracked().count;
    let window = page.engine.window.get_untracked();
    let next = step(&page.engine.behind.read_untracked().groups, count, window, way);
    if let Some(next) = next {
        page.engine.show(next);
    }
}

/// Copies what a tab has, once it is drawn.
fn copy(page: Page, tab: Tab, what: &'static str) {
    page.tab.set(tab);
    request_animation_frame(move || press(&format!(".tabpanel:not([hidden]) [data-what={what}]")));
}

fn press(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus is a convenience: a browser may refuse it.
        let _ = element.focus();
        element.click();
    }
}

fn help(page: Page, dialog: NodeRef<html::Dialog>) -> AnyView {
    let lines = move || {
        let words = &page.more().keys;
        all(LIST.into_iter().map(|(key, shortcut)| {
            view! { <dt><kbd>{key}</kbd></dt><dd>{(words.does)(shortcut)}</dd> }
        }))
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog class="help" data-testid="help" node_ref=dialog aria-labelledby="help-title">
            <h2 id="help-title">{move || page.more().keys.title}</h2>
            <dl>{lines}</dl>
            {button("help-close", (move || page.more().keys.close).into_any(), close)}
        </dialog>
    }
    .into_any()
}
