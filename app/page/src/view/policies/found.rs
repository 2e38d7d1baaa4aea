//! What the policies say of the refusal.

use super::super::{copy::copied_text, prose::prose};
use crate::{
    model::located::{LayerFindings, PolicyPiece, Remarkable, findings, pieces, statement_name},
    state::choices::Choices,
    words::MoreWords,
};
use denylens_engine::{
    located::{Found, Located},
    report::Denial,
};
use leptos::{
    either::{Either, EitherOf3},
    prelude::*,
};

pub(super) fn found(denial: &Denial, located: &Located, choices: Choices) -> impl IntoView + use<> {
    let words = choices.more();
    let found = findings(denial, located);
    let said = |wanted: Remarkable| found.remarks.contains(&wanted).then(|| remark(wanted, words).into_any());
    let statements = found.statements.iter().map(|found| statement(found, words)).collect_view();
    let stranger = said(Remarkable::Stranger);
    let others = [Remarkable::NoneFound, Remarkable::Contradiction, Remarkable::Disagreement].map(said);
    let layers = found.layers.into_iter().map(|known| layer(known, choices)).collect_view();
    let within = (!located.within.is_empty()).then(|| {
        let needs = located
            .within
            .iter()
            .map(|need| view! { <li>{prose(&(words.engine.located.need)(need))}</li> })
            .collect_view();
        view! {
            <h4 class="panel__subtitle">{words.policies.within}</h4>
            <ul class="steps" data-testid="within">{needs}</ul>
        }
    });
    view! {
        {stranger}
        <h4 class="panel__subtitle">{words.policies.found}</h4>
        {others}
        {statements}
        <h4 class="panel__subtitle">{words.policies.layers}</h4>
        <ul class="known__list" data-testid="known">{layers}</ul>
        {within}
    }
}

fn remark(remark: Remarkable, words: &'static MoreWords) -> impl IntoView {
    let words = &words.policies;
    match remark {
        Remarkable::NoneFound => EitherOf3::A(view! { <p>{words.none_found}</p> }),
        Remarkable::Disagreement => {
            EitherOf3::B(view! { <p class="notice" data-testid="disagreement">{words.disagreement}</p> })
        }
        Remarkable::Stranger => EitherOf3::C(view! { <p class="notice">{words.stranger}</p> }),
        Remarkable::Contradiction => EitherOf3::C(view! { <p class="notice">{words.contradiction}</p> }),
    }
}

fn layer(known: LayerFindings, choices: Choices) -> impl IntoView {
    let words = choices.more();
    let LayerFindings { layer, knowledge, commands, is_session } = known;
    let hint = is_session.then(|| view! { <span class="field__hint">{words.policies.session}</span> });
    let commands = commands
        .into_iter()
        .map(|command| view! { {move || copied_text(command.text(choices.shell.get()), words)} })
        .collect_view();
    view! {
        <li class="known" data-layer=layer.id() data-knowledge=knowledge.name()>
            <span>{(words.first.verdict.layer)(Some(layer), None)}": "{(words.first.verdict.knowledge)(knowledge)}</span>
            {hint}
            {commands}
        </li>
    }
}

fn statement(found: &Found, words: &'static MoreWords) -> impl IntoView + use<> {
    let layer =
        found.layer.map_or(words.policies.no_layer, |layer| (words.first.verdict.layer)(Some(layer), None));
    view! {
        <div
            class="change"
            data-testid="located"
            data-layer=found.layer.map_or("unknown", |layer| layer.id())
            data-resemblance=found.resemblance.name()
            data-sid=found.sid.clone().unwrap_or_default()
        >
            <p><strong>{layer}</strong>": "{statement_name(found)}</p>
            <p class="change__use">{(words.engine.located.attachment)(&found.attachment)}</p>
            <p>{(words.policies.resemblance)(found.resemblance, found.applies)}</p>
            <pre class="snippet__text" tabindex="0"><code>{marked(found)}</code></pre>
        </div>
    }
}

/// The text of the policy with the statement marked, and within it the pieces that match the request.
fn marked(found: &Found) -> impl IntoView + use<> {
    let (mut before, mut within, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces(found) {
        match piece {
            PolicyPiece::Around(text) if within.is_empty() => before.push(text),
            PolicyPiece::Around(text) => after.push(text),
            PolicyPiece::Statement(text) => within.push(Either::Left(text)),
            PolicyPiece::Matched(text) => {
                within.push(Either::Right(view! { <strong class="deciding">{text}</strong> }));
            }
        }
    }
    view! { {before}<mark>{within}</mark>{after} }
}
