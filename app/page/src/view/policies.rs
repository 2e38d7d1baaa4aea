//! The user's own policies: which of their statements refused, and which layers are still in the dark.

use super::{copy::copied_text, input::file, what_if::what_if};
use crate::{state::Page, words::Words};
use denylens_policy::export::Library;
use denylens_triage::{
    lang::Lang,
    locate::{Caller, Found, Knowledge, Located, export_command, locate},
    report::Denial,
};
use leptos::{html, prelude::*};

/// The panel, where there is a request to evaluate.
pub(super) fn policies(page: Page) -> impl IntoView {
    let is_about_request = Memo::new(move |_| {
        page.denial
            .read()
            .as_ref()
            .is_some_and(|denial| denial.action.is_some() && denial.principal.is_some())
    });
    move || is_about_request.get().then(|| panel(page))
}

fn panel(page: Page) -> impl IntoView {
    let words = page.words();
    let field = NodeRef::<html::Textarea>::new();
    let add = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if !text.trim().is_empty() {
            page.add_policies(words.policies.pasted, &text);
            field.set_value("");
        }
    };
    view! {
        <section class="panel panel--wide" aria-labelledby="policies-title" data-testid="policies">
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
                            file::read_policies(page, files.collect());
                            event.target().set_value("");
                        }
                    />
                </label>
                {move || (!page.library.read().files.is_empty()).then(|| view! {
                    <button type="button" class="button" on:click=move |_| page.library.set(Library::default())>
                        {words.policies.forget}
                    </button>
                })}
            </div>
            {move || files(&page.library.read(), words)}
            {move || {
                let (library, denial) = (page.library.read(), page.denial.read());
                let denial = denial.as_ref().filter(|_| !library.files.is_empty())?;
                let located = locate(denial, &library)?;
                Some(result(page, denial, &located, words))
            }}
            {what_if(page)}
        </section>
    }
}

fn files(library: &Library, words: &'static Words) -> impl IntoView + use<> {
    let files = library
        .files
        .iter()
        .map(|file| {
            let problems: Vec<&str> =
                file.problems.iter().map(|problem| (words.policies.problem)(*problem)).collect();
            let line = (words.policies.file)(&file.name, file.policies);
            view! {
                <li data-testid="policies-read">
                    {line}
                    {(!problems.is_empty()).then(|| format!(" ({})", problems.join("; ")))}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="files">{files}</ul> }
}

fn result(page: Page, denial: &Denial, located: &Located, words: &'static Words) -> impl IntoView + use<> {
    /// More than these nobody reads.
    const SHOWN: usize = 5;
    let lang = page.lang.get();
    let statements =
        located.statements.iter().take(SHOWN).map(|found| statement(found, words, lang)).collect_view();
    let none = located.statements.is_empty().then(|| view! { <p>{words.policies.none_found}</p> });
    let layers = located
        .layers
        .iter()
        .map(|(layer, knowledge)| {
            let export = export_command(*layer, denial).filter(|_| *knowledge == Knowledge::Dark);
            view! {
                <li class="known" data-layer=layer.name() data-knowledge=knowledge.name()>
                    <span>{(words.verdict.layer)(Some(*layer), None)}": "{(words.policies.knowledge)(*knowledge)}</span>
                    {export.map(|command| copied_text(command.text(page.shell.get()), words))}
                </li>
            }
        })
        .collect_view();
    let stranger = (located.caller == Caller::NotAmong)
        .then(|| view! { <p class="notice">{words.policies.stranger}</p> });
    view! {
        {stranger}
        <h4 class="panel__subtitle">{words.policies.found}</h4>
        {none}
        {statements}
        <h4 class="panel__subtitle">{words.policies.layers}</h4>
        <ul class="known__list" data-testid="known">{layers}</ul>
    }
}

fn statement(found: &Found, words: &'static Words, lang: Lang) -> impl IntoView + use<> {
    let layer = found.layer.map_or(words.policies.no_layer, |layer| (words.verdict.layer)(Some(layer), None));
    let piece = |range: std::ops::Range<usize>| found.text.get(range).unwrap_or_default().to_owned();
    let place = found.place.clone();
    view! {
        <div
            class="change"
            data-testid="located"
            data-layer=found.layer.map_or("unknown", |layer| layer.name())
            data-likeness=found.likeness.name()
            data-sid=found.sid.clone().unwrap_or_default()
        >
            <p><strong>{layer}</strong>": "{found.policy.clone()}{found.sid.as_ref().map(|sid| format!(", {sid}"))}</p>
            <p class="change__use">{found.attachment.get(lang).to_owned()}</p>
            <p>{(words.policies.likeness)(found.likeness, found.applies)}</p>
            <pre class="snippet__text" tabindex="0"><code>
                {piece(0..place.start)}<mark>{piece(place.clone())}</mark>{piece(place.end..found.text.len())}
            </code></pre>
        </div>
    }
}
