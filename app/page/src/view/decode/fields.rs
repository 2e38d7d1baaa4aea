//! The fields of a backend's form.

use super::{
    super::{
        copy::copied_text,
        icon::{self, icon},
        prose::prose,
    },
    attempt::Attempt,
};
use crate::state::{Keys, Page};
use denylens_decode::{Need, Region, paste};
use leptos::{
    either::{EitherOf3, EitherOf4},
    prelude::*,
};

/// The field for what a backend needs.
pub(super) fn field(page: Page, need: Need, attempt: Attempt) -> impl IntoView {
    match need {
        Need::Credentials => EitherOf3::A(credentials(page, attempt)),
        Need::Region => EitherOf3::B(region(page, attempt)),
        Need::Text => EitherOf3::C(text(page, attempt)),
    }
}

fn credentials(page: Page, attempt: Attempt) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for="credentials">{move || page.words().decode.credentials}</label>
            <textarea
                id="credentials"
                class="field__box field__box--secret"
                data-testid="credentials"
                node_ref=page.keys_box
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="credentials-hint"
                on:input=move |_| {
                    attempt.changed();
                    page.keys_typed();
                }
            ></textarea>
            <p id="credentials-hint" class="field__hint">{move || page.words().decode.credentials_hint}</p>
            <div aria-live="polite">{move || held(page)}</div>
        </div>
    }
}

/// What there is to say about the keys.
fn held(page: Page) -> impl IntoView {
    let (words, lang) = (page.words(), page.lang.get());
    match &*page.keys.read() {
        Keys::None => EitherOf4::A(()),
        Keys::Gone(gone) => EitherOf4::D(view! {
            <p class="keys" data-testid="keys-gone">{(words.decode.gone)(*gone)}</p>
        }),
        Keys::Held => EitherOf4::B(view! {
            <div class="keys" data-testid="keys-held">
                {icon(icon::KEY)}
                <p>{words.decode.held}</p>
                <button type="button" class="button" data-testid="forget-keys" on:click=move |_| page.forget_keys()>
                    {words.decode.forget_credentials}
                </button>
            </div>
        }),
        Keys::Refused(error) => {
            let told = error.explain();
            EitherOf4::C(view! {
                <div class="keys keys--refused" data-testid="keys-refused" data-kind=told.kind>
                    <p>{prose(told.what.get(lang))} " " {prose(told.next.get(lang))}</p>
                </div>
            })
        }
    }
}

fn region(page: Page, attempt: Attempt) -> impl IntoView {
    let regions =
        Region::all().iter().map(|region| view! { <option value=region.name()></option> }).collect_view();
    view! {
        <div class="field field--short">
            <label class="field__label" for="region">{move || page.words().decode.region}</label>
            <input
                id="region"
                class="field__box"
                data-testid="region"
                list="regions"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="region-hint"
                prop:value=attempt.region
                on:input:target=move |event| {
                    attempt.changed();
                    attempt.region.set(event.target().value());
                }
            />
            <datalist id="regions">{regions}</datalist>
            <p id="region-hint" class="field__hint">{move || page.words().decode.region_hint}</p>
        </div>
    }
}

fn text(page: Page, attempt: Attempt) -> impl IntoView {
    let command = paste::command(&attempt.message(), None).ok();
    let command = move || {
        command.clone().map(|command| {
            let words = page.words();
            view! {
                <div class="command" data-testid="decode-command">
                    <p class="command__purpose">{words.decode.command}</p>
                    {copied_text(command, words)}
                </div>
            }
        })
    };
    view! {
        {command}
        <div class="field">
            <label class="field__label" for="decoded-paste">{move || page.words().decode.answer}</label>
            <textarea
                id="decoded-paste"
                class="field__box"
                data-testid="decoded-paste"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="decoded-paste-hint"
                on:input:target=move |event| {
                    attempt.text.set(event.target().value());
                    attempt.ask();
                }
            ></textarea>
            <p id="decoded-paste-hint" class="field__hint">{move || page.words().decode.answer_hint}</p>
        </div>
    }
}
