//! One refusal: the verdict first, then all that stands behind it.

use super::{advice, chunks, context, copy, evidence, facts, fix, ladder, verdict};
use crate::state::Page;
use leptos::prelude::*;

pub(super) fn denial(page: Page) -> impl IntoView {
    let verdict = move || page.denial.read().as_ref().map(|denial| verdict::verdict(page, denial));
    let is_any = move || page.denial.read().is_some();
    view! {
        <div class="verdicts" aria-live="polite" aria-atomic="true">{verdict}</div>
        {chunks::region(page, page.chunks.decode, move || page.question.read().is_some())}
        {chunks::region(page, page.chunks.details, is_any)}
    }
}

/// All that stands behind the verdict, and the policies that answer several refusals at once.
pub(super) fn details(page: Page) -> impl IntoView {
    let rest = move || {
        let denial = page.denial.read();
        let words = page.words();
        denial.as_ref().map(|denial| {
            view! {
                <div class="denial">
                    <div class="denial__side">
                        {ladder::ladder(denial, words)}
                        {facts::facts(denial, words)}
                    </div>
                    <div class="denial__main">
                        {advice::advice(page, denial)}
                    </div>
                    <div class="denial__proof">
                        {context::context(denial, words)}
                        {evidence::evidence(denial, &page.paste.read_untracked(), &page.supplements.read_untracked(), words)}
                        {copy::exports(page)}
                    </div>
                </div>
            }
        })
    };
    view! {
        {rest}
        {fix::merged(page)}
    }
}
