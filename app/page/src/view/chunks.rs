//! The regions that come on demand: a registry. Each is a function here, a field of [`Chunks`], and a place where it is drawn.

use super::{
    button::button,
    decode, details,
    on_demand::{Bringing, OnDemand, State},
    policies,
};
use crate::{
    chunk::NotCome,
    effect::effect,
    state::{Draw, Page, choices::Choices},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_split_helpers::wasm_split;

/// The regions that come on demand.
#[derive(Clone, Copy)]
pub(crate) struct Chunks {
    /// What stands behind the verdict, and the policy that answers several refusals.
    pub(super) details: OnDemand<Draw>,
    /// Decoding and signing.
    pub(super) decode: OnDemand<Draw>,
    /// The user's own policies, and what would become of the request with others.
    pub(super) policies: OnDemand<Draw>,
}

impl Chunks {
    pub(crate) fn new(choices: Choices) -> Chunks {
        Chunks {
            details: OnDemand::new(choices, |choices| with_words(choices, Box::pin(details()))),
            decode: OnDemand::new(choices, |choices| with_words(choices, Box::pin(decode()))),
            policies: OnDemand::new(choices, |choices| with_words(choices, Box::pin(policies()))),
        }
    }
}

/// What draws a region, when the words have come too with which it is drawn.
fn with_words(choices: Choices, region: Bringing<Draw>) -> Bringing<Draw> {
    Box::pin(async move {
        // Both are asked for at once.
        spawn_local(async move {
            let _ = choices.bring_more().await;
        });
        let draw = region.await?;
        choices.bring_more().await?;
        Ok(draw)
    })
}

#[wasm_split(details, fallible)]
fn details() -> Result<Draw, NotCome> {
    Ok(details::details)
}

#[wasm_split(decode, fallible)]
fn decode() -> Result<Draw, NotCome> {
    Ok(decode::decode)
}

#[wasm_split(policies, fallible)]
fn policies() -> Result<Draw, NotCome> {
    Ok(policies::policies)
}

/// A region that comes when it is first wanted; or what is said, while it is, where it has not come.
pub(super) fn region(
    page: Page,
    chunk: OnDemand<Draw>,
    is_wanted: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    wanted(page, chunk, Memo::new(move |_| is_wanted()))
}

fn wanted(page: Page, chunk: OnDemand<Draw>, is_wanted: Memo<bool>) -> AnyView {
    effect(move || {
        if is_wanted.get() {
            chunk.want();
        }
    });
    let drawn = move || match chunk.state.get() {
        State::Away | State::Coming => ().into_any(),
        State::Here(draw) => draw(page),
        State::NotCome if is_wanted.get() => not_come(page, move || chunk.want()),
        State::NotCome => ().into_any(),
    };
    drawn.into_any()
}

/// What is said where a chunk has not come, with a second try.
pub(super) fn not_come(page: Page, again: impl Fn() + 'static) -> AnyView {
    excuse(page, Box::new(again))
}

fn excuse(page: Page, again: Box<dyn Fn()>) -> AnyView {
    let said = move || page.words().shell.try_again;
    view! {
        <p class="notice" role="alert" data-testid="not-come">
            {move || page.words().shell.not_come}" "
            {button("try-again", said.into_any(), again)}
        </p>
    }
    .into_any()
}
