//! What to know before a command is run: where, and what has to be put into it by hand.

use super::{
    erased::{all, any},
    prose::sentence,
};
use denylens_engine::{Words, advice::Command};
use leptos::prelude::*;

pub(super) fn open(command: &Command, words: &'static Words) -> AnyView {
    let place = any(command.place.as_ref().map(|place| {
        view! { <p class="field__hint" data-testid="place">{sentence(&(words.place)(place))}</p> }
    }));
    let open = all(command.told_open().map(|open| {
        view! { <p class="field__hint" data-testid="open">{sentence(&(words.open)(open))}</p> }
    }));
    all([place, open])
}
