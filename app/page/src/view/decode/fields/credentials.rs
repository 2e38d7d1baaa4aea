//! The field for credentials, and what is said of those that are held.

use super::hold::hold;
use crate::{
    model::copied::Copied,
    state::{
        Page,
        attempt::Attempt,
        secrets::{Keys, Secrets},
    },
    view::{
        copy::copied_text,
        erased::{all, any, changing},
        icon::{self, icon},
        input::file,
        prose::prose,
    },
};
use denylens_decode::{CredentialsError, Timestamp};
use leptos::prelude::*;

pub(super) fn credentials(page: Page, attempt: Attempt) -> AnyView {
    // A file with them is read like a paste. Dragged text keeps its usual way.
    let drop = move |event: web_sys::DragEvent| {
        if let Some(file) = file::dropped(&event).into_iter().next() {
            event.prevent_default();
            attempt.changed();
            file::read_as_keys(page, file);
        }
    };
    view! {
        <div class="field" on:drop=drop>
            <label class="field__label" for="credentials">{move || page.more().decode.credentials}</label>
            <textarea
                id="credentials"
                class="field__box field__box--secret"
                data-testid="credentials"
                node_ref=page.secrets.keys_box
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                aria-describedby="credentials-hint"
                on:paste=move |_| page.secrets.keys_pasted()
                on:input=move |_| {
                    attempt.changed();
                    page.secrets.keys_typed();
                }
            ></textarea>
            <p id="credentials-hint" class="field__hint">{move || page.more().decode.credentials_hint}</p>
            <div aria-live="polite">{changing(move || held(page))}</div>
        </div>
    }
    .into_any()
}

/// What there is to say about the keys.
fn held(page: Page) -> AnyView {
    let words = page.more();
    let hold = || hold(page.secrets, words, "forget-keys", words.decode.forget_credentials, Secrets::forget);
    match &*page.secrets.keys.read() {
        Keys::None => ().into_any(),
        Keys::Gone(gone) => view! {
            <p class="keys" data-testid="keys-gone">{(words.decode.gone)(*gone)}</p>
        }
        .into_any(),
        Keys::Held(expires) => view! {
            <div class="keys" data-testid="keys-held">
                {icon(icon::KEY)}
                <p>
                    {words.decode.held}
                    {any(expires.map(|expires| view! {
                        " " <strong data-testid="keys-expiry">{move || expiry(page, expires)}</strong>
                    }))}
                </p>
                {hold()}
            </div>
        }
        .into_any(),
        Keys::Parts { missing, refused } => {
            let said = &words.backends.credentials;
            view! {
                {any(refused.as_ref().map(|error| refusal(page, error)))}
                <div class="keys" data-testid="keys-missing" data-kind=missing.failure().kind>
                    {icon(icon::KEY)}
                    <p>{prose(&(said.what)(missing))} " " {prose((said.next)(missing))} " " {words.decode.held_parts}</p>
                    {hold()}
                </div>
            }
            .into_any()
        }
        Keys::Refused(error) => refusal(page, error),
    }
}

/// Why a text is no keys, and what to run to have some.
fn refusal(page: Page, error: &CredentialsError) -> AnyView {
    let words = page.more();
    let (failure, said) = (error.failure(), &words.backends.credentials);
    let commands = all(failure
        .commands
        .iter()
        .map(|command| copied_text((*command).to_owned(), Copied::Command, words)));
    view! {
        <div data-testid="keys-refused" data-kind=failure.kind>
            <div class="keys keys--refused">
                <p>{prose(&(said.what)(error))} " " {prose((said.next)(error))}</p>
            </div>
            {commands}
        </div>
    }
    .into_any()
}

/// How long the keys are good for.
fn expiry(page: Page, expires: Timestamp) -> String {
    let left = (expires.0 as f64 - page.secrets.now.get()).max(0.0) / 60_000.0;
    (page.more().decode.expires)(left.floor() as u64)
}
