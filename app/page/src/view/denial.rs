//! One refusal: the verdict first, then all that stands behind it.

use super::{advice, context, copy, evidence, facts, ladder, verdict};
use crate::state::Page;
use leptos::prelude::*;

pub(super) fn denial(page: Page) -> impl IntoView {
    let verdict = move || page.denial.read().as_ref().map(|denial| verdict::verdict(page, denial));
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
        <div class="verdicts" aria-live="polite" aria-atomic="true">{verdict}</div>
        {super::decode::decode(page)}
        {rest}
    }
}
