//! The name of the page, and the choices of language and colours.

use crate::{state::Page, theme::Theme};
use denylens_lang::Lang;
use leptos::prelude::*;

/// Not a part of the view's own text: what never changes would be made from HTML, which the security policy forbids.
const NAME: &str = "DenyLens";

pub(super) fn masthead(page: Page) -> impl IntoView {
    // The style sheets, the browser and screen readers read the choices off the document.
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", page.lang.get().tag());
            let _ = root.set_attribute("data-theme", page.theme.get().name());
        }
        document().set_title(page.words().shell.title);
    });
    let languages = Lang::ALL.map(|lang| {
        view! {
            <option value=lang.tag() selected=move || page.lang.get() == lang lang=lang.tag()>
                {lang.own_name()}
            </option>
        }
    });
    let themes = Theme::ALL.map(|theme| {
        view! {
            <option value=theme.name() selected=move || page.theme.get() == theme>
                {move || (page.words().shell.theme_name)(theme)}
            </option>
        }
    });
    let banner = page.settings.with_value(|settings| settings.banner.as_ref().map(|banner| banner.words()));
    view! {
        {banner.map(|banner| view! {
            <p class="notice" data-testid="banner">{move || banner.get(page.lang.get()).to_owned()}</p>
        })}
        <header class="masthead">
            <div class="masthead__name">
                <h1 class="masthead__title">{NAME}</h1>
                <p class="masthead__tagline">{move || page.words().shell.tagline}</p>
            </div>
            <div class="masthead__choices">
                <label class="choice">
                    <span class="choice__label">{move || page.words().shell.language}</span>
                    <select
                        class="choice__select"
                        data-testid="language"
                        on:change:target=move |event| {
                            if let Some(lang) = Lang::from_tag(&event.target().value()) {
                                page.lang.set(lang);
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
                                page.theme.set(theme);
                            }
                        }
                    >
                        {themes}
                    </select>
                </label>
            </div>
        </header>
    }
}
