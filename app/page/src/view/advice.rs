//! Why, what to do, and how to check it.

use super::{checklist::checklist, choice::choice, copy::copied_text, fix, prose::prose};
use crate::{state::Page, words::Words};
use denylens_advise::{
    Advice,
    command::{Command, shell::Shell},
};
use denylens_render::{Told, prose::Reference};
use denylens_triage::report::Denial;
use leptos::prelude::*;

pub(super) fn advice(page: Page, denial: &Denial) -> impl IntoView + use<> {
    let words = page.words();
    let advice = Advice::of(denial);
    let told = Told::new(denial, &advice, words.engine);
    let changes = fix::fixes(page, told);
    let handoff = fix::handoff(told, words);
    let checklist = checklist(page, told);
    let (notes, references) = (told.notes(), told.references());
    let commands =
        advice.commands.iter().map(|command| self::command(page, command, told, words)).collect_view();
    let readings: Vec<_> = denial.readings.iter().map(|reading| (told.words.reading)(reading)).collect();
    view! {
        <section class="panel" aria-labelledby="why-title">
            <h3 id="why-title" class="panel__title">{words.advice.why}</h3>
            <p class="cause">{prose(told.title())}</p>
            {paragraphs(&told.why())}
            {(!readings.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.readings}</h4>
                <ul class="steps">{items(readings)}</ul>
            })}
        </section>
        <section class="panel panel--next" aria-labelledby="next-title" data-testid="fix">
            <h3 id="next-title" class="panel__title">{words.advice.next}</h3>
            <ol class="steps">{items(told.steps())}</ol>
            {changes}
            {(!notes.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.fix.notes}</h4>
                <ul class="steps">{items(notes)}</ul>
            })}
            {(!advice.commands.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.commands}</h4>
                {shells(page, words)}
                {commands}
            })}
            {(!references.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.references}</h4>
                <ul class="references">{references.into_iter().map(reference).collect_view()}</ul>
            })}
        </section>
        {handoff}
        {checklist}
    }
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    text.split("\n\n").map(|text| view! { <p>{prose(text)}</p> }).collect_view()
}

fn items<T: AsRef<str>>(texts: Vec<T>) -> impl IntoView + use<T> {
    texts.iter().map(|text| view! { <li>{prose(text.as_ref())}</li> }).collect_view()
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

fn command(page: Page, command: &Command, told: Told<'_>, words: &'static Words) -> impl IntoView + use<> {
    let purpose = prose((told.words.command)(command.purpose));
    let command = command.clone();
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
