//! Credentials and tokens: how long they are held, and what the page may show of them.

use crate::model::delivery::Delivery;
use denylens_decode::{Credentials, CredentialsError, Timestamp, Token, credentials::PartialCredentials};
use leptos::{html, prelude::*};
use std::{mem, rc::Rc};
use zeroize::Zeroizing;

/// What the page may show about the keys: nothing that is secret.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Keys {
    #[default]
    None,
    /// They are held; and when they expire, if that is known.
    Held(Option<Timestamp>),
    /// Some of their values are held.
    Parts {
        /// That others are missing, and which.
        missing: CredentialsError,
        /// Why the last text was of no use, if it wasn't.
        refused: Option<CredentialsError>,
    },
    /// What was typed gives no keys.
    Refused(CredentialsError),
    /// They were wiped without anybody asking.
    Gone(Gone),
}

/// The keys, as far as they are known.
#[derive(Debug, Default)]
enum Held {
    #[default]
    Nothing,
    /// What was pasted so far: the next paste completes it.
    Parts(PartialCredentials),
    Whole(Rc<Credentials>),
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
    /// It was wiped: nobody touched the page for so many minutes.
    Gone(u32),
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
const IDLE_AT_FIRST: u32 = 15;

/// The secrets, and what is known of them.
#[derive(Clone, Copy)]
pub(crate) struct Secrets {
    /// How the page came: no secret is taken by one that anybody could have changed.
    pub(crate) delivery: Delivery,
    /// The field that takes credentials. It is empty but for the moment in which they are typed.
    pub(crate) keys_box: NodeRef<html::Textarea>,
    /// What is known about the keys that are held.
    pub(crate) keys: RwSignal<Keys>,
    /// The field that takes a token, likewise.
    pub(crate) token_box: NodeRef<html::Input>,
    /// What is known about the token.
    pub(crate) token_held: RwSignal<TokenHeld>,
    /// After how many minutes without a touch keys are wiped.
    pub(crate) idle: RwSignal<u32>,
    /// The time by the browser's clock, in milliseconds, as of the last look.
    pub(crate) now: RwSignal<f64>,
    /// The keys themselves, or parts of them. They are wiped when their last owner lets them go.
    held: StoredValue<Held, LocalStorage>,
    /// The bearer token of a team's endpoint, if one is held, with the id of the backend that it is for.
    token: StoredValue<Option<(String, Rc<Token>)>, LocalStorage>,
    /// When somebody last touched the page, in milliseconds of the browser's clock.
    touched: StoredValue<f64>,
}

impl Secrets {
    /// None are held.
    pub(crate) fn new() -> Secrets {
        Secrets {
            delivery: Delivery::of(window().is_secure_context()),
            keys_box: NodeRef::new(),
            keys: RwSignal::new(Keys::default()),
            token_box: NodeRef::new(),
            token_held: RwSignal::new(TokenHeld::No),
            idle: RwSignal::new(IDLE_AT_FIRST),
            now: RwSignal::new(js_sys::Date::now()),
            held: StoredValue::new_local(Held::default()),
            token: StoredValue::new_local(None),
            touched: StoredValue::new(js_sys::Date::now()),
        }
    }

    /// Something was typed into the field for credentials. As soon as any of them is read, the field is emptied.
    pub(crate) fn keys_typed(self) {
        let Some(keys_box) = self.keys_box.get_untracked() else { return };
        let text = Zeroizing::new(keys_box.value());
        if text.trim().is_empty() {
            // The page empties the field itself, and a browser may tell of one entry in several events: an empty field takes back
            // only what is refused of a text that was left in it.
            if self.keys.read_untracked().is_unfinished() {
                self.keys.update(Keys::take_back);
            }
            return;
        }
        self.take_keys(&text);
        // What no typing on makes usable doesn't stay in the field either.
        if !self.keys.read_untracked().is_unfinished() {
            keys_box.set_value("");
        }
    }

    /// Something is about to be pasted into the field. It takes the place of what is left there of a text that was refused.
    pub(crate) fn keys_pasted(self) {
        if let Some(keys_box) = self.keys_box.get_untracked() {
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
        let before = self.held.try_update_value(mem::take);
        let mut parts = match before {
            Some(Held::Parts(parts)) => parts,
            Some(Held::Nothing | Held::Whole(_)) | None => PartialCredentials::default(),
        };
        let now = Timestamp(js_sys::Date::now() as i64);
        let read = parts.read(text).and_then(|keys| keys.map(|keys| keys.usable_at(now)).transpose());
        let refused = match read {
            Ok(Some(keys)) => {
                self.keys.set(Keys::Held(keys.expires()));
                self.held.set_value(Held::Whole(Rc::new(keys)));
                return;
            }
            Ok(None) => None,
            Err(error) if parts.is_empty() || error.is_final() => {
                self.keys.set(Keys::Refused(error));
                return;
            }
            Err(error) => Some(error),
        };
        self.keys.set(Keys::Parts { missing: CredentialsError::Missing(parts.missing()), refused });
        self.held.set_value(Held::Parts(parts));
    }

    /// The token for this backend, for a request.
    pub(crate) fn held_token(self, backend: &str) -> Option<Rc<Token>> {
        self.wipe_stale_keys();
        self.token.with_value(|held| {
            held.as_ref().filter(|(owner, _)| owner == backend).map(|(_, token)| Rc::clone(token))
        })
    }

    /// Why there are no keys, where something was given for them.
    pub(crate) fn keys_lacking(self) -> Option<CredentialsError> {
        match self.keys.get_untracked() {
            Keys::Parts { missing, .. } => Some(missing),
            Keys::Refused(error) => Some(error),
            Keys::None | Keys::Held(_) | Keys::Gone(_) => None,
        }
    }

    /// The keys that are held, for a request.
    pub(crate) fn held_keys(self) -> Option<Rc<Credentials>> {
        self.wipe_stale_keys();
        self.held.with_value(|held| match held {
            Held::Whole(keys) => Some(Rc::clone(keys)),
            Held::Nothing | Held::Parts(_) => None,
        })
    }

    /// Somebody is there. A computer that slept ran no timers: what went stale meanwhile goes first.
    pub(crate) fn touched(self) {
        self.wipe_stale_keys();
        self.touched.set_value(js_sys::Date::now());
    }

    /// In how many minutes the keys are wiped if nobody touches the page, or sooner if they expire; the minute that has begun counts.
    pub(crate) fn minutes_left(self) -> u32 {
        let now = self.now.get();
        let idle = self.touched.get_value() + f64::from(self.idle.get()) * 60_000.0 - now;
        let left = match *self.keys.read() {
            Keys::Held(Some(expires)) => idle.min(expires.0 as f64 - now),
            _ => idle,
        };
        (left / 60_000.0).ceil().max(1.0) as u32
    }

    /// Wipes the keys and the token if nobody has been there for long, and keys whose time is over.
    pub(crate) fn wipe_stale_keys(self) {
        let now = js_sys::Date::now();
        self.now.set(now);
        let is_expired =
            |held: &Held| matches!(held, Held::Whole(keys) if keys.expired(Timestamp(now as i64)));
        if self.held.with_value(is_expired) {
            self.wipe_keys(Keys::Gone(Gone::Expired));
        }
        let idle = self.idle.get_untracked();
        if now - self.touched.get_value() < f64::from(idle) * 60_000.0 {
            return;
        }
        let has_keys = self.held.with_value(|held| !matches!(held, Held::Nothing));
        if has_keys || self.keys_box.get_untracked().is_some_and(|field| !field.value().is_empty()) {
            self.wipe_keys(Keys::Gone(Gone::Idle(idle)));
        }
        let has_token = self.token.with_value(Option::is_some);
        if has_token || self.token_box.get_untracked().is_some_and(|field| !field.value().is_empty()) {
            self.wipe_token(TokenHeld::Gone(idle));
        }
    }

    /// Wipes these keys, since AWS says that their time is over. Others that came in the meantime stay.
    pub(crate) fn expired(self, keys: Option<&Rc<Credentials>>) {
        let is_held =
            |held: &Held| matches!((held, keys), (Held::Whole(held), Some(keys)) if Rc::ptr_eq(held, keys));
        if self.held.with_value(is_held) {
            self.wipe_keys(Keys::Gone(Gone::Expired));
        }
    }

    /// Wipes the keys and the token, and the fields for them. A request that is signed with them is called off: the forms see to that.
    pub(crate) fn forget(self) {
        self.wipe_keys(Keys::None);
        self.forget_token();
    }

    /// Wipes the token alone, likewise.
    pub(crate) fn forget_token(self) {
        self.wipe_token(TokenHeld::No);
    }

    fn wipe_keys(self, told: Keys) {
        if let Some(keys_box) = self.keys_box.get_untracked() {
            keys_box.set_value("");
        }
        self.held.set_value(Held::Nothing);
        self.keys.set(told);
    }

    fn wipe_token(self, told: TokenHeld) {
        if let Some(token_box) = self.token_box.get_untracked() {
            token_box.set_value("");
        }
        self.token.set_value(None);
        self.token_held.set(told);
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

impl Keys {
    /// Whether the field may hold a text that is refused as it stands, and that typing on could make usable.
    fn is_unfinished(&self) -> bool {
        match self {
            Keys::Refused(error) | Keys::Parts { refused: Some(error), .. } => !error.is_final(),
            _ => false,
        }
    }

    /// The text that was refused is gone.
    fn take_back(&mut self) {
        match self {
            Keys::Parts { refused, .. } => *refused = None,
            keys => *keys = Keys::None,
        }
    }
}
