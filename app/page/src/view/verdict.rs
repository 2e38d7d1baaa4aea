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
        located::refusing,
    },
    state::policies::Policies,
    words::Words,
};
use denylens_engine::{
    located::Located,
    report::{Denial, DenyKind, LayerFinding},
    title, verdict as sentence,
};
use leptos::{either::Either, prelude::*};

pub(super) fn verdict(denial: &Denial, policies: Policies, words: &'static Words) -> impl IntoView + use<> {
    let marks = Marks::of(denial);
    let has_request = denial.request().is_some();
    let headline = match headline(denial) {
        Headline::Refusal { effect, layer } => Either::Left(refusal(effect, layer, words)),
        Headline::Cause => Either::Right(view! {
            <span class="verdict__effect">{icon(icon::UNKNOWN)}{prose(title(denial, words.engine))}</span>
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
            <h2 class="verdict__sentence">{prose(&sentence(denial, words.engine))}</h2>
            {has_request.then_some(move || by_policies(policies.held.read().located.as_ref(), words))}
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

/// What the user's own policies say of it, or the way to give them.
fn by_policies(located: Option<&Located>, words: &'static Words) -> impl IntoView + use<> {
    let refusing = located.map(refusing).unwrap_or_default();
    let link = if refusing.is_empty() { words.policies.compare } else { words.policies.title };
    let refusing = refusing
        .into_iter()
        .map(|refusing| {
            view! {
                <span data-testid="by-policies" data-layer=refusing.layer.id()>
                    <strong>{(words.verdict.layer)(Some(refusing.layer), None)}</strong>": "
                    {(words.policies.knowledge)(refusing.knowledge)}
                    {refusing.statement.map(|name| format!(" ({name})"))}
                </span>
            }
        })
        .collect_view();
    view! { <p class="verdict__policies"><a href="#policies">{link}</a>{refusing}</p> }
}
