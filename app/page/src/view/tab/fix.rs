//! Who changes what: the steps beside the change itself, in the form that the user keeps policies in.

use crate::{
    model::{
        claims::{self, ALLOWED},
        copied::Copied,
        fix::{foremost_note, has_one_owner, rank},
        headline::at_odds,
        window::Items,
    },
    state::{Page, choices::Choices},
    view::{
        choice::choice,
        copy::copied_text,
        erased::{all, any, changing, when},
        fold::fold,
        merged,
        open::open,
        prose::{prose, sentence},
        shells::shells,
        shown::Shown,
        windowed::Windowed,
    },
};
use denylens_decode::visible;
use denylens_engine::{
    Told,
    advice::{Command, Contact, Fix, Format, fix::FixEffect},
};
use leptos::prelude::*;

pub(super) fn fix(page: Page, shown: &Shown) -> AnyView {
    let (told, words, choices) = (shown.told(), shown.words, page.choices);
    let fixes = told.fixes();
    let (label, contact) = match fixes.first() {
        Some(fix) => (words.fix.owner, Some(&fix.owner).filter(|_| has_one_owner(fixes))),
        None => (words.fix.asked, told.advice.handoffs.first().map(|handoff| &handoff.to)),
    };
    let owner = contact.map(|contact| {
        view! { <p class="owner" data-testid="owner">{named(label, contact, told)}</p> }
    });
    let steps = told
        .reasoned_steps()
        .into_iter()
        .map(|(step, said)| (step.and_then(|step| claims::claim(claims::of_step(step), told.denial)), said));
    let steps = Windowed::of(Items::Steps, steps.collect(), |(claim, said)| {
        let stop = claim.as_ref().map(|_| "0");
        view! { <li data-claim=claim.clone() tabindex=stop>{sentence(said)}</li> }.into_any()
    });
    let note = foremost_note(told).and_then(|place| told.notes().into_iter().nth(place));
    let note = note.map(|note| view! { <p class="caveat" data-testid="note">{sentence(&note)}</p> });
    let right = if fixes.is_empty() {
        // A command that looks at policies shows nothing where none refused.
        let command = told
            .advice
            .commands
            .first()
            .filter(|_| told.denial.is_of_policies() && page.engine.lookups.read_untracked().is_none());
        any(command.map(|command| first_command(command, told, choices)))
    } else {
        changes(fixes, told, choices)
    };
    view! {
        <div class="fix" data-testid="fix">
            <div class="fix__who">
                {any(owner)}
                <ol class="steps" data-testid="steps">{steps.items()}</ol>
                {steps.rest(words)}
                {any(note)}
            </div>
            <div class="fix__what">{right}</div>
        </div>
        {merged_with(page)}
    }
    .into_any()
}

fn changes(fixes: &[Fix], told: Told<'_>, choices: Choices) -> AnyView {
    let cards = match fixes {
        [fix] => card(fix, content(fix, true, told, choices)),
        several => all(several.iter().enumerate().map(|(at, fix)| one_of_several(fix, at, told, choices))),
    };
    let doubt = at_odds(told.denial).next().is_some().to_string();
    view! { <div class="changes" data-testid="changes" data-doubt=doubt>{cards}</div> }.into_any()
}

fn named(label: &'static str, contact: &Contact, told: Told<'_>) -> AnyView {
    let contact = sentence(&(told.words.fix.contact)(contact));
    view! { <span class="owner__label">{label}</span>" "{contact} }.into_any()
}

/// One change of several, under the policy type and who makes it. The first is open.
fn one_of_several(fix: &Fix, at: usize, told: Told<'_>, choices: Choices) -> AnyView {
    let words = choices.more();
    let is_open = RwSignal::new(at == 0);
    let kind = told.denial.layer.kind.filter(|_| told.denial.layer.layer == fix.layer);
    let label = view! {
        <span class="chip">{(words.first.verdict.layer)(fix.layer, kind)}</span>
        {any(first_action(&fix.effect).map(|action| view! { <code>{visible(action).into_owned()}</code> }))}
        <span class="owner">{named(words.fix.owner, &fix.owner, told)}</span>
    };
    let button = fold("open-change", "change__fold", label.into_any(), is_open);
    let title = view! { <h3 class="change__title">{button}</h3> };
    let content = content(fix, at == 0, told, choices);
    let content = view! { <div class="change__content" hidden=move || !is_open.get()>{content}</div> };
    card(fix, all([title.into_any(), content.into_any()]))
}

/// What a change is about: of the actions that it allows, the first.
fn first_action(effect: &FixEffect) -> Option<&str> {
    match effect {
        FixEffect::Allows { actions, .. }
        | FixEffect::LetsAllow { actions, .. }
        | FixEffect::LetsThrough { actions, .. } => actions.first().map(String::as_str),
        FixEffect::NoLongerDenies { .. } => None,
    }
}

fn card(fix: &Fix, content: AnyView) -> AnyView {
    let layer = fix.layer.map_or("unknown", |layer| layer.id());
    view! { <div class="change card" data-testid="change" data-layer=layer>{content}</div> }.into_any()
}

/// The forms to choose from.
fn forms(choices: Choices) -> AnyView {
    let formats = Format::ALL.iter().map(|format| (format.id(), format.name())).collect();
    let choose = move |place| choices.format.set(place);
    let forms = choice(choices.more().fix.format, "format", formats, move || choices.format.get(), choose);
    let is_shells = move || Format::ALL.get(choices.format.get()) == Some(&Format::AwsCli);
    all([forms, when(is_shells, move || shells(choices))])
}

fn content(fix: &Fix, is_first: bool, told: Told<'_>, choices: Choices) -> AnyView {
    let words = choices.more();
    let effect = sentence(&(told.words.fix.effect)(&fix.effect));
    let place = (told.words.fix.place)(&fix.change).map(|place| {
        let place = sentence(&place);
        view! { <p data-testid="place">{place}</p> }
    });
    let fix = fix.clone();
    let shown = move || {
        let format = Format::ALL.get(choices.format.get());
        any(format.map(|format| {
            let written = format.write(&fix, choices.shell.get());
            view! {
                <div class="change__text" data-format=format.id()>{copied_text(written.text, Copied::Change, words)}</div>
                <p class="change__use" data-applicability=written.applicability.name() data-rank=rank(written.applicability)>
                    {(words.fix.applicability)(written.applicability)}
                </p>
            }
        }))
    };
    view! {
        {any(is_first.then(|| forms(choices)))}
        {changing(shown)}
        <p class="change__effect" data-claim=claims::claim(&ALLOWED, told.denial) tabindex="0">{effect}</p>
        {any(place)}
    }
    .into_any()
}

/// Where no policy can be changed yet, the command that shows which.
fn first_command(command: &Command, told: Told<'_>, choices: Choices) -> AnyView {
    let words = choices.more();
    let purpose = prose((told.words.command)(command.purpose));
    let open = open(command, told.words);
    let command = command.clone();
    view! {
        <div class="card">
            <p class="command__purpose">{purpose}</p>
            {open}
            {changing(move || copied_text(command.text(choices.shell.get()), Copied::Command, words))}
        </div>
    }
    .into_any()
}

/// The policies that answer this refusal and others at once.
fn merged_with(page: Page) -> AnyView {
    changing(move || {
        let words = page.more();
        let selected = page.engine.window.get().selected;
        let behind = page.engine.behind.read();
        let policies = behind.combined.iter().filter(|policy| policy.answers(selected)).cloned().collect();
        let policies = Windowed::of(Items::Blocks, policies, move |policy| merged::card(policy, words));
        all([policies.items(), policies.rest(words)])
    })
}
