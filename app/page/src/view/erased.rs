//! Views without types of their own. Leptos is compiled anew for each type of a view, and of what a closure in one gives: a text that
//! changes is a `String` even where a `&str` would do.

use leptos::prelude::*;

/// Views of any kinds, one after the other.
pub(super) fn all<V: IntoView + 'static>(views: impl IntoIterator<Item = V>) -> AnyView {
    views.into_iter().map(IntoAny::into_any).collect::<Vec<AnyView>>().into_any()
}

/// A view, or nothing.
pub(super) fn any(view: Option<impl IntoView + 'static>) -> AnyView {
    view.map_or_else(|| ().into_any(), IntoAny::into_any)
}

/// What is drawn while something holds.
pub(super) fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    while_it_holds(Memo::new(move |_| holds()), Box::new(draw))
}

/// What is drawn anew whenever what it has read changes.
pub(super) fn changing(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    drawn(Box::new(draw))
}

fn drawn(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

fn while_it_holds(holds: Memo<bool>, draw: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    changing(move || if holds.get() { draw() } else { ().into_any() })
}
