//! A button.

use leptos::prelude::*;

/// A button that does something, by the name that tests know it by and what stands on it.
pub(super) fn button(test: impl Into<String>, label: AnyView, press: impl Fn() + 'static) -> AnyView {
    pressed(test.into(), label, Box::new(press))
}

fn pressed(test: String, label: AnyView, press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="button" data-testid=test on:click=move |_| press()>
            {label}
        </button>
    }
    .into_any()
}
