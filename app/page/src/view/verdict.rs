//! The verdict in one sentence.

use super::{
    erased,
    icon::{self, icon},
    ladder,
    prose::{self, prose},
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
use denylens_decode::visible;
use denylens_engine::{
    located::Located,
    report::{Denial, DenyKind, LayerFinding},
    title, verdict as verdict_of,
};
use leptos::prelude::*;

pub(super) fn verdict(denial: &Denial, policies: Policies, words: &'static Words) -> AnyView {
    let marks = Marks::of(denial);
    let has_request = denial.request().is_some();
    let by_policies =
        erased::any(has_request.then_some(move || by_policies(policies.held.read().located.as_ref(), words)));
    let headline = match headline(denial) {
        Headline::Refusal { effect, layer } => refusal(effect, layer, words).into_any(),
        Headline::Cause => view! {
            <span class="verdict__effect">{icon(icon::UNKNOWN)}{prose(title(denial, words.engine))}</span>
        }
        .into_any(),
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
            <h2 class="verdict__sentence">{prose::sentence(&verdict_of(denial, words.engine))}</h2>
            {by_policies}
        </section>
    }
    .into_any()
}

fn refusal(effect: DenyKind, layer: LayerFinding, words: &'static Words) -> impl IntoView {
    let basis = (words.verdict.basis)(layer.basis);
    view! {
        <span class="verdict__effect">{icon(ladder::shape(status(effect)))}{(words.verdict.effect)(effect)}</span>
        <span>{(words.verdict.layer)(layer.layer, layer.kind)}</span>
        {erased::any(basis.map(|basis| view! { <span class="verdict__basis">{basis}</span> }))}
    }
}

/// What the user's own policies say of it, or the way to give them.
fn by_policies(located: Option<&Located>, words: &'static Words) -> AnyView {
    let refusing = located.map(refusing).unwrap_or_default();
    let link = if refusing.is_empty() { words.verdict.compare } else { words.verdict.own_policies };
    let refusing = erased::all(refusing.into_iter().map(|refusing| {
        view! {
            <span data-testid="by-policies" data-layer=refusing.layer.id()>
                <strong>{(words.verdict.layer)(Some(refusing.layer), None)}</strong>": "
                {(words.verdict.knowledge)(refusing.knowledge)}
                {refusing.statement.map(|name| format!(" ({})", visible(&name))).unwrap_or_default()}
            </span>
        }
    }));
    view! { <p class="verdict__policies"><a href="#policies">{link}</a>{refusing}</p> }.into_any()
}
