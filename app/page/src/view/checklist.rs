//! The checklist: ticked where the text answers it, tickable by hand elsewhere.

use super::{erased::all, panel::Panel, prose::prose};
use crate::{
    model::claims::{claim, of_check},
    state::paste::Paste,
    words::MoreWords,
};
use denylens_engine::{
    Told,
    advice::{Check, Done},
};
use leptos::prelude::*;
use std::time::Duration;

/// The checklist; nothing where there is nothing to look at.
pub(super) fn checklist(told: Told<'_>, words: &'static MoreWords, paste: Paste) -> AnyView {
    if told.advice.checklist.is_empty() {
        return ().into_any();
    }
    let now = RwSignal::new(js_sys::Date::now());
    let tick = set_interval_with_handle(move || now.set(js_sys::Date::now()), Duration::from_secs(20)).ok();
    on_cleanup(move || {
        if let Some(tick) = tick {
            tick.clear();
        }
    });
    let since = move || (words.checklist.since)(minutes(paste.pasted.get(), now.get()));
    let body = view! {
        <ul class="checklist">
            {all(told.advice.checklist.iter().map(|check| item(check, told, words)))}
        </ul>
        <p class="checklist__since">{since}</p>
    };
    let panel = Panel { test: Some("checklist"), ..Panel::named("checklist") };
    panel.draw(words.checklist.title, body.into_any())
}

fn item(check: &Check, told: Told<'_>, words: &'static MoreWords) -> AnyView {
    let is_done = check.done == Done::Yes;
    let text = prose((told.words.checklist)(check.item));
    let claim = claim(of_check(check.item), told.denial);
    match check.done {
        Done::NotNeeded => view! {
            <li class="checklist__item checklist__item--off" data-check=check.item.id() data-claim=claim>
                {text}<span class="checklist__aside">{words.checklist.not_needed}</span>
            </li>
        }
        .into_any(),
        Done::Yes | Done::No | Done::ByHand => view! {
            <li class="checklist__item" data-check=check.item.id() data-claim=claim>
                <label class="checklist__label">
                    <input type="checkbox" prop:checked=is_done />
                    <span>{text}</span>
                </label>
            </li>
        }
        .into_any(),
    }
}

/// Whole minutes between two times in milliseconds.
fn minutes(from: f64, to: f64) -> u32 {
    // A clock that was set back gives nothing.
    ((to - from) / 60_000.0).max(0.0) as u32
}
