//! What the policies say of the refusal.

use super::super::{
    copy::copied_text,
    erased::{all, any, changing, when},
    fold::fold,
    open::open,
    panel::part,
    prose::sentence,
    windowed::lines,
};
use crate::{
    model::{
        copied::Copied,
        excepted,
        located::{LayerFindings, Pieces, PolicyPiece, Remarkable, findings, pieces, statement_name},
    },
    state::choices::Choices,
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{
    advice::{Command, fix::AddedCondition},
    located::{Fate, Found, Line, Located},
    report::Denial,
};
use leptos::prelude::*;

pub(super) fn found(denial: &Denial, located: &Located, choices: Choices) -> AnyView {
    let words = choices.more();
    let found = findings(denial, located);
    let said = |wanted: Remarkable| found.remarks.contains(&wanted).then(|| remark(wanted, words));
    let exception = excepted::exception(denial);
    let statements = all(found.statements.iter().map(|found| statement(found, exception.as_ref(), words)));
    let stranger = any(said(Remarkable::Stranger));
    let others = [Remarkable::NoneFound, Remarkable::Contradiction, Remarkable::Disagreement];
    let others = all(others.into_iter().filter_map(said));
    let layers = all(found.layers.into_iter().map(|known| layer(known, choices)));
    let within = (!located.within.is_empty()).then(|| {
        let need = words.engine.located.need;
        let needs = lines(Some("within"), located.within.clone(), words, move |lacking| {
            view! { <li>{sentence(&need(lacking))}</li> }.into_any()
        });
        part(words.policies.within, needs)
    });
    let layers = view! { <ul class="known__list" data-testid="known">{layers}</ul> };
    let token = (!located.token.is_empty()).then(|| {
        let say = words.engine.located.token;
        let findings = lines(Some("token"), located.token.clone(), words, move |finding| {
            view! { <li>{sentence(&say(finding))}</li> }.into_any()
        });
        part(words.policies.token, findings)
    });
    let parts = [
        stranger,
        any(token),
        part(words.policies.found, others),
        statements,
        part(words.policies.layers, layers.into_any()),
        any(within),
    ];
    all(parts)
}

fn remark(remark: Remarkable, words: &'static MoreWords) -> AnyView {
    let words = &words.policies;
    match remark {
        Remarkable::NoneFound => view! { <p>{words.none_found}</p> }.into_any(),
        Remarkable::Disagreement => {
            view! { <p class="notice" data-testid="disagreement">{words.disagreement}</p> }.into_any()
        }
        Remarkable::Stranger => view! { <p class="notice">{words.stranger}</p> }.into_any(),
        Remarkable::Contradiction => view! { <p class="notice">{words.contradiction}</p> }.into_any(),
    }
}

fn layer(known: LayerFindings, choices: Choices) -> AnyView {
    let words = choices.more();
    let LayerFindings { layer, knowledge, commands, is_session } = known;
    let hint = is_session.then(|| view! { <span class="field__hint">{words.policies.session}</span> });
    let commands = (!commands.is_empty()).then(|| exporting(commands, choices));
    view! {
        <li class="known" data-layer=layer.id() data-knowledge=knowledge.name()>
            <span>{(words.first.verdict.layer)(Some(layer), None)}": "{(words.first.verdict.knowledge)(knowledge)}</span>
            {any(hint)}
            {any(commands)}
        </li>
    }
    .into_any()
}

/// The commands that export the policies of a layer, once they are asked for: most layers have some.
fn exporting(commands: Vec<Command>, choices: Choices) -> AnyView {
    let words = choices.more();
    let is_open = RwSignal::new(false);
    let commands = move || {
        all(commands.clone().into_iter().map(|command| {
            let open = open(&command, words.engine);
            let text =
                changing(move || copied_text(command.text(choices.shell.get()), Copied::Command, words));
            view! { <div class="command">{open}{text}</div> }
        }))
    };
    let button = fold("show-export", "known__fold", words.policies.export.into_any(), is_open);
    all([button, when(move || is_open.get(), commands)])
}

fn statement(found: &Found, exception: Option<&AddedCondition>, words: &'static MoreWords) -> AnyView {
    let changed =
        exception.map(|exception| excepted::lines(found, exception)).filter(|lines| !lines.is_empty());
    let changed = changed.map(|lines| difference(lines, words));
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
            <p><strong>{layer}</strong>": "{visible(&statement_name(found))}</p>
            <p class="change__use">{sentence(&(words.engine.located.attachment)(&found.attachment))}</p>
            <p>{(words.policies.resemblance)(found.resemblance, found.applies)}</p>
            <pre class="snippet__text" tabindex="0"><code>{marked(found, words)}</code></pre>
            {any(changed)}
        </div>
    }
    .into_any()
}

/// The whole statement with the exception, line by line: what goes, what comes, and what stays.
fn difference(lines: Vec<Line>, words: &'static MoreWords) -> AnyView {
    let line = |Line { fate, text }: Line| {
        let text = visible(&text);
        match fate {
            Fate::Kept => view! { "  "{text}"\n" }.into_any(),
            Fate::Gone => view! { <del class="line">"- "{text}"\n"</del> }.into_any(),
            Fate::New => view! { <ins class="line">"+ "{text}"\n"</ins> }.into_any(),
        }
    };
    let lines = all(lines.into_iter().map(line));
    view! {
        <p>{words.policies.excepted}</p>
        <pre class="snippet__text" tabindex="0" data-testid="excepted"><code>{lines}</code></pre>
    }
    .into_any()
}

/// The text of the policy with the statement marked, and within it the pieces that match the request.
fn marked(found: &Found, words: &'static MoreWords) -> AnyView {
    let piece = |piece| match piece {
        PolicyPiece::Text(text) => visible(&text).into_any(),
        PolicyPiece::Matched(text) => view! { <strong class="deciding">{visible(&text)}</strong> }.into_any(),
        PolicyPiece::Skipped(count) => {
            view! { <span class="skipped">{(words.evidence.skipped)(count)}</span> }.into_any()
        }
    };
    let Pieces { before, statement, after } = pieces(found);
    let [before, statement, after] =
        [before, statement, after].map(|pieces| all(pieces.into_iter().map(piece)));
    view! { {before}<mark>{statement}</mark>{after} }.into_any()
}
