//! The verdict in one sentence.

use super::{icon::icon, ladder, prose::prose};
use crate::{model::index::Marks, words::Words};
use denylens_triage::{
    lang::Lang,
    remedy::advise,
    report::{Denial, Effect, Status},
};
use leptos::prelude::*;

pub(super) fn verdict(denial: &Denial, words: &'static Words, lang: Lang) -> impl IntoView + use<> {
    let marks = Marks::of(denial);
    let advice = advise(denial, lang);
    let layer = denial.layer;
    let status = match denial.effect {
        Effect::Explicit => Status::DeniedExplicit,
        Effect::Implicit => Status::DeniedImplicit,
        Effect::Unknown => Status::Unknown,
    };
    view! {
        <section
            class="verdict"
            data-testid="verdict"
            data-effect=marks.effect
            data-layer=marks.layer
            data-cause=marks.cause
        >
            <p class="verdict__kind">
                <span class="verdict__effect">{icon(ladder::shape(status))}{(words.verdict.effect)(denial.effect)}</span>
                <span>{(words.verdict.layer)(layer.layer, layer.kind)}</span>
                {(words.verdict.basis)(layer.basis).map(|basis| view! { <span class="verdict__basis">{basis}</span> })}
            </p>
            <h2 class="verdict__sentence">{prose(&advice.verdict)}</h2>
        </section>
    }
}
