//! What has to be put into a command by hand.

use super::{erased::all, prose::sentence};
use denylens_engine::{Words, advice::Command};
use leptos::prelude::*;

pub(super) fn open(command: &Command, words: &'static Words) -> AnyView {
    all(command.open.iter().map(|kind| {
        view! { <p class="field__hint" data-testid="open">{sentence(&(words.open)(*kind))}</p> }
    }))
}
