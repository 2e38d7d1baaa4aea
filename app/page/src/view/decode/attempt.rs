//! Asking a backend, and what came of it.

use super::super::{copy::copied_text, prose::prose};
use crate::{model::question::Message, running::Running, state::Page};
use denylens_decode::{DecodeBackend, DecodeError, DecodeRequest, Destination, Region};
use leptos::{either::EitherOf5, prelude::*, task::spawn_local};

/// What is entered into a backend's form, and how far asking it has come.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    page: Page,
    pub(super) region: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    stage: RwSignal<Stage>,
    backend: StoredValue<&'static dyn DecodeBackend, LocalStorage>,
    message: StoredValue<String>,
    destination: Destination,
    running: StoredValue<Option<Running>, LocalStorage>,
}

/// How far asking has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    #[default]
    Before,
    /// Waiting for this host.
    Waiting(&'static str),
    Cancelled,
    Failed(DecodeError),
    /// A text came back, but it is not the document of this message.
    Unanswered,
}

impl Attempt {
    pub(super) fn new(
        page: Page,
        backend: &'static dyn DecodeBackend,
        destination: Destination,
        message: &Message,
    ) -> Attempt {
        let region = Region::suggested(message.region.as_deref(), message.partition.as_deref());
        Attempt {
            page,
            region: RwSignal::new(region.name().to_owned()),
            text: RwSignal::new(String::new()),
            stage: RwSignal::new(Stage::default()),
            backend: StoredValue::new_local(backend),
            message: StoredValue::new(message.encoded.clone()),
            destination,
            running: StoredValue::new_local(None),
        }
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
        let request = DecodeRequest {
            message: self.message.get_value(),
            region: Some(region),
            credentials: self.page.held_keys(),
            text: self.text.get_untracked(),
        };
        self.stage.set(self.destination.host(region).map_or(Stage::Before, Stage::Waiting));
        let backend = self.backend.get_value();
        let (running, driver) = Running::new(async move {
            match backend.decode(&request).await {
                Ok(supplement) => {
                    if !self.page.join(supplement) {
                        self.stage.set(Stage::Unanswered);
                    }
                }
                Err(error) => self.stage.set(Stage::Failed(error)),
            }
        });
        // A request before this one is called off.
        self.running.set_value(Some(running));
        spawn_local(driver);
    }

    /// The encoded message that is asked about.
    pub(super) fn message(self) -> String {
        self.message.get_value()
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
        attempt.destination.host(region)
    };
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
                {move || page.words().decode.sign_and_decode}
            </button>
            <Show when=is_waiting>
                <button type="button" class="button" data-testid="cancel" on:click=move |_| attempt.cancel()>
                    {move || page.words().decode.cancel}
                </button>
            </Show>
            <p class="field__hint">{move || host().map(|host| (page.words().decode.goes_to)(host))}</p>
        </div>
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
            Stage::Failed(error) => EitherOf5::D(failure(page, error)),
            Stage::Unanswered => EitherOf5::E(view! {
                <p class="failure" data-testid="error" data-kind="not-a-document">{words.decode.unanswered}</p>
            }),
        }
    };
    view! { <div aria-live="polite">{outcome}</div> }
}

fn failure(page: Page, error: &DecodeError) -> impl IntoView + use<> {
    let (words, lang) = (page.words(), page.lang.get());
    let told = error.explain();
    let commands =
        told.commands.iter().map(|command| copied_text((*command).to_owned(), words)).collect_view();
    let refusal = error.refusal().map(|refusal| {
        view! {
            <p class="field__hint">{words.decode.refusal}</p>
            {copied_text(refusal, words)}
        }
    });
    view! {
        <div class="failure" data-testid="error" data-kind=told.kind>
            <p class="failure__fault">{told.fault.words().get(lang).to_owned()}</p>
            <p class="failure__what">{prose(told.what.get(lang))}</p>
            <p>{prose(told.next.get(lang))}</p>
            {commands}
            {refusal}
        </div>
    }
}
