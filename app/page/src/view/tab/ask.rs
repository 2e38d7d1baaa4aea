//! What to send to whoever can do something.

use crate::{
    state::Page,
    view::{handoffs::handoffs, shown::Shown},
};
use leptos::prelude::*;

pub(super) fn ask(page: Page, shown: &Shown) -> AnyView {
    let redacted = move || page.engine.behind.read().redacted.clone();
    handoffs(shown.told(), page.choices, redacted)
}
