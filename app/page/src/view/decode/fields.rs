//! The fields of a backend's form.

mod credentials;
mod hold;

use super::super::{
    copy::copied_text,
    erased::{all, any, changing},
};
use crate::{
    model::copied::Copied,
    state::{
        Page,
        attempt::Attempt,
        secrets::{Secrets, TokenHeld},
    },
};
use denylens_decode::{FormField, Lookup, PolicyText, Region, StsHost, Token, command};
use hold::hold;
use leptos::prelude::*;
use zeroize::Zeroizing;

/// The field for what a backend needs.
pub(super) fn field(page: Page, need: FormField, attempt: Attempt) -> AnyView {
    match need {
        FormField::Credentials => credentials::credentials(page, attempt),
        FormField::Region => region(page, attempt),
        FormField::StsHost => sts_host(page, attempt),
        FormField::Token => token(page, attempt),
        FormField::PolicyText => policy_text(page, attempt),
        FormField::Text => text(page, attempt),
    }
}

fn sts_host(page: Page, attempt: Attempt) -> AnyView {
    let listed = page.settings().sts_endpoints;
    let hosts: Vec<StsHost> =
        StsHost::PUBLIC.into_iter().chain((0..listed.len()).map(StsHost::Listed)).collect();
    let options = {
        let hosts = hosts.clone();
        move || {
            let Ok(region) = Region::named(&attempt.region.read()) else { return ().into_any() };
            let name = |host: StsHost| match host {
                StsHost::Listed(at) => {
                    let name =
                        listed.get(at).map(|endpoint| endpoint.name.get(page.choices.lang.get()).to_owned());
                    name.unwrap_or_default()
                }
                host => (page.more().decode.sts_host)(host).to_owned(),
            };
            let options = hosts.iter().enumerate().filter(|(_, host)| attempt.has_host(region, **host));
            all(options.map(|(at, host)| {
                let host = *host;
                view! {
                    <option value=at.to_string() selected=move || attempt.sts_host.get() == host>{name(host)}</option>
                }
            }))
        }
    };
    view! {
        <div class="field field--short">
            <label class="field__label" for="sts-host">{move || page.more().decode.endpoint}</label>
            <select
                id="sts-host"
                class="field__box"
                data-testid="sts-host"
                on:change:target=move |event| {
                    attempt.changed();
                    let chosen = event.target().value().parse().ok().and_then(|at: usize| hosts.get(at).copied());
                    attempt.sts_host.set(chosen.unwrap_or_default());
                }
            >
                {changing(options)}
            </select>
        </div>
    }
    .into_any()
}

/// The token is taken when the field is left or Enter is pressed, and the field is emptied.
fn token(page: Page, attempt: Attempt) -> AnyView {
    let field = page.secrets.token_box;
    let take = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = Zeroizing::new(field.value());
        if text.trim().is_empty() {
            return;
        }
        field.set_value("");
        attempt.changed();
        page.secrets.take_token(&attempt.id(), Token::read(&text));
    };
    let held = move || {
        let is_held =
            matches!(&*page.secrets.token_held.read(), TokenHeld::For(owner) if *owner == attempt.id());
        any(is_held.then(|| {
            let label = page.more().decode.forget_token;
            view! { <div class="keys">{hold(page.secrets, page.more(), "forget-token", label, Secrets::forget_token)}</div> }
        }))
    };
    view! {
        <div class="field field--short">
            <label class="field__label" for="token">{move || page.more().decode.token}</label>
            <input
                id="token"
                type="password"
                class="field__box"
                data-testid="token"
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                on:change=take
            />
            <p class="field__hint" role="status" data-testid="token-held">
                {move || (page.more().decode.token_held)(&page.secrets.token_held.read(), &attempt.id())}
            </p>
            {changing(held)}
        </div>
    }
    .into_any()
}

fn policy_text(page: Page, attempt: Attempt) -> AnyView {
    let choose = move |event| {
        attempt.policy_text.set(if event_target_checked(&event) {
            PolicyText::Wanted
        } else {
            PolicyText::Unwanted
        });
    };
    view! {
        <label class="checklist__label">
            <input type="checkbox" data-testid="policy-text" on:change=choose />
            <span>{move || page.more().decode.policy_text}</span>
        </label>
    }
    .into_any()
}

fn region(page: Page, attempt: Attempt) -> AnyView {
    let regions = all(Region::all().iter().map(|region| view! { <option value=region.name()></option> }));
    view! {
        <div class="field field--short">
            <label class="field__label" for="region">{move || page.more().decode.region}</label>
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
            <p id="region-hint" class="field__hint">{move || page.more().decode.region_hint}</p>
        </div>
    }
    .into_any()
}

fn text(page: Page, attempt: Attempt) -> AnyView {
    let lookup = attempt.lookup();
    let kind = lookup.kind();
    let region = match &lookup {
        Lookup::Encoded(_) => None,
        Lookup::Details(_) => Region::named(&attempt.region.read_untracked()).ok(),
    };
    let command = command(&lookup, region);
    let command = move || {
        any(command.clone().map(|command| {
            let words = page.more();
            view! {
                <div class="command" data-testid="decode-command">
                    <p class="command__purpose">{words.decode.command}</p>
                    {copied_text(command, Copied::Command, words)}
                </div>
            }
        }))
    };
    view! {
        {changing(command)}
        <div class="field">
            <label class="field__label" for="decoded-paste">{move || page.more().decode.answer}</label>
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
            <p id="decoded-paste-hint" class="field__hint">{move || (page.more().decode.answer_hint)(kind)}</p>
        </div>
    }
    .into_any()
}
