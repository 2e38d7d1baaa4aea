//! What was recognised in the paste, and what is to be said about it as a whole.

use super::{erased, prose::prose};
use crate::{
    model::recognised::chips,
    state::{choices::Choices, engine::Engine},
};
use denylens_decode::visible;
use leptos::prelude::*;

pub(super) fn recognised(engine: Engine, choices: Choices) -> impl IntoView {
    let chips = Memo::new(move |_| chips(engine.digest.read().count, engine.refusal.read().as_ref()));
    let said = move || {
        let words = choices.words();
        let chips = chips.read();
        erased::all(chips.iter().map(|chip| {
            let said = visible(&(words.recognised.chip)(chip)).into_owned();
            view! { <li class="chip" title=said>{said.clone()}</li> }
        }))
    };
    view! {
        <ul
            class="recognised"
            data-testid="recognised"
            data-empty=move || chips.read().is_empty().then_some("")
            aria-label=move || choices.words().recognised.title
        >
            {said}
        </ul>
    }
}

/// What is to be said about the paste as a whole.
pub(super) fn notices(engine: Engine, choices: Choices) -> impl IntoView {
    let notices = move || {
        let words = choices.words().engine;
        let digest = engine.digest.read();
        erased::all(digest.notices.iter().map(|notice| {
            view! {
                <p class="notice" data-testid="notice" data-code=notice.code()>{prose((words.notice)(*notice))}</p>
            }
        }))
    };
    view! { <div class="notices" role="status">{notices}</div> }
}
