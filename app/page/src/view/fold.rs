//! A button that unfolds what stands below it. Not a `<details>`: with a closed one on the page, Chromium takes minutes to replace five
//! megabytes in a text box.

use leptos::prelude::*;

/// The button, by the name that tests know it by and the classes of its style. `is_open` is whether it is unfolded.
pub(super) fn fold(
    test: &'static str,
    class: &'static str,
    label: AnyView,
    is_open: RwSignal<bool>,
) -> AnyView {
    view! {
        <button
            type="button"
            class=class
            data-testid=test
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {label}
        </button>
    }
    .into_any()
}
