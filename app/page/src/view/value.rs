//! A value of the user's, with everything in it that could turn it into another spelled out.

use denylens_decode::visible;
use leptos::prelude::*;

pub(super) fn value(text: &str) -> AnyView {
    view! { <code class="value">{visible(text)}</code> }.into_any()
}
