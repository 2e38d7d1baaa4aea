//! The shells for which commands are written.

use super::choice::choice;
use crate::state::choices::Choices;
use denylens_engine::advice::Shell;
use leptos::prelude::*;

/// The shells to choose from.
pub(super) fn shells(choices: Choices) -> AnyView {
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
