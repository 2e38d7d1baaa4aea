//! The name of the page and its choices, what those who serve the page say above it, and at its foot where texts go.

use super::{
    button::button,
    chunks::not_come,
    erased::{all, any, when},
    icon::{self, icon},
    menu::{self, EARLIER, MENU},
};
use crate::{
    effect::effect,
    state::{Page, secrets::Keys},
    theme::Theme,
};
use denylens_engine::Lang;
use leptos::prelude::*;

/// What those who serve the page say.
pub(super) fn banner(page: Page) -> impl IntoView {
    let banner = page.banner.get_value();
    banner.map(|banner| {
        view! {
            <aside class="notice" data-testid="banner">{move || banner.get(page.choices.lang.get()).to_owned()}</aside>
        }
    })
}

/// Where what is pasted goes: nowhere.
pub(super) fn promises(page: Page) -> impl IntoView {
    let promises = move || {
        all(page
            .words()
            .shell
            .promises
            .map(|(title, rest)| view! { <li><strong>{title}</strong>" "<span>{rest}</span></li> }))
    };
    view! {
        <ul class="promises" data-testid="promise" data-worker=move || page.policies.work.read().name()>
            {promises}
        </ul>
    }
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
    let unspoken =
        move || any(page.choices.unspoken.get().map(|lang| not_come(page, move || page.choices.speak(lang))));
    let forget = all([icon(icon::FORGET), (move || page.words().input.forget).into_any()]);
    let more = move || page.words().shell.more;
    let forget_all = move || {
        menu::close();
        page.forget();
    };
    view! {
        {when(move || matches!(*page.secrets.keys.read(), Keys::Held(_)), move || keys(page))}
        {languages(page)}
        <button type="button" class="button masthead__more" popovertarget=MENU aria-label=more data-testid="menu">"⋯"</button>
        <div id=MENU class="masthead__menu" popover="auto">
            <div id=EARLIER class="region"></div>
            {themes(page)}
            {button("forget", forget, forget_all)}
        </div>
        {unspoken}
    }
}

fn languages(page: Page) -> AnyView {
    let languages = all(Lang::ALL.into_iter().map(|lang| {
        view! {
            <option value=lang.tag() selected=move || page.choices.lang.get() == lang lang=lang.tag()>
                {lang.own_name()}
            </option>
        }
    }));
    view! {
        <select
            class="select"
            data-testid="language"
            aria-label=move || page.words().shell.language
            on:change:target=move |event| {
                if let Some(lang) = Lang::from_tag(&event.target().value()) {
                    page.choices.speak(lang);
                }
            }
        >
            {languages}
        </select>
    }
    .into_any()
}

fn themes(page: Page) -> AnyView {
    let themes = all(Theme::ALL.into_iter().map(|theme| {
        view! {
            <option value=theme.name() selected=move || page.choices.theme.get() == theme>
                {move || (page.words().shell.theme_name)(theme)}
            </option>
        }
    }));
    view! {
        <select
            class="select"
            data-testid="theme"
            aria-label=move || page.words().shell.theme
            on:change:target=move |event| {
                if let Some(theme) = Theme::from_name(&event.target().value()) {
                    page.choices.theme.set(theme);
                }
            }
        >
            {themes}
        </select>
    }
    .into_any()
}

/// That keys are held, and the way to let them go, wherever on the page somebody is.
fn keys(page: Page) -> AnyView {
    let said = move || (page.words().shell.keys_held)(page.secrets.minutes_left());
    let said = view! { <span class="masthead__said">{said}</span> };
    button("held", all([icon(icon::KEY), said.into_any()]), move || page.secrets.forget())
}
