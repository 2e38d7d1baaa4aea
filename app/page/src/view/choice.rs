//! A row of alternatives of which one holds.

use super::erased::all;
use leptos::prelude::*;

/// The buttons for some alternatives, each with its id and its name. `chosen` is the place of the one that holds.
pub(super) fn choice(
    label: &'static str,
    name: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: impl Fn() -> usize + Copy + Send + Sync + 'static,
    choose: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let options = all(options.into_iter().enumerate().map(|(place, (id, text))| {
        view! {
            <button
                type="button"
                class="choice__option"
                data-testid=format!("{name}-{id}")
                aria-pressed=move || (chosen() == place).to_string()
                on:click=move |_| choose(place)
            >
                {text}
            </button>
        }
    }));
    view! {
        <div class="choice" role="group" aria-label=label>{options}</div>
    }
    .into_any()
}
