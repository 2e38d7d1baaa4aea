//! Who goes on with the keyboard goes on where they were: what had the focus may be drawn anew, or go.

use crate::{
    effect::effect,
    model::stage::Stage,
    state::{Page, paste::BoxUse},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What had the focus last, and what is to have it when that is gone.
struct Last {
    element: Element,
    /// What it is known by when it is drawn anew, and the tab that it stood under.
    again: Vec<String>,
}

impl Last {
    fn of(element: Element) -> Last {
        let id = Some(element.id()).filter(|id| !id.is_empty()).map(|id| format!("#{id}"));
        let hook = element.get_attribute("data-testid").map(|name| format!("[data-testid=\"{name}\"]"));
        let panel = element.closest("[role=tabpanel]").ok().flatten();
        let tab = panel.and_then(|panel| panel.get_attribute("aria-labelledby")).map(|id| format!("#{id}"));
        Last { element, again: id.or(hook).into_iter().chain(tab).collect() }
    }

    /// Whether nobody can be at it any more.
    fn is_gone(&self) -> bool {
        !self.element.is_connected() || !is_shown(&self.element)
    }
}

/// Keeps the focus from now on.
pub(super) fn keep(page: Page) {
    let last = StoredValue::new_local(None);
    window_event_listener(ev::focusin, move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        last.set_value(element.map(Last::of));
    });
    effect(move || {
        let engine = page.engine;
        engine.behind.track();
        engine.advice.track();
        engine.lookups.track();
        page.is_list_unfolded.track();
        let is_drawn = engine.explained.read().is_some();
        // What stands below the verdict comes later.
        if is_drawn && page.stage.get() == Stage::Answered {
            request_animation_frame(move || {
                last.with_value(|last| {
                    if let Some(last) = last.as_ref().filter(|last: &&Last| is_lost(last)) {
                        go_on(page, last);
                    }
                });
            });
        }
    });
    // Whoever has pasted goes on with the answer: what can be read takes the focus from the box that is gone.
    effect(move || {
        let is_there = !page.engine.behind.read().exhibits.is_empty();
        if is_there && page.paste.use_of_box.get() == BoxUse::Reading && page.paste.has_focus() {
            request_animation_frame(|| {
                first(&[".marked", "[data-testid=unfold]"]);
            });
        }
    });
}

fn is_shown(element: &Element) -> bool {
    let place = element.get_bounding_client_rect();
    place.width() > 0.0 || place.height() > 0.0
}

fn is_lost(last: &Last) -> bool {
    let active = document().active_element();
    let is_nowhere = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
    last.is_gone() && (is_nowhere || active.as_ref() == Some(&last.element))
}

/// The same again, if there is one of it; else what is asked, or the verdict.
fn go_on(page: Page, last: &Last) {
    let is_asked = page.engine.lookups.read_untracked().is_some();
    let else_to = if is_asked { ".decode .tab[aria-selected=true]" } else { "#reason" };
    let again = last.again.iter().map(String::as_str).filter(|selector| is_one(selector));
    first(&again.chain([else_to, "#reason"]).collect::<Vec<_>>());
}

fn is_one(selector: &str) -> bool {
    document().query_selector_all(selector).is_ok_and(|found| found.length() == 1)
}

/// Goes to the first of these that takes the focus.
pub(super) fn first(selectors: &[&str]) {
    for selector in selectors {
        let found = document().query_selector(selector).ok().flatten();
        let found = found.and_then(|found| found.dyn_into::<HtmlElement>().ok());
        // One that isn't shown any more keeps the focus until the next frame.
        if let Some(element) = found.filter(|element| is_shown(element)) {
            // Focus is a convenience: a browser may refuse it.
            let _ = element.focus();
            if document().active_element().as_ref() == Some(element.as_ref()) {
                return;
            }
        }
    }
}
