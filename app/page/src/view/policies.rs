//! The user's own policies: which of their statements refused, and which layers are still in the dark.

mod files;
mod found;
mod trial;

use super::{
    button::button,
    erased::{all, any, changing},
    panel::{Panel, note},
};
use crate::{
    state::{
        Page,
        choices::Choices,
        policies::{Policies, Work},
    },
    words::MoreWords,
};
use denylens_engine::{
    protocol::{Otherwise, Step},
    report::Denial,
};
use leptos::{html, prelude::*};
use trial::Trial;

/// The panel, where there is a request to evaluate; without one, what waits for it.
pub(super) fn policies(page: Page) -> AnyView {
    let Page { engine, choices, policies, .. } = page;
    engine.want_advice();
    let has_request =
        |denial: &Option<Denial>| denial.as_ref().is_some_and(|denial| denial.request().is_some());
    // It comes after the verdict, and stays when the next one comes: something may have been typed into it.
    let is_shown = Memo::new(move |before| {
        has_request(&engine.explained.read())
            || (before == Some(&true) && has_request(&engine.refusal.read()))
    });
    let trial = Trial::new(policies);
    changing(move || match is_shown.get() {
        true => panel(page, trial),
        false => changing(move || waiting(policies, choices)),
    })
}

const PANEL: Panel = Panel { class: "panel panel--wide policies", ..Panel::named("policies") };

/// What came before there is a refusal.
fn waiting(policies: Policies, choices: Choices) -> AnyView {
    let words = choices.more();
    any(policies.are_any().then(|| {
        let body = [
            note(words.policies.waiting),
            forget(policies, words),
            work(policies, words),
            files::files(&policies.held.read(), words),
        ];
        let panel = Panel { test: Some("policies-waiting"), ..PANEL };
        panel.draw(words.first.verdict.own_policies, all(body))
    }))
}

fn forget(policies: Policies, words: &'static MoreWords) -> AnyView {
    let has_any = !policies.held.read().files.is_empty();
    any(has_any.then(|| {
        view! {
            <div class="exports">
                {button("policies-forget", words.policies.forget.into_any(), move || policies.forget())}
            </div>
        }
    }))
}

fn panel(page: Page, trial: Trial) -> AnyView {
    let Page { engine, choices, policies, .. } = page;
    let words = choices.more();
    let field = NodeRef::<html::Textarea>::new();
    let add = move || {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        if !text.trim().is_empty() {
            policies.add_text(words.policies.pasted, text);
            field.set_value("");
        }
    };
    let found = move || {
        let (held, denial) = (policies.held.read(), engine.refusal.read());
        let both = denial.as_ref().zip(held.located.as_ref());
        any(both.map(|(denial, located)| found::found(denial, located, choices)))
    };
    let given = view! {
        {note(words.policies.intro)}
        <label class="field">
            <span class="field__label">{words.policies.paste}</span>
            <textarea class="field__box" data-testid="policies-paste" spellcheck="false" autocomplete="off" node_ref=field></textarea>
        </label>
        <div class="exports">
            {button("policies-add", words.policies.add.into_any(), add)}
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
                        files.for_each(|file| policies.add_file(file, Otherwise::List));
                        event.target().set_value("");
                    }
                />
            </label>
            {changing(move || forget(policies, words))}
        </div>
        {changing(move || work(policies, words))}
        {changing(move || files::files(&policies.held.read(), words))}
    };
    let body = view! {
        <div class="policies__part">{given.into_any()}</div>
        <div class="policies__part">{changing(found)}</div>
        <div class="policies__part policies__trial">{trial::trial(engine, policies, choices, trial)}</div>
    };
    // Its tab bears the title already.
    let panel =
        Panel { title_class: "visually-hidden", test: Some("policies"), id: Some("policies"), ..PANEL };
    panel.draw(words.first.verdict.own_policies, body.into_any())
}

/// What the worker is at, and a way to stop it.
fn work(policies: Policies, words: &'static MoreWords) -> AnyView {
    match &*policies.work.read() {
        Work::Starting | Work::Nothing => ().into_any(),
        Work::Unavailable => {
            view! { <p class="notice" role="alert" data-testid="policies-unavailable">{words.policies.unavailable}</p> }.into_any()
        }
        Work::File(progress) => {
            let (done, all) = match progress.step {
                // Without a value the bar says that something is done, and not how far it is.
                Step::Unpacking(_, 1) | Step::Reading(_, 1) => (None, 1),
                Step::Loading(done, all) | Step::Unpacking(done, all) | Step::Reading(done, all) => {
                    (Some(done), all)
                }
            };
            at_work(policies, words, (words.policies.progress)(progress), done, all)
        }
        Work::Evaluating => at_work(policies, words, words.policies.evaluating.to_owned(), None, 1),
    }
}

fn at_work(
    policies: Policies,
    words: &'static MoreWords,
    said: String,
    done: Option<u64>,
    all: u64,
) -> AnyView {
    view! {
        <div class="exports" data-testid="policies-progress">
            <progress value=done.map(|done| done.to_string()) max=all.to_string() aria-label=said.clone()></progress>
            <span>{said}</span>
            {button("policies-cancel", words.policies.cancel.into_any(), move || policies.cancel())}
        </div>
    }
    .into_any()
}
