//! Sentences, with their code set as code.

use super::erased;
use crate::model::prose::{Span, spans};
use denylens_engine::{Sentence, Span as Said};
use leptos::prelude::*;

/// A sentence of the engine's: what is a value in it, is known.
pub(super) fn sentence(sentence: &Sentence) -> AnyView {
    erased::all(sentence.spans().into_iter().map(|span| match span {
        Said::Words(words) => words.into_any(),
        Said::Number(number) => number.into_any(),
        Said::Value(value) => value.into_any(),
        Said::Code(code) => view! { <code>{code}</code> }.into_any(),
    }))
}

/// A sentence of the page's or of a backend's.
pub(super) fn prose(sentence: &str) -> AnyView {
    erased::all(spans(sentence).into_iter().map(|span| match span {
        Span::Text(text) => text.to_owned().into_any(),
        Span::Code(code) => view! { <code>{code.to_owned()}</code> }.into_any(),
    }))
}
