//! The verdict: how it is known, and the reason in the largest letters.

use super::{
    erased,
    icon::{self, icon},
    prose::sentence,
};
use crate::{
    model::{
        headline::{Headline, headline, status},
        index::Marks,
    },
    words::Words,
};
use denylens_decode::visible;
use denylens_engine::{headline as said_first, report::Denial};
use leptos::prelude::*;

/// The verdict on a refusal, in the words of what is told of it, which may rest on the user's own policies.
pub(super) fn verdict(denial: &Denial, told: &Denial, words: &'static Words) -> AnyView {
    let marks = Marks::of(denial);
    let headline = headline(told);
    let basis = match headline {
        Headline::Refusal { basis, .. } => (words.verdict.basis)(basis),
        Headline::Encoded => Some(words.verdict.hidden),
        Headline::Refused | Headline::NoPermission | Headline::NotAws => None,
    };
    let shape = match headline {
        Headline::Refusal { effect, .. } => icon::of_status(status(effect)),
        _ => icon::UNKNOWN,
    };
    let account = denial.account.as_ref().map(|account| (words.verdict.account)(&visible(account)));
    let told = said_first(told, words.engine);
    view! {
        <section
            class="verdict"
            data-testid="verdict"
            data-effect=marks.effect
            data-layer=marks.layer
            data-cause=marks.cause
            aria-labelledby="reason"
        >
            <p class="verdict__kind">
                <span class="chip chip--kind" data-kind=headline.name()>{icon(shape)}{(words.verdict.kind)(headline)}</span>
                {erased::any(basis.map(|basis| view! { <span data-testid="basis">{basis}</span> }))}
                {erased::any(account.map(|account| view! { <span>{account}</span> }))}
            </p>
            <h2 id="reason" tabindex="-1" class="verdict__reason">{sentence(&told.reason)}</h2>
            {erased::any(told.more.map(|more| view! { <p class="verdict__more">{sentence(&more)}</p> }))}
        </section>
    }
    .into_any()
}
