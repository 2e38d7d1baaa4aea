//! Credentials and tokens: how long they are held, and what the page may show of them.

use super::Page;
use denylens_decode::{Credentials, CredentialsError, Moment, Token, credentials};
use leptos::prelude::*;
use std::rc::Rc;
use zeroize::Zeroizing;

/// What the page may show about the keys: nothing that is secret.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Keys {
    #[default]
    None,
    /// They are held; and when they expire, if that is known.
    Held(Option<Moment>),
    /// What was typed gives no keys.
    Refused(CredentialsError),
    /// They were wiped without anybody asking.
    Gone(Gone),
}

/// Whether the token of a team's endpoint is held, and for which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum TokenHeld {
    #[default]
    No,
    /// For the backend with this id, and for no other.
    For(String),
    /// What was entered can't be one.
    Refused,
}

/// Why keys were wiped without anybody asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    /// Nobody touched the page for so many minutes.
    Idle(u32),
    /// Their time is over.
    Expired,
}

/// After so many minutes without a key or a pointer, keys are wiped: the choices, and the one that is made at first.
pub(crate) const IDLE_MINUTES: [u32; 4] = [1, 5, 15, 60];
pub(super) const IDLE_AT_FIRST: u32 = 15;

impl Page {
    /// Something was typed into the field for credentials. As soon as they are whole, the field is emptied.
    pub(crate) fn keys_typed(self) {
        let Some(keys_box) = self.keys_box.get_untracked() else { return };
        let text = Zeroizing::new(keys_box.value());
        if text.trim().is_empty() {
            // The page empties the field itself, and a browser may tell of one entry in several events: an empty field takes back
            // only what is refused of a text that was left in it.
            if matches!(&*self.keys.read_untracked(), Keys::Refused(error) if !is_hopeless(error)) {
                self.keys.set(Keys::None);
            }
            return;
        }
        self.take_keys(&text);
        // What no typing on makes usable doesn't stay in the field either.
        if !matches!(&*self.keys.read_untracked(), Keys::Refused(error) if !is_hopeless(error)) {
            keys_box.set_value("");
        }
    }

    /// Takes the text of a file as credentials. It is never in the field.
    pub(crate) fn keys_dropped(self, text: &str) {
        if let Some(keys_box) = self.keys_box.get_untracked() {
            keys_box.set_value("");
        }
        self.take_keys(text);
    }

    fn take_keys(self, text: &str) {
        self.touched();
        let now = Moment(js_sys::Date::now() as i64);
        match credentials::read(text).and_then(|keys| keys.usable_at(now)) {
            Ok(keys) => {
                self.keys.set(Keys::Held(keys.expires()));
                self.held.set_value(Some(Rc::new(keys)));
            }
            Err(error) => {
                self.held.set_value(None);
                self.keys.set(Keys::Refused(error));
            }
        }
    }

    /// The token for this backend, for a request.
    pub(crate) fn held_token(self, backend: &str) -> Option<Rc<Token>> {
        self.wipe_stale_keys();
        self.token.with_value(|held| {
            held.as_ref().filter(|(owner, _)| owner == backend).map(|(_, token)| Rc::clone(token))
        })
    }

    /// The keys that are held, for a request.
    pub(crate) fn held_keys(self) -> Option<Rc<Credentials>> {
        self.wipe_stale_keys();
        self.held.get_value()
    }

    /// Somebody is there. A computer that slept ran no timers: what went stale meanwhile goes first.
    pub(crate) fn touched(self) {
        self.wipe_stale_keys();
        self.touched.set_value(js_sys::Date::now());
    }

    /// Wipes the keys if nobody has been there for long, or their time is over.
    pub(crate) fn wipe_stale_keys(self) {
        let now = js_sys::Date::now();
        self.now.set(now);
        let keys = self.held.get_value();
        let is_clean = keys.is_none()
            && self.token_held.get_untracked() == TokenHeld::No
            && self.keys_box.get_untracked().is_none_or(|field| field.value().is_empty())
            && self.token_box.get_untracked().is_none_or(|field| field.value().is_empty());
        if is_clean {
            return;
        }
        let gone = if keys.is_some_and(|keys| keys.expired(Moment(now as i64))) {
            Gone::Expired
        } else if now - self.touched.get_value() >= f64::from(self.idle.get_untracked()) * 60_000.0 {
            Gone::Idle(self.idle.get_untracked())
        } else {
            return;
        };
        self.forget_keys();
        self.keys.set(Keys::Gone(gone));
    }

    /// Wipes the keys and the token, and the fields for them. A request that is signed with them is called off: the forms see to that.
    pub(crate) fn forget_keys(self) {
        if let Some(keys_box) = self.keys_box.get_untracked() {
            keys_box.set_value("");
        }
        if let Some(token_box) = self.token_box.get_untracked() {
            token_box.set_value("");
        }
        self.held.set_value(None);
        self.keys.set(Keys::None);
        self.token.set_value(None);
        self.token_held.set(TokenHeld::No);
    }

    /// Takes the bearer token of a team's endpoint: the backend with this id.
    pub(crate) fn take_token(self, backend: &str, token: Option<Token>) {
        self.token_held.set(match token {
            Some(_) => TokenHeld::For(backend.to_owned()),
            None => TokenHeld::Refused,
        });
        self.token.set_value(token.map(|token| (backend.to_owned(), Rc::new(token))));
        self.touched();
    }
}

/// Whether no typing on makes them usable.
fn is_hopeless(error: &CredentialsError) -> bool {
    matches!(
        error,
        CredentialsError::LongTerm
            | CredentialsError::NotAnAccessKey { .. }
            | CredentialsError::Several(_)
            | CredentialsError::Expired
    )
}
