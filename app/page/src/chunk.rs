//! What comes on demand. A function with `#[wasm_split(name)]` and all that only it needs is a chunk of the program, which `app/ship`
//! cuts off and `app/page/start` fetches; here is what the page makes of that.

use crate::state::choices::Choices;
use leptos::{prelude::*, task::spawn_local};
use std::{future::Future, pin::Pin};
use wasm_split_helpers::SplitLoaderError;

/// A chunk has not come: the network or the server did not give it, or gave another one. It can be asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotCome;

impl From<SplitLoaderError> for NotCome {
    fn from(_: SplitLoaderError) -> NotCome {
        NotCome
    }
}

/// Something that comes with a chunk.
pub(crate) struct OnDemand<T: 'static> {
    /// How far it is.
    pub(crate) state: RwSignal<State<T>>,
    bring: fn(Choices) -> Bringing<T>,
    choices: Choices,
}

/// How far something is that comes with a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State<T> {
    /// Nobody has asked for it.
    Away,
    Coming,
    Here(T),
    NotCome,
}

/// Something on its way.
pub(crate) type Bringing<T> = Pin<Box<dyn Future<Output = Result<T, NotCome>>>>;

impl<T> Clone for OnDemand<T> {
    fn clone(&self) -> OnDemand<T> {
        *self
    }
}

impl<T> Copy for OnDemand<T> {}

impl<T: Copy + Send + Sync> OnDemand<T> {
    /// What this brings, when it is wanted, in the language that is chosen then.
    pub(crate) fn new(choices: Choices, bring: fn(Choices) -> Bringing<T>) -> OnDemand<T> {
        OnDemand { state: RwSignal::new(State::Away), bring, choices }
    }

    /// Asks for it, unless it is here or coming.
    pub(crate) fn want(self) {
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
