//! One refusal: the verdict first, then what there is to look up, and all that stands behind the verdict.

use super::{
    chunks::{Chunks, region},
    erased, tokens, verdict,
};
use crate::state::Page;
use leptos::prelude::*;

pub(super) fn denial(page: Page, chunks: Chunks) -> impl IntoView {
    let Page { engine, choices, .. } = page;
    let verdict = move || {
        let refusal = engine.refusal.read();
        erased::any(refusal.as_ref().map(|denial| verdict::verdict(denial, choices.words())))
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
