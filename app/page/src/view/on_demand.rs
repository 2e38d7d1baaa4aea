//! What comes with a chunk when it is first wanted, and how far it is.

use crate::{chunk::NotCome, state::choices::Choices};
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};

/// Something that comes with a chunk.
pub(super) struct OnDemand<T: 'static> {
    /// How far it is.
    pub(super) state: RwSignal<State<T>>,
    bring: fn(Choices) -> Bringing<T>,
    choices: Choices,
}

/// How far something is that comes with a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State<T> {
    /// Nobody has asked for it.
    Away,
    Coming,
    Here(T),
    NotCome,
}

/// Something on its way.
pub(super) type Bringing<T> = Pin<Box<dyn Future<Output = Result<T, NotCome>>>>;

impl<T> Clone for OnDemand<T> {
    fn clone(&self) -> OnDemand<T> {
        *self
    }
}

impl<T> Copy for OnDemand<T> {}

impl<T: Copy + Send + Sync> OnDemand<T> {
    /// What this brings, when it is wanted, in the language that is chosen then.
    pub(super) fn new(choices: Choices, bring: fn(Choices) -> Bringing<T>) -> OnDemand<T> {
        OnDemand { state: RwSignal::new(State::Away), bring, choices }
    }

    /// Asks for it, unless it is here or coming.
    pub(super) fn want(self) {
        if matches!(self.state.get_untracked(), State::Coming | State::Here(_)) {
            return;
        }
        self.state.set(State::Coming);
        let coming = (self.bring)(self.choices);
        spawn_local(async move {
            let came = coming.await;
            self.state.set(came.map_or(State::NotCome, State::Here));
        });
    }
}
