//! How long something secret is held while nobody touches the page, and the way to be rid of it now.

use crate::view::{button::button, erased::all};
use crate::{
    state::secrets::{IDLE_MINUTES, Secrets},
    words::MoreWords,
};
use leptos::prelude::*;

/// The choice of the time, and a button that forgets.
pub(super) fn hold(
    secrets: Secrets,
    words: &'static MoreWords,
    forget: &'static str,
    label: &'static str,
    forgets: fn(Secrets),
) -> AnyView {
    view! {
        <label class="choice">
            <span class="field__hint">{words.decode.idle}</span>
            <select
                class="choice__select"
                data-testid="idle"
                on:change:target=move |event| {
                    if let Ok(minutes) = event.target().value().parse() {
                        secrets.idle.set(minutes);
                    }
                }
            >
                {all(IDLE_MINUTES.into_iter().map(|minutes| view! {
                    <option value=minutes.to_string() selected=move || secrets.idle.get() == minutes>
                        {(words.decode.minutes)(minutes)}
                    </option>
                }))}
            </select>
        </label>
        {button(forget, label.into_any(), move || forgets(secrets))}
    }
    .into_any()
}
