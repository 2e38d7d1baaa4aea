//! Effects without types of their own: Leptos is compiled anew for each closure.

use leptos::prelude::*;

/// Does something now, and whenever what it has read changes.
pub(crate) fn effect(act: impl FnMut() + 'static) {
    boxed(Box::new(act));
}

fn boxed(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}
