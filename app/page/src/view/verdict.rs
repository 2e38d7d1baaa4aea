//! The verdict in one sentence.

use super::{
    icon::{self, icon},
    ladder, policies,
    prose::prose,
};
use crate::{
    locator::Work,
    model::{
        headline::{Headline, headline, status},
        index::Marks,
    },
    state::Page,
    words::Words,
};
use denylens_advise::Advice;
use denylens_locate::{Found, Knowledge, Located};
use denylens_policy::{Layer, Truth};
use denylens_render::Told;
use denylens_triage::report::{Denial, DenyKind, LayerFinding};
use leptos::{either::Either, prelude::*};

pub(super) fn verdict(page: Page, denial: &Denial) -> impl IntoView + use<> {
    let words = page.words();
    let marks = Marks::of(denial);
    let advice = Advice::of(denial);
    let told = Told::new(denial, &advice, words.engine);
    let headline = match headline(denial) {
        Headline::Refusal { effect, layer } => Either::Left(refusal(effect, layer, words)),
        Headline::Cause => Either::Right(view! {
            <span class="verdict__effect">{icon(icon::UNKNOWN)}{prose(told.title())}</span>
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
            <h2 class="verdict__sentence">{prose(&told.verdict())}</h2>
            {policies::is_about_request(denial).then_some(move || by_policies(page.locator.held.read().located.as_ref(), words))}
        </section>
    }
}

fn refusal(effect: DenyKind, layer: LayerFinding, words: &'static Words) -> impl IntoView {
    let basis = (words.verdict.basis)(layer.basis);
    view! {
        <span class="verdict__effect">{icon(ladder::shape(status(effect)))}{(words.verdict.effect)(effect)}</span>
        <span>{(words.verdict.layer)(layer.layer, layer.kind)}</span>
        {basis.map(|basis| view! { <span class="verdict__basis">{basis}</span> })}
    }
}

/// Whether there is a request to hold the user's policies against, or policies that wait for one.
pub(super) fn meets_policies(page: Page) -> bool {
    page.denial.read().as_ref().is_some_and(policies::is_about_request)
        || !page.locator.held.read().files.is_empty()
        || matches!(*page.locator.work.read(), Work::File(_))
}

/// What the user's own policies say of it, or the way to give them.
fn by_policies(located: Option<&Located>, words: &'static Words) -> impl IntoView + use<> {
    let refusing = |located: &Located, (layer, knowledge): &(Layer, Knowledge)| {
        let denying = |found: &&Found| found.layer == Some(*layer) && found.applies == Truth::Yes;
        matches!(knowledge, Knowledge::Denies | Knowledge::DoesNotAllow).then(|| {
            let name = located.statements.iter().find(denying).map(policies::statement_name);
            view! {
                <span data-testid="by-policies" data-layer=layer.id()>
                    <strong>{(words.verdict.layer)(Some(*layer), None)}</strong>": "
                    {(words.policies.knowledge)(*knowledge)}
                    {name.map(|name| format!(" ({name})"))}
                </span>
            }
        })
    };
    let refusing: Vec<_> = located
        .map(|located| located.layers.iter().filter_map(|known| refusing(located, known)).collect())
        .unwrap_or_default();
    let link = if refusing.is_empty() { words.policies.compare } else { words.policies.title };
    view! { <p class="verdict__policies"><a href="#policies">{link}</a>{refusing}</p> }
}
