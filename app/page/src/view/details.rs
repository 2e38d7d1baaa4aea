//! All that stands behind the verdict: where the request was stopped, the tabs, and what is printed.

use super::{
    answered,
    erased::{all, any, changing},
    evidence, focus, groups, keys, lit, menu, picture,
    prose::sentence,
    recent, region, sheet,
    shown::Shown,
    tab,
};
use crate::{effect::effect, model::headline::at_odds, state::Page};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn details(page: Page) -> AnyView {
    let Page { engine, choices, .. } = page;
    engine.want_advice();
    effect(move || {
        engine.digest.track();
        engine.look_behind();
    });
    focus::keep(page);
    page.draw_groups.set(Some(groups::groups));
    region("marked", move || evidence::marked(page));
    page.recent.follow(page);
    region(menu::EARLIER, move || recent::recent(page));
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
        {sheet::sheet(page)}
    }
    .into_any()
}
