//! Asking a backend, and what came of it.

use super::super::{
    button::button,
    copy::copied_text,
    erased::{all, any, changing, when},
    handoffs,
    prose::{prose, sentence},
};
use crate::{
    model::{
        attempt::{Secret, Stage, command_instead, own_refusal},
        copied::Copied,
        index::Marks,
        reach::Reach,
    },
    state::{attempt::Attempt, choices::Choices},
};
use denylens_decode::{DecodeError, LookupKind, Region};
use denylens_engine::{Advice, Sharing, Told};
use leptos::prelude::*;

/// The button that sends, with the host that it sends to.
pub(super) fn asking(choices: Choices, attempt: Attempt, reach: ReadSignal<Reach>) -> AnyView {
    let host = move || {
        let region = Region::named(&attempt.region.read()).ok()?;
        attempt.host(region, attempt.sts_host.get())
    };
    let kind: LookupKind = attempt.lookup().kind();
    let is_waiting = move || matches!(*attempt.stage.read(), Stage::Waiting(_));
    let cancel = move || {
        let said = move || choices.more().decode.cancel;
        button("cancel", said.into_any(), move || attempt.cancel())
    };
    view! {
        <div class="decode__ask">
            <button
                type="button"
                class="button button--main"
                data-testid="sign-and-decode"
                disabled=is_waiting
                on:click=move |_| attempt.ask()
            >
                {move || (choices.more().decode.ask)(kind, attempt.secret == Secret::Keys)}
                {move || if reach.get() == Reach::Offline { choices.more().decode.unsendable } else { "" }}
            </button>
            {when(is_waiting, cancel)}
            <p class="field__hint">
                {move || host().map(|host| (choices.more().decode.goes_to)(kind, attempt.secret, &host)).unwrap_or_default()}
            </p>
        </div>
    }
    .into_any()
}

/// What is said where a region has no host for this, before anything secret is asked for.
pub(super) fn nowhere(choices: Choices, attempt: Attempt) -> AnyView {
    changing(move || {
        attempt.region.track();
        failure(choices, &DecodeError::NoSuchHost, &attempt)
    })
}

/// What came of it.
pub(super) fn outcome(choices: Choices, attempt: Attempt) -> AnyView {
    let outcome = move || {
        let words = choices.more();
        match &*attempt.stage.read() {
            Stage::Before => ().into_any(),
            Stage::Waiting(host) => {
                view! { <p class="decode__waiting">{(words.decode.waiting)(host)}</p> }.into_any()
            }
            Stage::Cancelled => view! { <p>{words.decode.cancelled}</p> }.into_any(),
            Stage::Failed(error) => failure(choices, error, &attempt),
            Stage::Unanswered => view! {
                <p class="failure" data-testid="error" data-kind="not-a-document">{(words.decode.unanswered)(attempt.lookup().kind())}</p>
            }
            .into_any(),
        }
    };
    view! { <div aria-live="polite">{changing(outcome)}</div> }.into_any()
}

fn failure(choices: Choices, error: &DecodeError, attempt: &Attempt) -> AnyView {
    let words = choices.more();
    let failure = error.failure();
    let commands = all(failure
        .commands
        .iter()
        .map(|command| copied_text((*command).to_owned(), Copied::Command, words)));
    let region = Region::named(&attempt.region.read_untracked()).ok();
    let instead = command_instead(error, &attempt.lookup(), region).map(|command| {
        view! { <div data-testid="command-instead">{copied_text(command, Copied::Command, words)}</div> }
    });
    let asked = *attempt;
    let in_address = (*error == DecodeError::HeadersLost).then(|| {
        button("ask-in-address", words.decode.in_address.into_any(), move || asked.ask_in_address())
    });
    let refusal = error.refusal().map(|refusal| {
        let explained = own_refusal(error).map(|denial| {
            let advice = Advice::of(&denial);
            let told = Told::new(&denial, &advice, words.engine);
            let redacted = {
                let redacted = Sharing::Redacted.denial(&denial).into_owned();
                move || Some(redacted.clone())
            };
            view! {
                <div data-testid="error-verdict" data-layer=Marks::of(&denial).layer>
                    <p><strong>{sentence(&told.verdict())}</strong></p>
                    {handoffs::handoffs(told, choices, redacted)}
                </div>
            }
        });
        view! {
            <p class="field__hint">{words.decode.refusal}</p>
            {copied_text(refusal, Copied::Answer, words)}
            {any(explained)}
        }
    });
    view! {
        <div class="failure" data-testid="error" data-kind=failure.kind>
            <p class="failure__fault">{(words.backends.fault)(failure.fault)}</p>
            <p class="failure__what">{prose(&words.backends.what(error))}</p>
            <p>{prose(words.backends.next(error))}</p>
            {commands}
            {any(instead)}
            {any(in_address)}
            {any(refusal)}
        </div>
    }
    .into_any()
}
