//! All that stands behind the verdict: where the request was stopped, the tabs, and what is printed.

use super::{
    answered,
    erased::{all, any, changing},
    evidence, keys, lit, picture,
    prose::sentence,
    recent, region, sheet,
    shown::Shown,
    tab,
};
use crate::{
    effect::effect,
    model::{headline::at_odds, stage::Stage},
    state::Page,
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

pub(super) fn details(page: Page) -> AnyView {
    let Page { engine, choices, .. } = page;
    engine.want_advice();
    effect(move || {
        engine.digest.track();
        engine.look_behind();
    });
    keep_focus(page);
    region("marked", move || evidence::marked(page));
    page.recent.follow(page);
    region(recent::EARLIER, move || recent::recent(page));
    lit::listen();
    keys::listen(page);
    let rest = move || {
        let (denial, advice) = (engine.explained.read(), engine.advice.get());
        let words = choices.more();
        any(denial.as_ref().zip(advice).map(|(denial, advice)| {
            let shown = Shown { denial: Arc::new(denial.clone()), advice, words };
            view! {
                {all(at_odds(denial).map(|reading| {
                    let said = sentence(&(words.engine.reading)(reading));
                    view! { <p class="notice" data-testid="at-odds">{said}</p> }
                }))}
                {changing({
                    let denial = Arc::clone(&shown.denial);
                    // While something is asked, its panel stands in the place of the gates.
                    move || any(engine.lookups.read().is_none().then(|| picture::picture(&denial, page, words)))
                })}
                {answered::answered(denial, page, words)}
                {tab::tabs(page, shown)}
            }
        }))
    };
    view! {
        {changing(rest)}
        {sheet::sheet(engine, choices)}
    }
    .into_any()
}

/// Whoever has answered a question goes on with the answer, and whoever takes it back with the question: what had the focus is gone.
fn keep_focus(page: Page) {
    let is_asked = Memo::new(move |_| page.engine.lookups.read().is_some());
    let was_asked = StoredValue::new(false);
    effect(move || {
        let is_asked = is_asked.get();
        let changed = was_asked.try_update_value(|was| std::mem::replace(was, is_asked) != is_asked);
        if changed == Some(true) {
            request_animation_frame(move || {
                let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
                if is_lost && page.stage.get_untracked() == Stage::Answered {
                    focus(if is_asked { ".decode .tab[aria-selected=true]" } else { "#reason" });
                }
            });
        }
    });
}

/// Goes to the first such element, if there is one that can have the focus.
pub(super) fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus is a convenience: a browser may refuse it.
        let _ = element.focus();
    }
}
