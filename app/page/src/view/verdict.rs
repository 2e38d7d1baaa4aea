//! The verdict in one sentence.

use super::{
    icon::{self, icon},
    ladder,
    prose::prose,
};
use crate::{
    model::{
        headline::{Headline, headline, status},
        index::Marks,
    },
    words::Words,
};
use denylens_triage::{
    lang::Lang,
    remedy::advise,
    report::{Denial, Effect, LayerFinding},
};
use leptos::{either::Either, prelude::*};

pub(super) fn verdict(denial: &Denial, words: &'static Words, lang: Lang) -> impl IntoView + use<> {
    let marks = Marks::of(denial);
    let advice = advise(denial, lang);
    let headline = match headline(denial) {
        Headline::Refusal { effect, layer } => Either::Left(refusal(effect, layer, words)),
        Headline::Cause => Either::Right(view! {
            <span class="verdict__effect">{icon(icon::UNKNOWN)}{prose(&advice.title)}</span>
        }),
    };
    view! {
        <section
            class="verdict"
            data-testid="verdict"
            data-effect=marks.effect
            data-layer=marks.layer
            data-cause=marks.cause
        >
            <p class="verdict__kind">{headline}</p>
            <h2 class="verdict__sentence">{prose(&advice.verdict)}</h2>
        </section>
    }
}

fn refusal(effect: Effect, layer: LayerFinding, words: &'static Words) -> impl IntoView {
    let basis = (words.verdict.basis)(layer.basis);
    view! {
        <span class="verdict__effect">{icon(ladder::shape(status(effect)))}{(words.verdict.effect)(effect)}</span>
        <span>{(words.verdict.layer)(layer.layer, layer.kind)}</span>
        {basis.map(|basis| view! { <span class="verdict__basis">{basis}</span> })}
    }
}
