//! Who, what and where.

use super::{erased::all, panel::Panel, value::value};
use crate::{
    model::{
        claims::claim,
        facts::{Value, facts as list},
    },
    words::MoreWords,
};
use denylens_engine::report::Denial;
use leptos::prelude::*;

pub(super) fn facts(denial: &Denial, words: &'static MoreWords) -> AnyView {
    let facts = all(list(denial).into_iter().map(|fact| {
        let claim = claim(&[fact.field], denial);
        let stop = claim.as_ref().map(|_| "0");
        let shown = match fact.value {
            Value::Known(known) => value(&known),
            Value::Missing(why) => unknown((words.first.verdict.missing)(why)),
            Value::Absent => unknown(words.first.verdict.absent),
        };
        view! {
            <dt>{(words.facts.field)(fact.field)}</dt>
            <dd data-testid=fact.field.name() data-claim=claim tabindex=stop>{shown}</dd>
        }
    }));
    Panel { class: "panel panel--facts", ..Panel::named("facts") }
        .draw(words.facts.title, view! { <dl class="facts">{facts}</dl> }.into_any())
}

fn unknown(why: &'static str) -> AnyView {
    view! { <span class="unknown">{why}</span> }.into_any()
}
