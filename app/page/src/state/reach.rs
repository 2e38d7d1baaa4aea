//! Whether anything can be sent, as long as somebody wants to know.

use crate::model::reach::Reach;
use leptos::prelude::*;

/// Follows what the browser says of its network.
pub(crate) fn reach() -> ReadSignal<Reach> {
    let now = || Reach::of(window().navigator().on_line());
    let (reach, tell) = signal(now());
    let listen = |event| window_event_listener_untyped(event, move |_| tell.set(now()));
    let listeners = [listen("online"), listen("offline")];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    reach
}
