//! Why, what to do, and how to check it.

use super::{copy::copied_text, prose::prose};
use crate::words::Words;
use denylens_triage::{
    lang::Lang,
    remedy::{Command, Reference, advise},
    report::Denial,
};
use leptos::prelude::*;

pub(super) fn advice(denial: &Denial, words: &'static Words, lang: Lang) -> impl IntoView + use<> {
    let advice = advise(denial, lang);
    let readings: Vec<_> = denial.readings.iter().map(|reading| reading.text.get(lang).to_owned()).collect();
    view! {
        <section class="panel" aria-labelledby="why-title">
            <h3 id="why-title" class="panel__title">{words.advice.why}</h3>
            <p class="cause">{prose(&advice.title)}</p>
            {paragraphs(&advice.why)}
            {(!readings.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.readings}</h4>
                <ul class="steps">{items(readings)}</ul>
            })}
        </section>
        <section class="panel panel--next" aria-labelledby="next-title" data-testid="fix">
            <h3 id="next-title" class="panel__title">{words.advice.next}</h3>
            <ol class="steps">{items(advice.next)}</ol>
            {(!advice.commands.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.commands}</h4>
                {advice.commands.into_iter().map(|command| self::command(command, words)).collect_view()}
            })}
            {(!advice.references.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.references}</h4>
                <ul class="references">{advice.references.into_iter().map(reference).collect_view()}</ul>
            })}
        </section>
    }
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split("\n\n").map(|text| view! { <p>{prose(text)}</p> }).collect_view()
}

fn items(texts: Vec<String>) -> impl IntoView {
    texts.into_iter().map(|text| view! { <li>{prose(&text)}</li> }).collect_view()
}

fn command(command: Command, words: &'static Words) -> impl IntoView {
    view! {
        <div class="command" data-testid="command">
            <p class="command__purpose">{prose(&command.purpose)}</p>
            {copied_text(command.text, words)}
        </div>
    }
}

fn reference(reference: Reference) -> impl IntoView {
    view! {
        <li>
            <a href=reference.url target="_blank" rel="noopener noreferrer">{reference.title}</a>
        </li>
    }
}
