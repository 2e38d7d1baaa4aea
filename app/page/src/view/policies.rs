//! The user's own policies: which of their statements refused, and which layers are still in the dark.

use super::{
    copy::copied_text,
    prose::prose,
    what_if::{Trial, what_if},
};
use crate::{
    locator::{Locator, Work},
    state::Page,
    words::Words,
};
use denylens_engine::protocol::{Held, Otherwise, Step};
use denylens_locate::{Caller, Found, Knowledge, Located};
use denylens_policy::{Layer, export::FileProblem};
use denylens_triage::report::{Basis, Denial, DenyKind};
use leptos::{either::Either, html, prelude::*};
use std::ops::Range;

/// The panel, where there is a request to evaluate; without one, what waits for it.
pub(super) fn policies(page: Page) -> impl IntoView {
    let is_shown = Memo::new(move |_| page.denial.read().as_ref().is_some_and(is_about_request));
    let trial = Trial::new();
    move || {
        if is_shown.get() { Either::Left(panel(page, trial)) } else { Either::Right(move || waiting(page)) }
    }
}

/// What came before there is a refusal.
fn waiting(page: Page) -> Option<impl IntoView + use<>> {
    let words = page.words();
    let has_any =
        !page.locator.held.read().files.is_empty() || matches!(*page.locator.work.read(), Work::File(_));
    has_any.then(|| {
        view! {
            <section class="panel panel--wide policies" aria-labelledby="policies-title" data-testid="policies-waiting">
                <h3 id="policies-title" class="panel__title">{words.policies.title}</h3>
                <p class="panel__note">{words.policies.waiting}</p>
                {forget(page, words)}
                {work(page.locator, words)}
                {files(&page.locator.held.read(), words)}
            </section>
        }
    })
}

fn forget(page: Page, words: &'static Words) -> impl IntoView {
    let has_any = !page.locator.held.read().files.is_empty();
    has_any.then(|| {
        view! {
            <div class="exports">
                <button type="button" class="button" data-testid="policies-forget" on:click=move |_| page.locator.forget()>
                    {words.policies.forget}
                </button>
            </div>
        }
    })
}

/// Whether the refusal says enough of the request to evaluate it.
pub(super) fn is_about_request(denial: &Denial) -> bool {
    denial.request().is_some()
}

fn panel(page: Page, trial: Trial) -> impl IntoView {
    let words = page.words();
    let field = NodeRef::<html::Textarea>::new();
    let add = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if !text.trim().is_empty() {
            page.locator.add_text(words.policies.pasted, text);
            field.set_value("");
        }
    };
    view! {
        <section id="policies" class="panel panel--wide policies" aria-labelledby="policies-title" data-testid="policies">
            <h3 id="policies-title" class="panel__title">{words.policies.title}</h3>
            <p class="panel__note">{words.policies.intro}</p>
            <label class="field">
                <span class="field__label">{words.policies.paste}</span>
                <textarea class="field__box" data-testid="policies-paste" spellcheck="false" autocomplete="off" node_ref=field></textarea>
            </label>
            <div class="exports">
                <button type="button" class="button" data-testid="policies-add" on:click=add>{words.policies.add}</button>
                <label class="button">
                    {words.policies.open_files}
                    <input
                        type="file"
                        multiple
                        class="visually-hidden"
                        data-testid="policies-file"
                        on:change:target=move |event| {
                            let files = event.target().files();
                            let files = files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)));
                            files.for_each(|file| page.locator.add_file(file, Otherwise::List));
                            event.target().set_value("");
                        }
                    />
                </label>
                {move || forget(page, words)}
            </div>
            {move || work(page.locator, words)}
            {move || files(&page.locator.held.read(), words)}
            {move || {
                let (held, denial) = (page.locator.held.read(), page.denial.read());
                Some(result(page, denial.as_ref()?, held.located.as_ref()?, words))
            }}
            {what_if(page, trial)}
        </section>
    }
}

/// What the worker is at, and a way to stop it.
fn work(locator: Locator, words: &'static Words) -> Option<AnyView> {
    match &*locator.work.read() {
        Work::Starting | Work::Nothing => None,
        Work::Unavailable => {
            Some(view! { <p class="notice" role="alert" data-testid="policies-unavailable">{words.policies.unavailable}</p> }.into_any())
        }
        Work::File(progress) => {
            let (done, all) = match progress.step {
                Step::Loading(done, all) => (Some(done.to_string()), all.to_string()),
                // Without a value the bar says that something is done, and not how far it is.
                Step::Reading => (None, "1".to_owned()),
            };
            Some(view! {
                <div class="exports" data-testid="policies-progress">
                    <progress value=done max=all aria-label=(words.policies.progress)(progress)></progress>
                    <span>{(words.policies.progress)(progress)}</span>
                    <button type="button" class="button" data-testid="policies-cancel" on:click=move |_| locator.cancel()>
                        {words.policies.cancel}
                    </button>
                </div>
            }.into_any())
        }
    }
}

/// The files, each with what is wrong with it: of a large one that is what is wrong with the policies that apply to the request.
fn files(held: &Held, words: &'static Words) -> impl IntoView + use<> {
    let met = held.located.iter().flat_map(|located| &located.problems);
    let met: Vec<(&str, &FileProblem)> = met.map(|(file, problem)| (file.as_str(), problem)).collect();
    let files = held
        .files
        .iter()
        .map(|file| {
            let of_met = met.iter().filter(|(name, _)| *name == file.name).map(|(_, problem)| *problem);
            let mut problems: Vec<&FileProblem> = file.problems.iter().collect();
            problems.extend(of_met.filter(|problem| !file.problems.contains(problem)));
            let problems = problems.into_iter().map(|problem| problem_line(problem, words)).collect_view();
            view! {
                <li data-testid="policies-read">
                    {(words.policies.file)(&file.name, file.policies)}
                    <ul class="files">{problems}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="files">{files}</ul> }
}

pub(super) fn problem_line(problem: &FileProblem, words: &'static Words) -> impl IntoView + use<> {
    let at = (words.policies.problem_at)(problem);
    let what = (words.policies.problem)(problem.kind);
    let line = if at.is_empty() { what.to_owned() } else { format!("{at}: {what}") };
    view! { <li data-testid="policies-problem">{line}</li> }
}

fn result(page: Page, denial: &Denial, located: &Located, words: &'static Words) -> impl IntoView + use<> {
    /// More than these nobody reads.
    const SHOWN: usize = 5;
    let statements =
        located.statements.iter().take(SHOWN).map(|found| statement(found, words)).collect_view();
    let none = located.statements.is_empty().then(|| view! { <p>{words.policies.none_found}</p> });
    let layers = located
        .layers
        .iter()
        .map(|(layer, knowledge)| {
            let is_wanted = matches!(knowledge, Knowledge::Dark | Knowledge::Part);
            let commands = if is_wanted { denylens_advise::command::export::commands(*layer, denial) } else { Vec::new() };
            let commands = commands.into_iter().map(|command| copied_text(command.text(page.shell.get()), words));
            let hint = (*layer == Layer::Session && is_wanted)
                .then(|| view! { <span class="field__hint">{words.policies.session}</span> });
            view! {
                <li class="known" data-layer=layer.id() data-knowledge=knowledge.name()>
                    <span>{(words.verdict.layer)(Some(*layer), None)}": "{(words.policies.knowledge)(*knowledge)}</span>
                    {hint}
                    {commands.collect_view()}
                </li>
            }
        })
        .collect_view();
    let contradiction = (denial.effect == DenyKind::Implicit && !located.statements.is_empty())
        .then(|| view! { <p class="notice">{words.policies.contradiction}</p> });
    let named = denial.layer.layer.filter(|_| denial.layer.basis == Basis::Stated);
    let is_clear =
        |(layer, knowledge): &(Layer, Knowledge)| named == Some(*layer) && *knowledge == Knowledge::Clear;
    let disagreement =
        located.layers.iter().any(is_clear).then(
            || view! { <p class="notice" data-testid="disagreement">{words.policies.disagreement}</p> },
        );
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
    let stranger = (located.caller == Caller::NotAmong)
        .then(|| view! { <p class="notice">{words.policies.stranger}</p> });
    view! {
        {stranger}
        <h4 class="panel__subtitle">{words.policies.found}</h4>
        {none}
        {contradiction}
        {disagreement}
        {statements}
        <h4 class="panel__subtitle">{words.policies.layers}</h4>
        <ul class="known__list" data-testid="known">{layers}</ul>
        {within}
    }
}

fn statement(found: &Found, words: &'static Words) -> impl IntoView + use<> {
    let layer = found.layer.map_or(words.policies.no_layer, |layer| (words.verdict.layer)(Some(layer), None));
    let text = marked(found);
    view! {
        <div
            class="change"
            data-testid="located"
            data-layer=found.layer.map_or("unknown", |layer| layer.id())
            data-likeness=found.resemblance.name()
            data-sid=found.sid.clone().unwrap_or_default()
        >
            <p><strong>{layer}</strong>": "{statement_name(found)}</p>
            <p class="change__use">{(words.engine.located.attachment)(&found.attachment)}</p>
            <p>{(words.policies.resemblance)(found.resemblance, found.applies)}</p>
            <pre class="snippet__text" tabindex="0"><code>{text}</code></pre>
        </div>
    }
}

/// The policy and the statement, by name.
pub(super) fn statement_name(found: &Found) -> String {
    match &found.sid {
        Some(sid) => format!("{}, {sid}", found.policy),
        None => found.policy.clone(),
    }
}

/// The text of the policy with the statement marked, and within it the pieces that match the request.
fn marked(found: &Found) -> impl IntoView + use<> {
    let piece = |range: Range<usize>| found.text.get(range).unwrap_or_default().to_owned();
    let mut at = found.place.start;
    let mut pieces = Vec::new();
    for place in &found.matched {
        pieces.push((piece(at..place.start), Some(piece(place.clone()))));
        at = place.end;
    }
    pieces.push((piece(at..found.place.end), None));
    let pieces = pieces
        .into_iter()
        .map(|(before, deciding)| view! { {before}{deciding.map(|text| view! { <strong class="deciding">{text}</strong> })} })
        .collect_view();
    view! { {piece(0..found.place.start)}<mark>{pieces}</mark>{piece(found.place.end..found.text.len())} }
}
