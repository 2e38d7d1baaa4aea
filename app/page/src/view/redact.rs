//! The choice whether names go out with what is shared.

use crate::state::choices::Choices;
use denylens_engine::Sharing;
use leptos::{ev, prelude::*};

pub(super) fn choice(test: &'static str, choices: Choices) -> AnyView {
    let is_redacted = move || choices.sharing.get() == Sharing::Redacted;
    let choose = move |event: ev::Event| {
        choices.sharing.set(if event_target_checked(&event) { Sharing::Redacted } else { Sharing::Whole });
    };
    view! {
        <label class="checklist__label">
            <input type="checkbox" data-testid=test prop:checked=is_redacted on:change=choose />
            <span>{choices.more().copy.redact}</span>
        </label>
    }
    .into_any()
}
