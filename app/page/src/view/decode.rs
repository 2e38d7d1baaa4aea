//! The panel on what can be asked about a refusal: the ways to ask it, as the registry of backends has them.

mod attempt;
mod fields;

use super::{
    erased::{all, any, changing, when},
    prose::prose,
    tabs::{self, Label},
};
use crate::{
    model::{
        lookup::{Lookups, OpenLookups},
        reach::Reach,
        ways::{LookupWay, ways},
    },
    state::{Page, attempt::Attempt, reach::reach},
};
use denylens_decode::{FormField, LookupKind};
use denylens_engine::report::EncodedState;
use leptos::prelude::*;
use std::rc::Rc;

pub(super) fn decode(page: Page) -> AnyView {
    changing(move || match page.engine.lookups.get() {
        None => ().into_any(),
        Some(Lookups::Removed) => notice("message-incomplete", move || page.more().decode.removed.to_owned()),
        Some(Lookups::Unfit(error)) => {
            let kind = error.failure().kind;
            let said = move || {
                let words = &page.more().backends.message;
                format!("{} {}", (words.what)(&error), (words.next)(&error))
            };
            notice(kind, said)
        }
        Some(Lookups::Open(open)) => panel(page, open),
    })
}

fn notice(code: &'static str, said: impl Fn() -> String + Send + 'static) -> AnyView {
    view! {
        <p class="notice" data-testid="notice" data-code=code role="status">
            {changing(move || prose(&said()))}
        </p>
    }
    .into_any()
}

fn panel(page: Page, open: OpenLookups) -> AnyView {
    let (ways, first) = ways(&page.settings(), &open.lookups);
    let is_encoded = open.lookups.iter().any(|ask| ask.kind() == LookupKind::Encoded);
    let cut = (open.encoded == Some(EncodedState::CutShort))
        .then(|| notice("message-cut-short", move || page.more().decode.cut.to_owned()));
    let chosen = RwSignal::new(first);
    let tabs = tabs(page, &ways, chosen);
    let reach = reach();
    let offline = when(
        move || reach.get() == Reach::Offline,
        move || notice("offline", move || page.more().decode.offline.to_owned()),
    );
    let ways = StoredValue::new_local(ways);
    let form = changing(move || {
        any(ways.with_value(|ways| ways.get(chosen.get()).map(|way| form(page, way, &open, reach))))
    });
    view! {
        <section class="decode" data-testid="decode" aria-labelledby="decode-title">
            <h2 id="decode-title" class="decode__title">
                {move || if is_encoded { page.more().decode.title } else { page.more().decode.details_title }}
            </h2>
            {any(cut)}
            {offline}
            {tabs}
            <div id="decode-way" class="decode__way" role="tabpanel" aria-labelledby=move || format!("way-{}", chosen.get())>
                {form}
            </div>
        </section>
    }
    .into_any()
}

fn tabs(page: Page, ways: &[LookupWay], chosen: RwSignal<usize>) -> AnyView {
    let labels = ways.iter().enumerate().map(|(at, way)| {
        let backend = StoredValue::new_local(Rc::clone(&way.backend));
        let said = move || backend.with_value(|backend| backend.name(page.more().backends).into_owned());
        Label {
            id: format!("way-{at}"),
            panel: "decode-way".to_owned(),
            test: format!("backend-{}", way.info.id),
            said: said.into_any(),
        }
    });
    tabs::tabs(
        move || page.more().decode.ways.to_owned(),
        labels.collect(),
        chosen.into(),
        move |at| chosen.set(at),
    )
}

fn form(page: Page, way: &LookupWay, open: &OpenLookups, reach: ReadSignal<Reach>) -> AnyView {
    let needs = way.info.needs;
    let backend = StoredValue::new_local(Rc::clone(&way.backend));
    let explanation = move || backend.with_value(|backend| prose(&backend.explanation(page.more().backends)));
    if !page.secrets.delivery.lets_in(needs) {
        let refusal = notice("no-secrets-here", move || page.more().decode.unprotected.to_owned());
        return view! { <p>{changing(explanation)}</p> {refusal} }.into_any();
    }
    let attempt = Attempt::new(page, Rc::clone(&way.backend), way.lookup.clone(), needs, open);
    let sends = !way.backend.origins().is_empty();
    let is_stuck = Memo::new(move |_| attempt.has_nowhere_to_go());
    // The region stays: with another one it may go on.
    let fields = needs.iter().map(|need| match *need {
        need @ FormField::Region => fields::field(page, need, attempt),
        need => changing(move || any((!is_stuck.get()).then(|| fields::field(page, need, attempt)))),
    });
    let end = move || {
        if is_stuck.get() {
            return attempt::nowhere(page.choices, attempt);
        }
        let asks = sends.then(|| attempt::asking(page.choices, attempt, reach));
        all([any(asks), attempt::outcome(page.choices, attempt)])
    };
    view! {
        <p>{changing(explanation)}</p>
        {all(fields)}
        {changing(end)}
    }
    .into_any()
}
