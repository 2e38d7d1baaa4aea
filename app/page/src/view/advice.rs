//! Why, and what to do.

use super::{
    choice::choice,
    copy::copied_text,
    erased::{all, changing},
    fix,
    open::open,
    panel::{Panel, lines, part_of},
    prose::{prose, sentence},
    windowed,
};
use crate::state::choices::Choices;
use denylens_engine::{
    Reference, Sentence, Told,
    advice::{Command, Shell},
};
use leptos::prelude::*;

/// Why, and what to do.
pub(super) fn advice(told: Told<'_>, choices: Choices) -> AnyView {
    let words = choices.more();
    let changes = fix::fixes(told, choices);
    let readings = told.readings();
    let why = view! {
        <p class="cause">{prose(told.title())}</p>
        {all(told.why().iter().map(|paragraph| view! { <p>{sentence(paragraph)}</p> }))}
        {part_of(readings, words.advice.readings, |readings| {
            windowed::lines(None, readings, words, |reading| view! { <li>{sentence(reading)}</li> }.into_any())
        })}
    };
    let commands = told.advice.commands.iter().map(|command| self::command(command, told, choices));
    let next = view! {
        <ol class="steps">{items(told.steps())}</ol>
        {changes}
        {part_of(told.notes(), words.fix.notes, |notes| lines(None, items(notes)))}
        {part_of(commands.collect(), words.advice.commands, |commands| {
            all([shells(choices), all(commands)])
        })}
        {part_of(told.references(), words.advice.references, |references| {
            view! { <ul class="references">{all(references.into_iter().map(reference))}</ul> }.into_any()
        })}
    };
    let next_panel = Panel { class: "panel panel--next", test: Some("fix"), ..Panel::named("next") };
    all([
        Panel::named("why").draw(words.advice.why, why.into_any()),
        next_panel.draw(words.advice.next, next.into_any()),
    ])
}

fn items(sentences: Vec<Sentence>) -> AnyView {
    all(sentences.iter().map(|said| view! { <li>{sentence(said)}</li> }))
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
    let open = open(command, told.words);
    let command = command.clone();
    view! {
        <div class="command" data-testid="command">
            <p class="command__purpose">{purpose}</p>
            {open}
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
