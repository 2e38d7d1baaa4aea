//! A sentence, with its code set as code.

use super::erased;
use crate::model::prose::{Span, spans};
use leptos::prelude::*;

pub(super) fn prose(sentence: &str) -> AnyView {
    erased::all(spans(sentence).into_iter().map(|span| match span {
        Span::Text(text) => text.to_owned().into_any(),
        Span::Code(code) => view! { <code>{code.to_owned()}</code> }.into_any(),
    }))
}
