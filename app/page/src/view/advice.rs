//! Why, what to do, and how to check it.

use super::{checklist::checklist, choice::choice, copy::copied_text, fix, prose::prose};
use crate::{state::Page, words::Words};
use denylens_advise::{
    Reference, advise,
    command::{Command, shell::Shell},
};
use denylens_triage::report::Denial;
use leptos::prelude::*;

pub(super) fn advice(page: Page, denial: &Denial) -> impl IntoView + use<> {
    let (words, lang) = (page.words(), page.lang.get());
    let advice = advise(denial, lang);
    let changes = fix::fixes(page, denial, &advice);
    let handoff = fix::handoff(&advice, words);
    let checklist = checklist(page, &advice);
    let readings: Vec<_> =
        denial.readings.iter().map(|reading| denylens_render::words::reading(reading, lang)).collect();
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
            {changes}
            {(!advice.notes.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.fix.notes}</h4>
                <ul class="steps">{items(advice.notes)}</ul>
            })}
            {(!advice.commands.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.commands}</h4>
                {shells(page, words)}
                {advice.commands.into_iter().map(|command| self::command(page, command, words)).collect_view()}
            })}
            {(!advice.references.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.references}</h4>
                <ul class="references">{advice.references.into_iter().map(reference).collect_view()}</ul>
            })}
        </section>
        {handoff}
        {checklist}
    }
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split("\n\n").map(|text| view! { <p>{prose(text)}</p> }).collect_view()
}

fn items(texts: Vec<String>) -> impl IntoView {
    texts.into_iter().map(|text| view! { <li>{prose(&text)}</li> }).collect_view()
}

/// The shells to choose from.
fn shells(page: Page, words: &'static Words) -> impl IntoView {
    choice(
        words.fix.shell,
        "shell",
        Shell::ALL.map(|shell| (shell.id(), shell.name())).to_vec(),
        move || Shell::ALL.iter().position(|shell| *shell == page.shell.get()).unwrap_or(0),
        move |place| {
            if let Some(shell) = Shell::ALL.get(place) {
                page.shell.set(*shell);
            }
        },
    )
}

fn command(page: Page, command: Command, words: &'static Words) -> impl IntoView {
    let purpose = prose(command.purpose.get(page.lang.get_untracked()));
    view! {
        <div class="command" data-testid="command">
            <p class="command__purpose">{purpose}</p>
            {move || copied_text(command.text(page.shell.get()), words)}
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
