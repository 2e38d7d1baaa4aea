//! What is printed where names shall not go out: the refusal once more, with placeholders. It is drawn while the browser prints.

use super::{
    advice::advice,
    context::context,
    erased::{all, any, changing},
    facts::facts,
    fix,
    ladder::ladder,
    panel::Panel,
    prose::sentence,
};
use crate::{
    effect::effect,
    state::{choices::Choices, engine::Engine},
};
use denylens_engine::{Advice, Sharing, Told, report::Denial};
use leptos::prelude::*;

pub(super) fn sheet(engine: Engine, choices: Choices) -> AnyView {
    let is_printing = RwSignal::new(false);
    let listen = |event, value| window_event_listener_untyped(event, move |_| is_printing.set(value));
    let listeners = [listen("beforeprint", true), listen("afterprint", false)];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    // The style sheets print the sheet alone, also where a browser doesn't say that it prints.
    effect(move || {
        let printed = match choices.sharing.get() {
            Sharing::Redacted => "sheet",
            Sharing::Whole => "page",
        };
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-print", printed);
        }
    });
    changing(move || {
        let is_wanted = is_printing.get() && choices.sharing.get() == Sharing::Redacted;
        any(engine.behind.read().redacted.as_ref().filter(|_| is_wanted).map(|denial| drawn(denial, choices)))
    })
}

fn drawn(denial: &Denial, choices: Choices) -> AnyView {
    let words = choices.more();
    let advised = Advice::of(denial);
    let told = Told::new(denial, &advised, words.engine);
    let messages = fix::messages(told, choices);
    let handoffs = (!messages.is_empty()).then(|| {
        let messages = messages.into_iter().map(|(to, text)| {
            fix::message(&to, view! { <pre class="snippet__text">{text}</pre> }.into_any())
        });
        Panel::named("sheet-handoffs").draw(words.fix.handoff, all(messages))
    });
    let parts = all([
        ladder(denial, words),
        facts(denial, words),
        advice(told, choices),
        any(handoffs),
        context(denial, words),
    ]);
    view! {
        <section class="sheet" data-testid="sheet">
            <h2>{sentence(&told.verdict())}</h2>
            {parts}
        </section>
    }
    .into_any()
}
