//! What is said and what proves it light each other: under the pointer, with the focus, at a tap. What is lit carries an attribute;
//! nothing is drawn anew.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

/// What is said names the fields that it rests on here.
const CLAIM: &str = "data-claim";

/// What proves something names the fields that it proves here.
const PROOF: &str = "data-field";

const LIT: &str = "data-lit";

/// Follows pointer and focus from now on.
pub(super) fn listen() {
    window_event_listener(ev::pointerover, |event| look_at(event.target()));
    window_event_listener(ev::focusin, |event| look_at(event.target()));
    window_event_listener(ev::click, |event| look_at(event.target()));
}

/// Lights what belongs to an element, and nothing else.
fn look_at(target: Option<EventTarget>) {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let closest = element.and_then(|element| element.closest("[data-claim], [data-field]").ok().flatten());
    let lit = all("[data-lit]");
    match closest {
        Some(element) if element.has_attribute(LIT) && lit.len() > 1 => {}
        Some(element) => {
            put_out(&lit);
            light(&element);
        }
        None => put_out(&lit),
    }
}

fn put_out(lit: &[Element]) {
    for element in lit {
        // It has one or it hasn't.
        let _ = element.remove_attribute(LIT);
    }
}

fn light(looked_at: &Element) {
    let wanted = fields(looked_at);
    let mut first_proof = None;
    for element in all("[data-claim], [data-field]") {
        if !wanted.iter().any(|field| fields(&element).contains(field)) {
            continue;
        }
        let _ = element.set_attribute(LIT, "");
        if first_proof.is_none() && element.has_attribute(PROOF) {
            first_proof = element.dyn_into::<HtmlElement>().ok();
        }
    }
    if looked_at.has_attribute(CLAIM)
        && let Some(proof) = first_proof
    {
        bring_into_view(&proof);
    }
}

/// Scrolls the text to what was refused, or to who was, or to what decided.
pub(super) fn show_refusal() {
    let marks = ["action", "who", "decided"].iter();
    let first = marks.flat_map(|mark| all(&format!(".proof[data-mark={mark}]:not(.proof--joint)"))).next();
    if let Some(proof) = first.and_then(|proof| proof.dyn_into().ok()) {
        bring_into_view(&proof);
    }
}

/// Scrolls the text, and nothing but it, to a piece of it.
fn bring_into_view(proof: &HtmlElement) {
    let Some(text) = proof.closest(".marked").ok().flatten() else { return };
    let (place, frame) = (proof.get_bounding_client_rect(), text.get_bounding_client_rect());
    if place.top() < frame.top() || place.bottom() > frame.bottom() {
        let above = place.top() - frame.top() - frame.height() / 3.0;
        text.set_scroll_top(text.scroll_top() + above as i32);
    }
}

fn fields(element: &Element) -> Vec<String> {
    let named = element.get_attribute(CLAIM).or_else(|| element.get_attribute(PROOF));
    named.unwrap_or_default().split(' ').map(str::to_owned).collect()
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
