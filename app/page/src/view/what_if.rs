//! What would become of the request if a policy were changed.

use super::prose::prose;
use crate::{state::Page, words::Words};
use denylens_policy::export::Library;
use denylens_triage::{
    lang::Lang,
    locate::{
        Located, locate,
        what_if::{Breadth, Change, apply, grants, with_exception},
    },
    remedy::fix,
    report::{Denial, Layer},
};
use leptos::{html, prelude::*};

/// The layers to which a policy can be added.
const LAYERS: [Layer; 6] =
    [Layer::Identity, Layer::Boundary, Layer::Scp, Layer::Rcp, Layer::VpcEndpoint, Layer::Resource];

/// The place of a change in the list of changes: the layers first, then the policies.
fn value_of(change: Change) -> String {
    match change {
        Change::Add(layer) => layer.name().to_owned(),
        Change::Edit(place) => place.to_string(),
    }
}

fn change_of(value: &str) -> Option<Change> {
    match value.parse() {
        Ok(place) => Some(Change::Edit(place)),
        Err(_) => LAYERS.into_iter().find(|layer| layer.name() == value).map(Change::Add),
    }
}

pub(super) fn what_if(page: Page) -> impl IntoView {
    let words = page.words();
    let change = RwSignal::new(Change::Add(Layer::Identity));
    let text = RwSignal::new(String::new());
    let field = NodeRef::<html::Textarea>::new();
    let write = move |new: String| {
        if let Some(field) = field.get_untracked() {
            field.set_value(&new);
        }
        text.set(new);
    };
    let choose = move |value: String| {
        let Some(chosen) = change_of(&value) else { return };
        change.set(chosen);
        if let Change::Edit(place) = chosen
            && let Some(policy) = page.library.read_untracked().policies.get(place)
        {
            write(policy.text.to_string());
        }
    };
    let suggest = move |_| {
        let (denial, library) = (page.denial.read_untracked(), page.library.read_untracked());
        if let Some((suggested, new)) = denial.as_ref().and_then(|denial| suggestion(denial, &library)) {
            change.set(suggested);
            write(new);
        }
    };
    let options = move || {
        let library = page.library.read();
        let layers = LAYERS.map(|layer| {
            let name = (words.policies.add_to)((words.verdict.layer)(Some(layer), None));
            (Change::Add(layer), name)
        });
        let policies = library.policies.iter().enumerate().map(|(place, policy)| {
            let file = library.files.get(policy.file).map(|file| file.name.as_str()).unwrap_or_default();
            (Change::Edit(place), (words.policies.edit)(policy.name.as_deref().unwrap_or(file)))
        });
        layers
            .into_iter()
            .chain(policies)
            .map(|(option, name)| {
                view! {
                    <option value=value_of(option) selected=move || change.get() == option>{name}</option>
                }
            })
            .collect_view()
    };
    let outcome = move || {
        let (denial, library, text) = (page.denial.read(), page.library.read(), text.read());
        let denial = denial.as_ref().filter(|_| !text.trim().is_empty())?;
        Some(outcome(denial, &library, change.get(), &text, words, page.lang.get()))
    };
    view! {
        <h4 class="panel__subtitle">{words.policies.what_if}</h4>
        <p class="panel__note">{words.policies.what_if_intro}</p>
        <div class="exports">
            <label class="field">
                <span class="field__label">{words.policies.change}</span>
                <select
                    class="field__box"
                    data-testid="what-if-change"
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {options}
                </select>
            </label>
            <button type="button" class="button" data-testid="apply-fix" on:click=suggest>{words.policies.apply_fix}</button>
        </div>
        <label class="field">
            <span class="field__label">{words.policies.text}</span>
            <textarea
                class="field__box field__box--policy"
                data-testid="what-if-text"
                spellcheck="false"
                autocomplete="off"
                node_ref=field
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </label>
        {outcome}
    }
}

/// The suggested change as one that can be tried: the missing Allow, or the denying policy with an exception.
fn suggestion(denial: &Denial, library: &Library) -> Option<(Change, String)> {
    let fix = fix::of(denial).into_iter().next()?;
    match fix.statement.effect {
        fix::Effect::Allow => {
            let written = fix.written(denial).into_iter().find(|written| written.format.id == "iam-json")?;
            Some((Change::Add(fix.layer?), written.text))
        }
        fix::Effect::Deny => {
            let found = locate(denial, library)?.statements.into_iter().next()?;
            let text = with_exception(&found.text, &found.place, &fix.statement)?;
            Some((Change::Edit(found.at), text))
        }
    }
}

fn outcome(
    denial: &Denial,
    library: &Library,
    change: Change,
    text: &str,
    words: &'static Words,
    lang: Lang,
) -> impl IntoView + use<> {
    let located = apply(denial, library, change, text).and_then(|changed| locate(denial, &changed));
    match located {
        Some(located) => after(&located, text, words, lang).into_any(),
        None => view! { <p role="status" data-testid="what-if">{words.policies.no_statement}</p> }.into_any(),
    }
}

fn after(located: &Located, text: &str, words: &'static Words, lang: Lang) -> impl IntoView + use<> {
    let needs: Vec<String> = located.needs.iter().map(|need| need.get(lang).to_owned()).collect();
    let gives = grants(text)
        .into_iter()
        .map(|(grant, breadth)| {
            let broad = (breadth == Breadth::Broad).then(|| format!(" ({})", words.policies.broad));
            view! { <li>{prose(grant.get(lang))}{broad}</li> }
        })
        .collect::<Vec<_>>();
    view! {
        <div
            role="status"
            data-testid="what-if"
            data-decision=located.decision.id()
            data-if-clear=located.decision_if_clear.id()
        >
            <p><strong>{(words.policies.decision)(located.decision)}</strong></p>
            {(located.decision != located.decision_if_clear)
                .then(|| view! { <p>{(words.policies.decision_if_clear)(located.decision_if_clear)}</p> })}
            {(!needs.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.policies.needs}</h4>
                <ul class="steps">{needs.into_iter().map(|need| view! { <li>{prose(&need)}</li> }).collect_view()}</ul>
            })}
            {(!gives.is_empty()).then(|| view! {
                <h4 class="panel__subtitle">{words.policies.grants}</h4>
                <ul class="steps">{gives}</ul>
            })}
        </div>
    }
}
