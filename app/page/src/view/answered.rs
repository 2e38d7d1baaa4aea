//! What arrived later and answered a question, in one line: it can be taken back, and the question asked again.

use super::{button::button, erased::any};
use crate::{model::lookup::answer, state::Page, words::MoreWords};
use denylens_engine::report::Denial;
use leptos::prelude::*;

pub(super) fn answered(denial: &Denial, page: Page, words: &'static MoreWords) -> AnyView {
    any(answer(denial).map(|answer| {
        view! {
            <p class="answered" data-testid="answered">
                {(words.decode.answered)(answer.kind)}
                {button("take-back", words.decode.take_back.into_any(), move || page.engine.take_back(answer.supplement))}
            </p>
        }
    }))
}
