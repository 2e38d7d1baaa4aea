//! The picture of where the request was stopped, as a list with words. Under it a line on one of its stops.

mod gates;
mod road;

use super::{
    erased::changing,
    icon::{self, icon},
};
use crate::{
    model::{
        located::layers,
        picture::{Picture, picture as picture_of},
    },
    state::Page,
    words::MoreWords,
};
use denylens_engine::report::Denial;
use leptos::prelude::*;
use std::sync::Arc;

/// The picture of a refusal.
pub(super) fn picture(denial: &Arc<Denial>, page: Page, words: &'static MoreWords) -> AnyView {
    let resource = denial.resource.clone();
    let denial = Arc::clone(denial);
    let picture = Memo::new(move |_| {
        let held = page.policies.held.read();
        picture_of(&denial, &layers(held.located.as_ref(), page.engine.beside.get()))
    });
    changing(move || match picture.get() {
        Some(Picture::Gates(gates)) => gates::row(gates, resource.as_deref(), page, words),
        Some(Picture::Road(station)) => road::road(station, page, words),
        None => ().into_any(),
    })
}

/// The picture with these stops on the way, and what is said below it.
fn drawn(
    stops: AnyView,
    end: Option<String>,
    line: AnyView,
    is_known: bool,
    words: &'static MoreWords,
) -> AnyView {
    let end = end.unwrap_or_else(|| words.ladder.resource.to_owned());
    view! {
        <section class="gates" aria-labelledby="gates-title" data-known=is_known.to_string()>
            <h3 id="gates-title" class="visually-hidden">{words.ladder.title}</h3>
            <ol class="gates__row" data-testid="ladder">
                <li class="gate gate--end" aria-hidden="true">
                    <span class="gate__mark">{icon(icon::REQUEST)}</span>
                    <span class="gate__name">{words.ladder.request}</span>
                </li>
                {stops}
                <li class="gate gate--end" aria-hidden="true">
                    <span class="gate__mark">{icon(icon::RESOURCE)}</span>
                    <span class="gate__name" title=end>{end.clone()}</span>
                </li>
            </ol>
            <p class="gates__line" data-testid="gate-line" role="status">{line}</p>
        </section>
    }
    .into_any()
}
