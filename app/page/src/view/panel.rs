//! A region of the page under a title, and what stands in it under smaller ones.

use super::erased::any;
use leptos::prelude::*;

/// What a panel is, beside its title and what is in it.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    /// What the id of its title begins with.
    pub(super) name: &'static str,
    /// Its classes.
    pub(super) class: &'static str,
    /// The classes of its title.
    pub(super) title_class: &'static str,
    /// The name that tests know it by.
    pub(super) test: Option<&'static str>,
    /// Its own id, where something leads to it.
    pub(super) id: Option<&'static str>,
}

impl Panel {
    /// A plain one of this name.
    pub(super) const fn named(name: &'static str) -> Panel {
        Panel { name, class: "panel", title_class: "panel__title", test: None, id: None }
    }

    pub(super) fn draw(self, title: &str, body: AnyView) -> AnyView {
        let Panel { name, class, title_class, test, id } = self;
        let title_id = format!("{name}-title");
        let labelled_by = title_id.clone();
        view! {
            <section id=id class=class aria-labelledby=labelled_by data-testid=test>
                <h3 id=title_id class=title_class>{title.to_owned()}</h3>
                {body}
            </section>
        }
        .into_any()
    }
}

/// What there is to know about a panel before it is read.
pub(super) fn note(text: &'static str) -> AnyView {
    view! { <p class="panel__note">{text}</p> }.into_any()
}

/// A part of a panel, under its title.
pub(super) fn part(title: &'static str, body: AnyView) -> AnyView {
    view! {
        <h4 class="panel__subtitle">{title}</h4>
        {body}
    }
    .into_any()
}

/// A part of a panel that is left out where there is nothing in it.
pub(super) fn part_of<T>(
    items: Vec<T>,
    title: &'static str,
    body: impl FnOnce(Vec<T>) -> AnyView,
) -> AnyView {
    any((!items.is_empty()).then(|| part(title, body(items))))
}
