//! Asking a backend, and what came of it.

use super::super::{copy::copied_text, fix, prose::prose};
use crate::{
    model::{
        index::Marks,
        question::{Answered, Message},
    },
    running::Running,
    state::{
        Page, Remark,
        keys::{Keys, TokenHeld},
    },
};
use denylens_advise::Advice;
use denylens_decode::{
    AwsError, AwsErrorKind, DecodeBackend, DecodeError, DecodeRequest, Fault, FormField, Lookup, LookupKind,
    PolicyText, Region, StsHost, command,
};
use denylens_render::Told;
use denylens_triage::triage;
use leptos::{either::EitherOf5, prelude::*, task::spawn_local};
use std::rc::Rc;

/// What is entered into a backend's form, and how far asking it has come.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    page: Page,
    pub(super) region: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) sts_host: RwSignal<StsHost>,
    pub(super) policy_text: RwSignal<PolicyText>,
    /// What the request is sent with.
    secret: Secret,
    stage: RwSignal<Stage>,
    backend: StoredValue<Rc<dyn DecodeBackend>, LocalStorage>,
    lookup: StoredValue<Lookup>,
    running: StoredValue<Option<Running>, LocalStorage>,
}

/// What a request is sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Secret {
    /// Nothing secret.
    None,
    /// It is signed.
    Keys,
    /// It has a bearer token.
    Token,
}

/// How far asking has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    #[default]
    Before,
    /// Waiting for this host.
    Waiting(String),
    Cancelled,
    Failed(DecodeError),
    /// A text came back, but it is not the document of this message.
    Unanswered,
}

impl Attempt {
    pub(super) fn new(
        page: Page,
        backend: Rc<dyn DecodeBackend>,
        lookup: Lookup,
        needs: &[FormField],
        message: &Message,
    ) -> Attempt {
        let region = Region::suggested(message.region.as_deref(), message.partition.as_deref());
        let secret = match needs {
            needs if needs.contains(&FormField::Credentials) => Secret::Keys,
            needs if needs.contains(&FormField::Token) => Secret::Token,
            _ => Secret::None,
        };
        let attempt = Attempt {
            page,
            region: RwSignal::new(region.name().to_owned()),
            text: RwSignal::new(String::new()),
            sts_host: RwSignal::new(StsHost::default()),
            policy_text: RwSignal::new(PolicyText::default()),
            secret,
            stage: RwSignal::new(Stage::default()),
            backend: StoredValue::new_local(backend),
            lookup: StoredValue::new(lookup),
            running: StoredValue::new_local(None),
        };
        // What is wiped isn't used any longer, not even by a request that is under way.
        Effect::new(move |_| {
            let is_held = match secret {
                Secret::None => true,
                Secret::Keys => matches!(*page.keys.read(), Keys::Held(_)),
                Secret::Token => matches!(*page.token_held.read(), TokenHeld::For(_)),
            };
            if !is_held && matches!(*attempt.stage.read_untracked(), Stage::Waiting(_)) {
                attempt.cancel();
            }
        });
        // The endpoint that is chosen is one that the region has.
        Effect::new(move |_| {
            let region = Region::named(&attempt.region.read());
            if region.is_ok_and(|region| !attempt.has_host(region, attempt.sts_host.get_untracked())) {
                attempt.sts_host.set(StsHost::default());
            }
        });
        attempt
    }

    /// Asks the backend.
    pub(super) fn ask(self) {
        let region = match Region::named(&self.region.read_untracked()) {
            Ok(region) => region,
            Err(error) => {
                self.stage.set(Stage::Failed(error.into()));
                return;
            }
        };
        if let (Secret::Keys, None, Some(error)) =
            (self.secret, self.page.held_keys(), self.page.keys_lacking())
        {
            self.stage.set(Stage::Failed(error.into()));
            return;
        }
        let request = DecodeRequest {
            lookup: self.lookup.get_value(),
            region: Some(region),
            sts_host: self.sts_host.get_untracked(),
            credentials: self.page.held_keys(),
            token: self.page.held_token(&self.id()),
            policy_text: self.policy_text.get_untracked(),
            text: self.text.get_untracked(),
        };
        let backend = self.backend.get_value();
        self.stage.set(self.host(region, request.sts_host).map_or(Stage::Before, Stage::Waiting));
        let (running, driver) = Running::new(async move {
            match backend.decode(&request).await {
                Ok(decoded) => {
                    match self.page.join(decoded.supplement) {
                        // The question is gone, and this with it.
                        Answered::Yes => {}
                        Answered::ByAnotherRequest => self.stage.set(Stage::Before),
                        Answered::No => self.stage.set(Stage::Unanswered),
                    }
                    if let Some((name, error)) = decoded.withheld.into_iter().next() {
                        self.page.remark.set(Remark::PolicyWithheld { name, why: error });
                    }
                    for (name, text) in decoded.policies {
                        self.page.locator.add_text(&name, text);
                    }
                }
                Err(error) => self.stage.set(Stage::Failed(error)),
            }
        });
        // A request before this one is called off.
        self.running.set_value(Some(running));
        spawn_local(driver);
    }

    /// The id of the backend.
    pub(super) fn id(self) -> String {
        self.backend.with_value(|backend| backend.describe().id.to_string())
    }

    /// What is looked up.
    pub(super) fn lookup(self) -> Lookup {
        self.lookup.get_value()
    }

    /// The hosts of STS that a region has.
    pub(super) fn has_host(self, region: Region, host: StsHost) -> bool {
        self.host(region, host).is_some()
    }

    /// Whether the region that is entered has no host for this, so that nothing can be sent.
    pub(super) fn has_nowhere_to_go(self) -> bool {
        let sends = self.backend.with_value(|backend| !backend.origins().is_empty());
        sends
            && Region::named(&self.region.read())
                .is_ok_and(|region| !self.has_host(region, StsHost::default()))
    }

    /// Where the request goes.
    fn host(self, region: Region, sts_host: StsHost) -> Option<String> {
        let origin = self.backend.with_value(|backend| backend.origin(region, sts_host))?;
        Some(origin.split_once("://").map(|(_, host)| host.to_owned()).unwrap_or(origin))
    }

    fn cancel(self) {
        self.running.set_value(None);
        self.stage.set(Stage::Cancelled);
    }

    /// Something else was entered: what went wrong before is over.
    pub(super) fn changed(self) {
        if !matches!(*self.stage.read_untracked(), Stage::Before | Stage::Waiting(_)) {
            self.stage.set(Stage::Before);
        }
    }
}

/// The button that sends, with the host that it sends to.
pub(super) fn asking(page: Page, attempt: Attempt) -> impl IntoView {
    let host = move || {
        let region = Region::named(&attempt.region.read()).ok()?;
        attempt.host(region, attempt.sts_host.get())
    };
    let kind: LookupKind = attempt.lookup().kind();
    let is_waiting = move || matches!(*attempt.stage.read(), Stage::Waiting(_));
    view! {
        <div class="decode__ask">
            <button
                type="button"
                class="button button--main"
                data-testid="sign-and-decode"
                disabled=is_waiting
                on:click=move |_| attempt.ask()
            >
                {move || (page.words().decode.ask)(kind, attempt.secret == Secret::Keys)}
            </button>
            <Show when=is_waiting>
                <button type="button" class="button" data-testid="cancel" on:click=move |_| attempt.cancel()>
                    {move || page.words().decode.cancel}
                </button>
            </Show>
            <p class="field__hint">{move || host().map(|host| (page.words().decode.goes_to)(kind, &host))}</p>
        </div>
    }
}

/// What is said where a region has no host for this, before anything secret is asked for.
pub(super) fn nowhere(page: Page, attempt: Attempt) -> impl IntoView {
    move || {
        attempt.region.track();
        failure(page, &DecodeError::NoSuchHost, &attempt)
    }
}

/// What came of it.
pub(super) fn outcome(page: Page, attempt: Attempt) -> impl IntoView {
    let outcome = move || {
        let words = page.words();
        match &*attempt.stage.read() {
            Stage::Before => EitherOf5::A(()),
            Stage::Waiting(host) => {
                EitherOf5::B(view! { <p class="decode__waiting">{(words.decode.waiting)(host)}</p> })
            }
            Stage::Cancelled => EitherOf5::C(view! { <p>{words.decode.cancelled}</p> }),
            Stage::Failed(error) => EitherOf5::D(failure(page, error, &attempt)),
            Stage::Unanswered => EitherOf5::E(view! {
                <p class="failure" data-testid="error" data-kind="not-a-document">{(words.decode.unanswered)(attempt.lookup().kind())}</p>
            }),
        }
    };
    view! { <div aria-live="polite">{outcome}</div> }
}

fn failure(page: Page, error: &DecodeError, attempt: &Attempt) -> impl IntoView + use<> {
    let words = page.words();
    let failure = error.failure();
    let commands =
        failure.commands.iter().map(|command| copied_text((*command).to_owned(), words)).collect_view();
    // Where the page can't get through, the AWS CLI may.
    let instead = (matches!(failure.fault, Fault::Network | Fault::Aws | Fault::Server | Fault::Page)
        || *error == DecodeError::NoSuchHost)
        .then(|| command(&attempt.lookup(), Region::named(&attempt.region.read_untracked()).ok()))
        .flatten()
        .map(|command| {
            view! { <div data-testid="command-instead">{copied_text(command, words)}</div> }
        });
    // The refusal to decode is a refusal like any other. What the page has explained already isn't explained in another way.
    let is_open = matches!(
        error,
        DecodeError::Aws(AwsError { kind: AwsErrorKind::AccessDenied | AwsErrorKind::Other, .. })
    );
    let refusal = error.refusal().map(|refusal| {
        let denial = is_open.then(|| triage(&refusal).denials.into_iter().next()).flatten();
        let explained = denial.map(|denial| {
            let advice = Advice::of(&denial);
            let told = Told::new(&denial, &advice, words.engine);
            view! {
                <div data-testid="error-verdict" data-layer=Marks::of(&denial).layer>
                    <p><strong>{prose(&told.verdict())}</strong></p>
                    {fix::handoff(told, words)}
                </div>
            }
        });
        view! {
            <p class="field__hint">{words.decode.refusal}</p>
            {copied_text(refusal, words)}
            {explained}
        }
    });
    view! {
        <div class="failure" data-testid="error" data-kind=failure.kind>
            <p class="failure__fault">{(words.backends.fault)(failure.fault)}</p>
            <p class="failure__what">{prose(&words.backends.what(error))}</p>
            <p>{prose(words.backends.next(error))}</p>
            {commands}
            {instead}
            {refusal}
        </div>
    }
}
