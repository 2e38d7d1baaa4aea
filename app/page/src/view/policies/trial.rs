//! What would become of the request if a policy were changed.

use super::{
    super::{
        erased::{all, any, changing},
        panel::{note, part, part_of},
        prose::sentence,
        windowed::lines,
    },
    files::problem_lines,
};
use crate::{
    effect::effect,
    model::trial::{AT_FIRST, LAYERS, LISTED, change_of, suggestion, value_of},
    state::{choices::Choices, engine::Engine, policies::Policies},
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{
    Sentence,
    located::{Breadth, Change, Tried},
};
use leptos::{html, prelude::*};

/// What is tried: it stays when the page is drawn in another language.
#[derive(Clone, Copy)]
pub(super) struct Trial {
    change: RwSignal<Change>,
    text: RwSignal<String>,
}

impl Trial {
    pub(super) fn new(policies: Policies) -> Trial {
        let trial = Trial { change: RwSignal::new(AT_FIRST), text: RwSignal::new(String::new()) };
        // What is forgotten isn't tried on the next refusal.
        effect(move || {
            if policies.forgotten.get() > 0 {
                trial.text.set(String::new());
                trial.change.set(AT_FIRST);
            }
        });
        trial
    }
}

pub(super) fn trial(engine: Engine, policies: Policies, choices: Choices, trial: Trial) -> AnyView {
    let words = choices.more();
    let Trial { change, text } = trial;
    let field = NodeRef::<html::Textarea>::new();
    field.on_load(move |field| field.set_value(&text.get_untracked()));
    let write = move |new: String| {
        if let Some(field) = field.get_untracked() {
            field.set_value(&new);
        }
        text.set(new);
    };
    // What was forgotten isn't in the field either.
    effect(move || {
        if let Some(field) = field.get_untracked().filter(|_| text.read().is_empty()) {
            field.set_value("");
        }
    });
    let choose = move |value: String| {
        let Some(chosen) = change_of(&value) else { return };
        change.set(chosen);
        if let Change::Edit(place) = chosen {
            policies.ask_text(place);
        }
    };
    effect(move || {
        if let Some((place, asked)) = policies.text.get()
            && change.get_untracked() == Change::Edit(place)
        {
            write(asked);
            // It is what the policy was before the user changes it.
            policies.text.set(None);
        }
    });
    effect(move || {
        let text = text.read();
        policies.attempt((!text.trim().is_empty()).then(|| (change.get(), text.clone())));
    });
    let suggested =
        Memo::new(move |_| suggestion(engine.advice.read().as_ref()?, policies.held.read().located.as_ref()));
    let suggest = move |_| {
        if let Some((suggested, new)) = suggested.get_untracked() {
            change.set(suggested);
            write(new);
        }
    };
    let options = options(change, policies, words);
    view! {
        {part(words.policies.what_if, note(words.policies.what_if_intro))}
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
            <button
                type="button"
                class="button"
                data-testid="apply-fix"
                disabled=move || suggested.read().is_none()
                on:click=suggest
            >
                {words.policies.apply_fix}
            </button>
        </div>
        {changing(move || {
            let hint = || view! { <p class="field__hint">{words.policies.no_fix}</p> };
            any(suggested.read().is_none().then(hint))
        })}
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
        {changing(move || any(outcome(text, policies, words)))}
    }
    .into_any()
}

/// What can be changed: a layer gets a policy more, or a policy that applies is edited.
fn options(change: RwSignal<Change>, policies: Policies, words: &'static MoreWords) -> AnyView {
    let met = Memo::new(move |_| {
        let held = policies.held.read();
        held.located
            .as_ref()
            .map(|located| located.applicable.iter().take(LISTED).cloned().collect::<Vec<_>>())
    });
    changing(move || {
        let layers = LAYERS.map(|layer| {
            let name = (words.policies.add_to)((words.first.verdict.layer)(Some(layer), None));
            (Change::Add(layer), name)
        });
        let met = met.get().unwrap_or_default();
        let policies = met.iter().map(|(place, name)| (Change::Edit(*place), (words.policies.edit)(name)));
        all(layers.into_iter().chain(policies).map(|(option, name)| {
            view! {
                <option value=value_of(option) selected=move || change.get() == option>{visible(&name)}</option>
            }
        }))
    })
}

/// What came of the trial, if anything is tried.
fn outcome(text: RwSignal<String>, policies: Policies, words: &'static MoreWords) -> Option<AnyView> {
    let is_empty = text.read().trim().is_empty();
    match policies.tried.read().as_ref().filter(|_| !is_empty)? {
        Some(tried) => Some(after(tried, words)),
        None => {
            let said = words.policies.no_statement;
            Some(view! { <p role="status" data-testid="what-if">{said}</p> }.into_any())
        }
    }
}

fn after(tried: &Tried, words: &'static MoreWords) -> AnyView {
    let needs = tried.needs.iter().map(|need| ((words.engine.located.need)(need), ""));
    let access = words.engine.located.access;
    let has_problems = !tried.problems.is_empty();
    let loses = tried.lost.iter().map(|lost| (access(lost), ""));
    let gives = tried.gained.iter().map(|gained| match gained.breadth() {
        Breadth::Broad => (access(gained), words.policies.broad),
        Breadth::Narrow => (access(gained), ""),
    });
    let list = |test| move |items: Vec<(Sentence, &'static str)>| lines(test, items, words, line);
    view! {
        <div
            role="status"
            data-testid="what-if"
            data-decision=tried.decision.id()
            data-if-clear=tried.decision_if_clear.id()
        >
            <p><strong>{(words.policies.decision)(tried.decision)}</strong></p>
            {any(has_problems.then(|| problem_lines(tried.problems.clone(), words)))}
            {any((tried.decision != tried.decision_if_clear)
                .then(|| view! { <p>{(words.policies.decision_if_clear)(tried.decision_if_clear)}</p> }))}
            {part_of(needs.collect(), words.policies.needs, list(None))}
            {part_of(gives.collect(), words.policies.gained, list(Some("gained")))}
            {part_of(loses.collect(), words.policies.lost, list(Some("lost")))}
        </div>
    }
    .into_any()
}

fn line((said, aside): &(Sentence, &'static str)) -> AnyView {
    view! { <li>{sentence(said)}{*aside}</li> }.into_any()
}
