//! All that stands behind the verdict, and the policies that answer several refusals at once.

use super::{
    advice,
    checklist::checklist,
    context, copy,
    erased::{any, changing},
    evidence, facts, fix, ladder, sheet,
};
use crate::{effect::effect, state::Page};
use denylens_engine::Told;
use leptos::prelude::*;

pub(super) fn details(page: Page) -> AnyView {
    let Page { engine, choices, paste, .. } = page;
    engine.want_advice();
    effect(move || {
        engine.digest.track();
        engine.look_behind();
    });
    let rest = move || {
        let (denial, advice) = (engine.explained.read(), engine.advice.read());
        let words = choices.more();
        any(denial.as_ref().zip(advice.as_ref()).map(|(denial, advice)| {
            let told = Told::new(denial, advice, words.engine);
            let documents = denial.documents;
            let redacted = move || engine.behind.read().redacted.clone();
            let evidence =
                changing(move || evidence::evidence(engine.behind.read().exhibits.clone(), documents, words));
            view! {
                <div class="denial">
                    <div class="denial__side">
                        {ladder::ladder(denial, words)}
                        {facts::facts(denial, words)}
                    </div>
                    <div class="denial__main">
                        {advice::advice(told, choices)}
                        {fix::handoffs(told, choices, redacted)}
                        {checklist(told, words, paste)}
                    </div>
                    <div class="denial__proof">
                        {context::context(denial, words)}
                        {evidence}
                        {copy::exports(engine, choices)}
                    </div>
                </div>
            }
        }))
    };
    view! {
        {changing(rest)}
        {fix::combined(engine, choices)}
        {sheet::sheet(engine, choices)}
    }
    .into_any()
}
