//! The gates that a request has to pass, and a line on the one that is chosen.

use super::drawn;
use crate::{
    model::{
        claims::DECIDED,
        mark::proof_of,
        picture::{Gate, first, is_known},
        token::end_of,
    },
    state::Page,
    view::{
        erased::{all, any, changing},
        icon::{self, icon},
    },
    words::MoreWords,
};
use denylens_decode::visible;
use leptos::prelude::*;

/// What a gate speaks of, for what lights up.
const CLAIM: &str = "layer effect policy statement";

pub(super) fn row(
    gates: Vec<Gate>,
    resource: Option<&str>,
    page: Page,
    words: &'static MoreWords,
) -> AnyView {
    let chosen = RwSignal::new(first(&gates));
    let list = all(gates.iter().enumerate().map(|(at, gate)| self::gate(at, *gate, chosen, words)));
    let is_known = is_known(&gates);
    let line = move || match chosen.get().and_then(|at| gates.get(at).copied()) {
        Some(gate) => line(gate, page, words),
        None => all([view! { <span>{words.ladder.nothing_known}</span> }.into_any(), any(names(page))]),
    };
    let end = resource.map(|resource| visible(&end_of(resource)).into_owned());
    drawn(list, end, changing(line), is_known, words)
}

fn gate(at: usize, gate: Gate, chosen: RwSignal<Option<usize>>, words: &'static MoreWords) -> AnyView {
    view! {
        <li class="gate" data-layer=gate.layer.id() data-status=gate.status.name()>
            <button
                type="button"
                class="gate__button"
                data-claim=gate.is_proved_by_words().then_some(CLAIM)
                aria-pressed=move || (chosen.get() == Some(at)).to_string()
                on:click=move |_| chosen.set(Some(at))
            >
                <span class="gate__mark">{icon(icon::of_status(gate.status))}</span>
                <span class="gate__name">{(words.first.verdict.short)(gate.layer)}</span>
                <span class="visually-hidden">": "{(words.ladder.status)(gate.status)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The policy that refused and the statement in it, as far as the text names them.
fn names(page: Page) -> Option<AnyView> {
    let refusal = page.engine.explained.get()?;
    let name_of = |policy: &str| policy.rsplit(['/', ':']).next().unwrap_or(policy).to_owned();
    let policy = refusal.policy.as_deref().map(name_of);
    let statement = refusal.statements.first().and_then(|statement| statement.sid.clone());
    let names: Vec<String> = policy.into_iter().chain(statement).collect();
    (!names.is_empty()).then(|| {
        view! { <code data-claim="policy statement">{visible(&names.join(", ")).into_owned()}</code> }
            .into_any()
    })
}

/// What is said of one gate, with the words that prove it.
fn line(gate: Gate, page: Page, words: &'static MoreWords) -> AnyView {
    let basis = (words.first.verdict.basis)(gate.basis)
        .map(|basis| view! { <span class="gates__basis">{basis}</span> });
    let quote = changing(move || {
        let quoted = gate
            .is_proved_by_words()
            .then(|| proof_of(&DECIDED, &page.engine.behind.read().exhibits))
            .flatten();
        any(quoted.map(|quoted| view! { <q data-claim=CLAIM><code>{visible(&quoted)}</code></q> }))
    });
    let named = gate.is_proved_by_words().then(|| names(page)).flatten();
    view! {
        <strong>{(words.first.verdict.layer)(Some(gate.layer), gate.kind)}</strong>
        <span data-status=gate.status.name()>{(words.ladder.status)(gate.status)}</span>
        {any(basis)}
        {quote}
        {any(named)}
    }
    .into_any()
}
