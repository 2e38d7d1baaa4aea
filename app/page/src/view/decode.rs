//! The panel on an encoded message.
use crate::state::Page;
use leptos::prelude::*;

pub(super) fn decode(_page: Page) -> impl IntoView {}
