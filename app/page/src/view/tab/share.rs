//! Handing the whole report on.

use crate::{state::Page, view::copy::exports};
use leptos::prelude::*;

pub(super) fn share(page: Page) -> AnyView {
    exports(page.engine, page.choices)
}
