//! All that is known of the request: who, what and where, the statements that matched, the request context.

use crate::view::{context::context, facts::facts, shown::Shown};
use leptos::prelude::*;

pub(super) fn request(shown: &Shown) -> AnyView {
    view! {
        <div class="request">
            {facts(&shown.denial, shown.words)}
            <div class="request__context">{context(&shown.denial, shown.words)}</div>
        </div>
    }
    .into_any()
}
