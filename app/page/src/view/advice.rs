//! Why, what to do, and how to check it.

use super::{
    checklist::checklist,
    choice::choice,
    copy::copied_text,
    erased::{all, any, changing},
    fix,
    prose::prose,
};
use crate::state::{choices::Choices, paste::Paste};
use denylens_engine::{
    Reference, Told,
    advice::{Command, Shell},
};
use leptos::prelude::*;

pub(super) fn advice(told: Told<'_>, choices: Choices, paste: Paste) -> AnyView {
    let words = choices.more();
    let changes = fix::fixes(told, choices);
    let handoff = fix::handoff(told, words);
    let checklist = checklist(told, words, paste);
    let (notes, references) = (told.notes(), told.references());
    let commands = all(told.advice.commands.iter().map(|command| self::command(command, told, choices)));
    let readings: Vec<_> = told.denial.readings.iter().map(|reading| (told.words.reading)(reading)).collect();
    view! {
        <section class="panel" aria-labelledby="why-title">
            <h3 id="why-title" class="panel__title">{words.advice.why}</h3>
            <p class="cause">{prose(told.title())}</p>
            {paragraphs(&told.why())}
            {any((!readings.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.readings}</h4>
                <ul class="steps">{items(readings)}</ul>
            }))}
        </section>
        <section class="panel panel--next" aria-labelledby="next-title" data-testid="fix">
            <h3 id="next-title" class="panel__title">{words.advice.next}</h3>
            <ol class="steps">{items(told.steps())}</ol>
            {changes}
            {any((!notes.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.fix.notes}</h4>
                <ul class="steps">{items(notes)}</ul>
            }))}
            {any((!told.advice.commands.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.commands}</h4>
                {shells(choices)}
                {commands}
            }))}
            {any((!references.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.advice.references}</h4>
                <ul class="references">{all(references.into_iter().map(reference))}</ul>
            }))}
        </section>
        {handoff}
        {checklist}
    }
    .into_any()
}

fn paragraphs(text: &str) -> AnyView {
    all(text.split("\n\n").map(|text| view! { <p>{prose(text)}</p> }))
}

fn items<T: AsRef<str>>(texts: Vec<T>) -> AnyView {
    all(texts.iter().map(|text| view! { <li>{prose(text.as_ref())}</li> }))
}

/// The shells to choose from.
fn shells(choices: Choices) -> AnyView {
    choice(
        choices.more().fix.shell,
        "shell",
        Shell::ALL.map(|shell| (shell.id(), shell.name())).to_vec(),
        move || Shell::ALL.iter().position(|shell| *shell == choices.shell.get()).unwrap_or(0),
        move |place| {
            if let Some(shell) = Shell::ALL.get(place) {
                choices.shell.set(*shell);
            }
        },
    )
}

fn command(command: &Command, told: Told<'_>, choices: Choices) -> AnyView {
    let purpose = prose((told.words.command)(command.purpose));
    let command = command.clone();
    view! {
        <div class="command" data-testid="command">
            <p class="command__purpose">{purpose}</p>
            {changing(move || copied_text(command.text(choices.shell.get()), choices.more()))}
        </div>
    }
    .into_any()
}

fn reference(reference: Reference) -> AnyView {
    view! {
        <li>
            <a href=reference.url target="_blank" rel="noopener noreferrer">{reference.title}</a>
        </li>
    }
    .into_any()
}
