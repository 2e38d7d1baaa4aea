//! Commands in the order in which one would run them, and the checklist beside them.

use super::heading;
use crate::{
    model::copied::Copied,
    state::{Page, choices::Choices},
    view::{
        checklist::checklist,
        copy::copied_text,
        erased::{all, any, changing},
        open::open,
        prose::prose,
        shells::shells,
        shown::Shown,
    },
};
use denylens_engine::{Told, advice::Command};
use leptos::prelude::*;

pub(super) fn check(page: Page, shown: &Shown) -> AnyView {
    let (told, words, choices) = (shown.told(), shown.words, page.choices);
    let commands = &told.advice.commands;
    let commands = (!commands.is_empty()).then(|| {
        view! {
            <div class="commands">
                <div class="row">{heading(words.advice.commands)}{shells(choices)}</div>
                {all(commands.iter().map(|command| self::command(command, told, choices)))}
            </div>
        }
    });
    view! { <div class="check">{any(commands)}{checklist(told, words, page.paste)}</div> }.into_any()
}

fn command(command: &Command, told: Told<'_>, choices: Choices) -> AnyView {
    let purpose = prose((told.words.command)(command.purpose));
    let open = open(command, told.words);
    let command = command.clone();
    view! {
        <div class="command" data-testid="command">
            <p class="command__purpose">{purpose}</p>
            {open}
            {changing(move || copied_text(command.text(choices.shell.get()), Copied::Command, choices.more()))}
        </div>
    }
    .into_any()
}
