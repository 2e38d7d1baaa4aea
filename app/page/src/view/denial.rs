//! One refusal: the verdict first, then what there is to look up, and all that stands behind the verdict.

use super::{
    chunks::{Chunks, region},
    erased, tokens, verdict,
};
use crate::{
    model::{headline::by_policies, located::refusing},
    state::Page,
};
use leptos::prelude::*;

pub(super) fn denial(page: Page, chunks: Chunks) -> impl IntoView {
    let Page { engine, choices, .. } = page;
    let by_policies = Memo::new(move |_| {
        let held = page.policies.held.read();
        by_policies(engine.refusal.read().as_ref()?, &refusing(held.located.as_ref(), engine.beside.get()))
    });
    let verdict = move || {
        let (refusal, told) = (engine.refusal.read(), by_policies.read());
        let drawn = |denial| verdict::verdict(denial, told.as_ref().unwrap_or(denial), choices.words());
        erased::any(refusal.as_ref().map(drawn))
    };
    let tokens = move || {
        let refusal = engine.refusal.read();
        erased::any(refusal.as_ref().map(|denial| tokens::tokens(denial, page, choices.words())))
    };
    let is_any = move || engine.refusal.read().is_some();
    view! {
        <div class="verdicts" aria-live="polite" aria-atomic="true">{verdict}</div>
        {tokens}
        {region(page, chunks.decode, move || engine.lookups.read().is_some())}
        {region(page, chunks.details, is_any)}
    }
}
