//! A sentence, with its code set as code.

use crate::model::prose::{Span, spans};
use leptos::{either::Either, prelude::*};

pub(super) fn prose(sentence: &str) -> impl IntoView + use<> {
    spans(sentence)
        .into_iter()
        .map(|span| match span {
            Span::Text(text) => Either::Left(text.to_owned()),
            Span::Code(code) => Either::Right(view! { <code>{code.to_owned()}</code> }),
        })
        .collect_view()
}
