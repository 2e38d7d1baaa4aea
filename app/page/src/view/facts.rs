//! Who, what and where.

use crate::{
    model::facts::{Value, facts as list},
    words::MoreWords,
};
use denylens_engine::report::Denial;
use leptos::{either::Either, prelude::*};

pub(super) fn facts(denial: &Denial, words: &'static MoreWords) -> impl IntoView + use<> {
    let facts = list(denial)
        .into_iter()
        .map(|fact| {
            let value = match fact.value {
                Value::Known(value) => Either::Left(view! { <code class="value">{value}</code> }),
                Value::Missing(why) => Either::Right(unknown((words.facts.missing)(why))),
                Value::Absent => Either::Right(unknown(words.facts.absent)),
            };
            view! {
                <dt>{(words.facts.field)(fact.field)}</dt>
                <dd data-testid=fact.field.name()>{value}</dd>
            }
        })
        .collect_view();
    view! {
        <section class="panel panel--facts" aria-labelledby="facts-title">
            <h3 id="facts-title" class="panel__title">{words.facts.title}</h3>
            <dl class="facts">{facts}</dl>
        </section>
    }
}

fn unknown(why: &'static str) -> impl IntoView {
    view! { <span class="unknown">{why}</span> }
}
