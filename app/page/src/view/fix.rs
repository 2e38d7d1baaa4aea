//! The changes to policies that fix a refusal, in the form that the user keeps policies in, and the message that asks for them.

use super::{
    choice::choice,
    copy::copied_text,
    erased::{all, any, changing},
    panel::Panel,
    prose::sentence,
    redact,
    value::value,
    windowed::Windowed,
};
use crate::{
    model::window::Items,
    state::{choices::Choices, engine::Engine},
};
use denylens_engine::{
    Advice, MessageForm, Sentence, Sharing, Told,
    advice::{Applicability, Fix, Format},
    report::Denial,
};
use leptos::prelude::*;

/// The panel with the changes; nothing where no policy has to change.
pub(super) fn fixes(told: Told<'_>, choices: Choices) -> AnyView {
    if told.fixes().is_empty() {
        return ().into_any();
    }
    let words = choices.more();
    let formats = Format::ALL.iter().map(|format| (format.id(), format.name())).collect();
    let changes = all(told.fixes().iter().map(|fix| change(fix, told, choices)));
    let format = choice(
        words.fix.format,
        "format",
        formats,
        move || choices.format.get(),
        move |place| choices.format.set(place),
    );
    let panel = Panel { class: "panel panel--fix", test: Some("changes"), ..Panel::named("change") };
    panel.draw(words.fix.title, all([format, changes]))
}

fn change(fix: &Fix, told: Told<'_>, choices: Choices) -> AnyView {
    let words = choices.more();
    let owner = sentence(&(told.words.fix.contact)(&fix.owner));
    let effect = sentence(&(told.words.fix.effect)(&fix.effect));
    let place = (told.words.fix.place)(&fix.change).map(|place| {
        let place = sentence(&place);
        view! { <p data-testid="place">{place}</p> }
    });
    let layer = fix.layer.map_or("unknown", |layer| layer.id());
    let fix = fix.clone();
    let shown = move || {
        let written =
            Format::ALL.get(choices.format.get()).map(|format| format.write(&fix, choices.shell.get()));
        any(written.map(|written| {
            view! {
                <p class="change__use" data-applicability=written.applicability.name() data-rank=rank(written.applicability)>
                    {(words.fix.applicability)(written.applicability)}
                </p>
                {copied_text(written.text, words)}
            }
        }))
    };
    view! {
        <div class="change" data-testid="change" data-layer=layer>
            <p class="change__owner"><span class="change__label">{words.fix.owner}</span>" "{owner}</p>
            <p>{effect}</p>
            {any(place)}
            {changing(shown)}
        </div>
    }
    .into_any()
}

/// How much care a change needs, for its colour.
fn rank(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Ready => "good",
        Applicability::MayNeedChange | Applicability::HasPlaceholders => "care",
    }
}

/// The policies that answer several refusals at once.
pub(super) fn combined(engine: Engine, choices: Choices) -> AnyView {
    changing(move || {
        let words = choices.more();
        let policies = engine.behind.read().combined.clone();
        let policies = Windowed::of(Items::Blocks, policies, move |policy| {
            let principal = policy.principal.clone();
            view! {
                <section class="panel panel--fix" data-testid="merged">
                    <h2 class="panel__title">{(words.fix.merged)(policy.count)}</h2>
                    {any(principal.map(|principal| view! { <p>{value(&principal)}</p> }))}
                    <p class="change__use">{(words.fix.applicability)(policy.applicability)}</p>
                    {copied_text(policy.document.clone(), words)}
                </section>
            }
            .into_any()
        });
        all([policies.items(), policies.rest(words)])
    })
}

/// The messages to whoever can do something, one box for each. They go out as the rest does: with placeholders, unless the user says
/// otherwise. `redacted` gives the refusal with them, as soon as it is there.
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
    let boxes = move || {
        let denial = match choices.sharing.get() {
            Sharing::Redacted => redacted(),
            Sharing::Whole => Some(denial.clone()),
        };
        let messages = denial.map(|denial| {
            let advice = Advice::of(&denial);
            messages(Told::new(&denial, &advice, engine_words), choices)
        });
        all(messages.into_iter().flatten().map(|(to, text)| message(&to, copied_text(text, words))))
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
    let panel = Panel { test: Some("handoffs"), ..Panel::named("handoffs") };
    panel.draw(words.fix.handoff, all([redact::choice("redact-handoff", choices), form, changing(boxes)]))
}

/// The messages as they are drawn now: to whom, and what.
pub(super) fn messages(told: Told<'_>, choices: Choices) -> Vec<(Sentence, String)> {
    let format = Format::ALL.get(choices.format.get()).copied().unwrap_or(Format::AwsCli);
    let (shell, form) = (choices.shell.get(), choices.message.get());
    let messages = told.handoffs(format, shell).into_iter();
    messages.map(|message| (message.to.clone(), message.text(form).to_owned())).collect()
}

/// The box of a message, under whom it is to.
pub(super) fn message(to: &Sentence, text: AnyView) -> AnyView {
    view! {
        <div class="change" data-testid="handoff">
            <h4 class="panel__subtitle">{sentence(to)}</h4>
            {text}
        </div>
    }
    .into_any()
}
