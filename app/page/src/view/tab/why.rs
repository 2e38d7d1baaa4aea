//! Why, at length: the cause, what is read between the lines, what else is worth knowing, and where AWS documents it.

use super::heading;
use crate::{
    model::fix::foremost_note,
    view::{
        erased::{all, any},
        prose::{prose, sentence},
        shown::Shown,
        windowed::lines,
    },
};
use denylens_engine::{Reference, Sentence};
use leptos::prelude::*;

pub(super) fn why(shown: &Shown) -> AnyView {
    let (told, words) = (shown.told(), shown.words);
    let item = |said: &Sentence| view! { <li>{sentence(said)}</li> }.into_any();
    // The foremost one stands beside the change.
    let elsewhere = foremost_note(told);
    let notes: Vec<_> =
        told.notes().into_iter().enumerate().filter(|(place, _)| Some(*place) != elsewhere).collect();
    let notes = notes.into_iter().map(|(_, note)| note).collect::<Vec<_>>();
    let part = |title, items: Vec<Sentence>| {
        any((!items.is_empty()).then(|| all([heading(title), lines(None, items, words, item)])))
    };
    let references = told.references();
    let references = (!references.is_empty()).then(|| {
        view! {
            {heading(words.advice.references)}
            <ul class="references">{all(references.into_iter().map(reference))}</ul>
        }
    });
    let order = (!told.denial.ladder.is_empty()).then(|| view! { <p class="note">{words.ladder.order}</p> });
    view! {
        <div class="why">
            <div class="why__text">
                <h3 class="heading">{prose(told.title())}</h3>
                {all(told.why().iter().map(|paragraph| view! { <p>{sentence(paragraph)}</p> }))}
                {any(order)}
            </div>
            <div class="why__text">
                {part(words.advice.readings, told.readings())}
                {part(words.fix.notes, notes)}
                {any(references)}
            </div>
        </div>
    }
    .into_any()
}

fn reference(reference: Reference) -> AnyView {
    view! {
        <li>
            <a href=reference.url target="_blank" rel="noopener noreferrer">{reference.title}</a>
        </li>
    }
    .into_any()
}
