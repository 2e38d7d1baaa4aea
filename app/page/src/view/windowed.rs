//! A list of which a beginning is drawn, with a button for more: see `model/window.rs`.

use super::{
    button::button,
    erased::{all, changing, when},
};
use crate::{
    model::window::{Items, Window},
    words::MoreWords,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What draws the item at a place.
type Draw = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// What is drawn of a list so far.
#[derive(Clone)]
pub(super) struct Windowed {
    window: Window,
    step: RwSignal<usize>,
    draw: Draw,
}

impl Windowed {
    /// A list of these items, which `draw` draws one by one.
    pub(super) fn of<T: Send + Sync + 'static>(
        items: Items,
        list: Vec<T>,
        draw: impl Fn(&T) -> AnyView + Send + Sync + 'static,
    ) -> Windowed {
        Windowed {
            window: Window::of(items, list.len()),
            step: RwSignal::new(0),
            draw: Arc::new(move |at| list.get(at).map_or_else(|| ().into_any(), &draw)),
        }
    }

    /// The items. What is drawn stays when more are.
    pub(super) fn items(&self) -> AnyView {
        self.from(0)
    }

    fn from(&self, step: usize) -> AnyView {
        let (window, taken, draw) = (self.window, self.step, Arc::clone(&self.draw));
        let items = all(window.at(step).map(|at| draw(at)));
        if window.next(step).is_none() {
            return items;
        }
        let rest = self.clone();
        all([items, when(move || step < taken.get(), move || rest.from(step + 1))])
    }

    /// How many there are and how to see more, where not all are drawn. It stands outside the list's own element.
    pub(super) fn rest(&self, words: &'static MoreWords) -> AnyView {
        let (window, step) = (self.window, self.step);
        if window.next(0).is_none() {
            return ().into_any();
        }
        changing(move || {
            let Some(more) = window.next(step.get()) else { return ().into_any() };
            view! {
                <div class="exports" data-testid="window">
                    <span>{(words.window.shown)(window.shown(step.get()), window.all())}</span>
                    {button("window-more", (words.window.more)(more).into_any(), move || step.update(|step| *step += 1))}
                </div>
            }
            .into_any()
        })
    }
}

/// A list of lines.
pub(super) fn lines<T: Send + Sync + 'static>(
    test: Option<&'static str>,
    list: Vec<T>,
    words: &'static MoreWords,
    draw: impl Fn(&T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let lines = Windowed::of(Items::Lines, list, draw);
    view! { <ul class="steps" data-testid=test>{lines.items()}</ul>{lines.rest(words)} }.into_any()
}
