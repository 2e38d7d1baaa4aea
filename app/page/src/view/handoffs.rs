//! The messages to whoever can do something, one box for each. They go out as the rest does: with placeholders, unless the user says
//! otherwise.

use super::{
    choice::choice,
    copy::copied_text,
    erased::{all, changing, when},
    prose::sentence,
    redact,
};
use crate::{
    model::{
        claims::{claim, of_request},
        copied::Copied,
    },
    state::choices::Choices,
};
use denylens_engine::{Advice, MessageForm, Sentence, Sharing, Told, advice::Format, report::Denial};
use leptos::prelude::*;

/// The messages; nothing where nobody but the caller has to do anything. `redacted` gives the refusal with placeholders, as soon as it is
/// there.
pub(super) fn handoffs(
    told: Told<'_>,
    choices: Choices,
    redacted: impl Fn() -> Option<Denial> + Send + 'static,
) -> AnyView {
    if told.advice.handoffs.is_empty() {
        return ().into_any();
    }
    let words = choices.more();
    let (denial, engine_words) = (told.denial.clone(), told.words);
    let claims: Vec<_> =
        told.advice.handoffs.iter().map(|handoff| claim(of_request(&handoff.request), told.denial)).collect();
    let boxes = move || {
        let denial = match choices.sharing.get() {
            Sharing::Redacted => redacted(),
            Sharing::Whole => Some(denial.clone()),
        };
        let messages = denial.map(|denial| {
            let advice = Advice::of(&denial);
            messages(Told::new(&denial, &advice, engine_words), choices)
        });
        let messages = messages.into_iter().flatten().zip(&claims);
        all(messages.map(|((to, text), claim)| {
            message(&to, claim.clone(), copied_text(text, Copied::Message, words))
        }))
    };
    let forms = MessageForm::ALL.map(|form| (form.id(), (words.fix.message)(form))).to_vec();
    let form = choice(
        words.fix.message_form,
        "message",
        forms,
        move || MessageForm::ALL.iter().position(|form| *form == choices.message.get()).unwrap_or(0),
        move |place| {
            if let Some(form) = MessageForm::ALL.get(place) {
                choices.message.set(*form);
            }
        },
    );
    view! {
        <div class="handoffs" data-testid="handoffs">
            <div class="row">{form}{redact::choice("redact-handoff", choices)}</div>
            {when(
                move || choices.sharing.get() == Sharing::Redacted,
                move || view! { <p class="caveat">{words.fix.redacted}</p> }.into_any(),
            )}
            {changing(boxes)}
        </div>
    }
    .into_any()
}

/// The messages as they are drawn now: to whom, and what.
fn messages(told: Told<'_>, choices: Choices) -> Vec<(Sentence, String)> {
    let format = Format::ALL.get(choices.format.get()).copied().unwrap_or(Format::AwsCli);
    let (shell, form) = (choices.shell.get(), choices.message.get());
    let messages = told.handoffs(format, shell).into_iter();
    messages.map(|message| (message.to.clone(), message.text(form).to_owned())).collect()
}

/// The box of a message, under whom it is to.
fn message(to: &Sentence, claim: Option<String>, text: AnyView) -> AnyView {
    let stop = claim.as_ref().map(|_| "0");
    view! {
        <div class="card" data-testid="handoff">
            <h3 class="heading" data-claim=claim tabindex=stop>{sentence(to)}</h3>
            {text}
        </div>
    }
    .into_any()
}
