//! Asking a backend: what is entered into its form, and the request under way.

use super::{
    Page,
    secrets::{Keys, TokenHeld},
};
use crate::{
    cancellable::Cancellable,
    effect::effect,
    model::{
        attempt::{Secret, Stage, keys_are_spent},
        lookup::{Answered, OpenLookups},
        remark::Remark,
    },
};
use denylens_decode::{
    DecodeBackend, DecodeRequest, FormField, Lookup, PolicyText, Region, StsHost, TokenInAddress,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

/// What is entered into a backend's form, and how far asking it has come.
#[derive(Clone, Copy)]
pub(crate) struct Attempt {
    page: Page,
    pub(crate) region: RwSignal<String>,
    pub(crate) text: RwSignal<String>,
    pub(crate) sts_host: RwSignal<StsHost>,
    pub(crate) policy_text: RwSignal<PolicyText>,
    /// What the request is sent with.
    pub(crate) secret: Secret,
    pub(crate) stage: RwSignal<Stage>,
    backend: StoredValue<Rc<dyn DecodeBackend>, LocalStorage>,
    lookup: StoredValue<Lookup>,
    running: StoredValue<Option<Cancellable>, LocalStorage>,
}

impl Attempt {
    pub(crate) fn new(
        page: Page,
        backend: Rc<dyn DecodeBackend>,
        lookup: Lookup,
        needs: &[FormField],
        open: &OpenLookups,
    ) -> Attempt {
        let region = Region::suggested(open.region.as_deref(), open.partition.as_deref());
        let secret = Secret::of(needs);
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
        effect(move || {
            let is_held = match secret {
                Secret::None => true,
                Secret::Keys => matches!(*page.secrets.keys.read(), Keys::Held(_)),
                Secret::Token => matches!(*page.secrets.token_held.read(), TokenHeld::For(_)),
            };
            if !is_held && matches!(*attempt.stage.read_untracked(), Stage::Waiting(_)) {
                attempt.cancel();
            }
        });
        // The endpoint that is chosen is one that the region has.
        effect(move || {
            let region = Region::named(&attempt.region.read());
            if region.is_ok_and(|region| !attempt.has_host(region, attempt.sts_host.get_untracked())) {
                attempt.sts_host.set(StsHost::default());
            }
        });
        attempt
    }

    /// Asks the backend. The session token stays out of addresses.
    pub(crate) fn ask(self) {
        self.send(TokenInAddress::NotAgreed);
    }

    /// Asks it once more, with the session token in the address if headers still don't get through. That is agreed to for this once.
    pub(crate) fn ask_in_address(self) {
        self.send(TokenInAddress::Agreed);
    }

    fn send(self, token_in_address: TokenInAddress) {
        let region = match Region::named(&self.region.read_untracked()) {
            Ok(region) => region,
            Err(error) => {
                self.stage.set(Stage::Failed(error.into()));
                return;
            }
        };
        if let (Secret::Keys, None, Some(error)) =
            (self.secret, self.page.secrets.held_keys(), self.page.secrets.keys_lacking())
        {
            self.stage.set(Stage::Failed(error.into()));
            return;
        }
        let request = DecodeRequest {
            lookup: self.lookup.get_value(),
            region: Some(region),
            sts_host: self.sts_host.get_untracked(),
            credentials: self.page.secrets.held_keys(),
            token: self.page.secrets.held_token(&self.id()),
            policy_text: self.policy_text.get_untracked(),
            text: self.text.get_untracked(),
            token_in_address,
        };
        let backend = self.backend.get_value();
        self.stage.set(self.host(region, request.sts_host).map_or(Stage::Before, Stage::Waiting));
        let (running, driver) = Cancellable::new(async move {
            match backend.decode(&request).await {
                Ok(decoded) => {
                    match self.page.join(decoded.supplement).await {
                        // The question is gone, and this with it.
                        Answered::Yes => {}
                        Answered::ByAnotherRequest => self.stage.set(Stage::Before),
                        Answered::No => self.stage.set(Stage::Unanswered),
                    }
                    if decoded.withheld.iter().any(|(_, error)| keys_are_spent(error)) {
                        self.page.secrets.expired(request.credentials.as_ref());
                    }
                    if let Some((name, error)) = decoded.withheld.into_iter().next() {
                        self.page.paste.remark.set(Remark::PolicyWithheld { name, why: error });
                    }
                    for (name, text) in decoded.policies {
                        self.page.policies.add_text(&name, text);
                    }
                }
                Err(error) => {
                    let are_spent = keys_are_spent(&error);
                    // First what went wrong: a request whose keys go while it is under way is called off.
                    self.stage.set(Stage::Failed(error));
                    if are_spent {
                        self.page.secrets.expired(request.credentials.as_ref());
                    }
                }
            }
        });
        // A request before this one is called off.
        self.running.set_value(Some(running));
        spawn_local(driver);
    }

    /// The id of the backend.
    pub(crate) fn id(self) -> String {
        self.backend.with_value(|backend| backend.describe().id.to_string())
    }

    /// What is looked up.
    pub(crate) fn lookup(self) -> Lookup {
        self.lookup.get_value()
    }

    /// The hosts of STS that a region has.
    pub(crate) fn has_host(self, region: Region, host: StsHost) -> bool {
        self.host(region, host).is_some()
    }

    /// Whether the region that is entered has no host for this, so that nothing can be sent.
    pub(crate) fn has_nowhere_to_go(self) -> bool {
        let sends = self.backend.with_value(|backend| !backend.origins().is_empty());
        sends
            && Region::named(&self.region.read())
                .is_ok_and(|region| !self.has_host(region, StsHost::default()))
    }

    /// Where the request goes.
    pub(crate) fn host(self, region: Region, sts_host: StsHost) -> Option<String> {
        let origin = self.backend.with_value(|backend| backend.origin(region, sts_host))?;
        Some(origin.split_once("://").map(|(_, host)| host.to_owned()).unwrap_or(origin))
    }

    pub(crate) fn cancel(self) {
        self.running.set_value(None);
        self.stage.set(Stage::Cancelled);
    }

    /// Something else was entered: what went wrong before is over.
    pub(crate) fn changed(self) {
        if !matches!(*self.stage.read_untracked(), Stage::Before | Stage::Waiting(_)) {
            self.stage.set(Stage::Before);
        }
    }
}
