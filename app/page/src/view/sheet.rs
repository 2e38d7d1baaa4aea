//! What is printed: one page with the verdict, where the request was stopped, the facts, the change and the request, with placeholders
//! unless the user says otherwise. It is drawn while the browser prints.

use super::{
    context::context,
    erased::{all, any, changing},
    facts::facts,
    prose::sentence,
};
use crate::{
    model::{
        headline::by_policies,
        located::{layers, refusing},
        picture::{Picture, picture},
    },
    state::{Page, choices::Choices},
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{
    Advice, Sharing, Told,
    advice::{Fix, Format},
    headline,
    located::Knowledge,
    report::{Denial, Layer},
};
use leptos::prelude::*;

pub(super) fn sheet(page: Page) -> AnyView {
    let Page { engine, choices, .. } = page;
    let is_printing = RwSignal::new(false);
    let listen = |event, value| window_event_listener_untyped(event, move |_| is_printing.set(value));
    let listeners = [listen("beforeprint", true), listen("afterprint", false)];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    changing(move || {
        if !is_printing.get() {
            return ().into_any();
        }
        match choices.sharing.get() {
            Sharing::Redacted => {
                any(engine.behind.read().redacted.as_ref().map(|denial| drawn(denial, page)))
            }
            Sharing::Whole => any(engine.refusal.read().as_ref().map(|denial| drawn(denial, page))),
        }
    })
}

fn drawn(denial: &Denial, page: Page) -> AnyView {
    let choices = page.choices;
    let words = choices.more();
    let (held, beside) = (page.policies.held.read(), page.engine.beside.get());
    let by_policies = by_policies(denial, &refusing(held.located.as_ref(), beside));
    let advised = Advice::of(denial);
    let told = Told::new(denial, &advised, words.engine);
    let said = headline(by_policies.as_ref().unwrap_or(denial), words.first.engine);
    let steps = all(told.steps().iter().map(|step| view! { <li>{sentence(step)}</li> }));
    let changes = all(told.fixes().iter().map(|fix| change(fix, told, choices)));
    view! {
        <section class="sheet" data-testid="sheet">
            <h2>{sentence(&said.reason)}</h2>
            <p>{sentence(&told.verdict())}</p>
            {gates(denial, &layers(held.located.as_ref(), beside), words)}
            {facts(denial, words)}
            <h3 class="heading">{words.advice.next}</h3>
            <ol class="steps">{steps}</ol>
            {changes}
            {context(denial, words)}
        </section>
    }
    .into_any()
}

/// The gates as a list: each with its words.
fn gates(denial: &Denial, layers: &[(Layer, Knowledge)], words: &'static MoreWords) -> AnyView {
    match picture(denial, layers) {
        Some(Picture::Gates(gates)) => {
            let gates = all(gates.into_iter().map(|gate| {
                view! {
                    <li data-status=gate.status.name()>
                        {(words.first.verdict.short)(gate.layer)}": "{(words.ladder.status)(gate.status)}
                    </li>
                }
            }));
            view! { <ul class="sheet__gates">{gates}</ul> }.into_any()
        }
        Some(Picture::Road(station)) => view! { <p>{(words.ladder.stopped_at)(station)}</p> }.into_any(),
        None => ().into_any(),
    }
}

fn change(fix: &Fix, told: Told<'_>, choices: Choices) -> AnyView {
    let owner = sentence(&(told.words.fix.contact)(&fix.owner));
    let written = Format::ALL.get(choices.format.get()).map(|format| format.write(fix, choices.shell.get()));
    let written = written.map(|written| view! { <pre class="snippet__text">{visible(&written.text)}</pre> });
    view! {
        <p>{choices.more().fix.owner}" "{owner}</p>
        {any(written)}
    }
    .into_any()
}
