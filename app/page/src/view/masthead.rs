//! The choices of language and colours, and what those who serve the page say above it.

use super::{chunks::not_come, erased};
use crate::{effect::effect, state::Page, theme::Theme};
use denylens_engine::Lang;
use leptos::prelude::*;

/// What those who serve the page say.
pub(super) fn banner(page: Page) -> impl IntoView {
    let banner = page.banner.get_value();
    banner.map(|banner| {
        view! {
            <p class="notice" data-testid="banner">{move || banner.get(page.choices.lang.get()).to_owned()}</p>
        }
    })
}

/// The choices.
pub(super) fn choices(page: Page) -> impl IntoView {
    // The style sheets, the browser and screen readers read the choices off the document.
    effect(move || {
        if let Some(root) = document().document_element() {
            // An attribute of the document that is set again makes a browser style all of it anew, a long paste with it.
            for (name, value) in
                [("lang", page.choices.lang.get().tag()), ("data-theme", page.choices.theme.get().name())]
            {
                if root.get_attribute(name).as_deref() != Some(value) {
                    let _ = root.set_attribute(name, value);
                }
            }
        }
        document().set_title(page.words().shell.title);
    });
    let languages = erased::all(Lang::ALL.into_iter().map(|lang| {
        view! {
            <option value=lang.tag() selected=move || page.choices.lang.get() == lang lang=lang.tag()>
                {lang.own_name()}
            </option>
        }
    }));
    let themes = erased::all(Theme::ALL.into_iter().map(|theme| {
        view! {
            <option value=theme.name() selected=move || page.choices.theme.get() == theme>
                {move || (page.words().shell.theme_name)(theme)}
            </option>
        }
    }));
    let unspoken = move || {
        erased::any(page.choices.unspoken.get().map(|lang| not_come(page, move || page.choices.speak(lang))))
    };
    view! {
        <label class="choice">
            <span class="choice__label">{move || page.words().shell.language}</span>
            <select
                class="choice__select"
                data-testid="language"
                on:change:target=move |event| {
                    if let Some(lang) = Lang::from_tag(&event.target().value()) {
                        page.choices.speak(lang);
                    }
                }
            >
                {languages}
            </select>
        </label>
        <label class="choice">
            <span class="choice__label">{move || page.words().shell.theme}</span>
            <select
                class="choice__select"
                data-testid="theme"
                on:change:target=move |event| {
                    if let Some(theme) = Theme::from_name(&event.target().value()) {
                        page.choices.theme.set(theme);
                    }
                }
            >
                {themes}
            </select>
        </label>
        {unspoken}
    }
}
