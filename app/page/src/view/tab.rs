//! The tabs under the verdict, a file each. What is in one is drawn when it is first opened.

mod ask;
mod check;
pub(super) mod fix;
mod request;
mod share;
mod why;

use super::{
    erased::{all, when},
    shown::Shown,
    tabs::{self, Label},
};
use crate::{
    model::tab::{Tab, open},
    state::Page,
};
use leptos::prelude::*;

pub(super) fn tabs(page: Page, shown: Shown) -> AnyView {
    let words = shown.words;
    let list = Tab::of(shown.told());
    let chosen = {
        let list = list.clone();
        Memo::new(move |_| open(page.tab.get(), &list))
    };
    let labels = list.iter().map(|tab| label(*tab, &shown, page)).collect();
    let place = {
        let list = list.clone();
        Signal::derive(move || list.iter().position(|tab| *tab == chosen.get()).unwrap_or(0))
    };
    let places = StoredValue::new(list.clone());
    let choose = move |at: usize| {
        if let Some(tab) = places.with_value(|list| list.get(at).copied()) {
            page.tab.set(tab);
        }
    };
    let row = tabs::tabs(move || words.tabs.title.to_owned(), labels, place, choose);
    let panels = list.into_iter().filter(|tab| *tab != Tab::Policies).map(|tab| {
        let shown = shown.clone();
        panel(tab, chosen, move || draw(tab, page, &shown))
    });
    all([row, all(panels)])
}

fn label(tab: Tab, shown: &Shown, page: Page) -> Label {
    let waits = page.engine.lookups.read_untracked().is_some();
    let name = (shown.words.tabs.name)(tab, waits);
    let count = match tab {
        Tab::Check => shown.advice.commands.len(),
        _ => 0,
    };
    let count = (count > 0).then(|| view! { <sup class="tab__count">{count}</sup> });
    let said = all([name.into_any(), super::erased::any(count)]);
    Label {
        id: format!("tab-{}", tab.id()),
        panel: format!("panel-{}", tab.id()),
        test: format!("tab-{}", tab.id()),
        said,
    }
}

fn panel(tab: Tab, chosen: Memo<Tab>, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let was_opened = Memo::new(move |before| before == Some(&true) || chosen.get() == tab);
    view! {
        <div
            role="tabpanel"
            id=format!("panel-{}", tab.id())
            class="tabpanel"
            aria-labelledby=format!("tab-{}", tab.id())
            hidden=move || chosen.get() != tab
        >
            {when(move || was_opened.get(), draw)}
        </div>
    }
    .into_any()
}

fn draw(tab: Tab, page: Page, shown: &Shown) -> AnyView {
    match tab {
        Tab::Fix => fix::fix(page, shown),
        Tab::Ask => ask::ask(page, shown),
        Tab::Check => check::check(page, shown),
        Tab::Why => why::why(shown),
        Tab::Request => request::request(shown),
        Tab::Share => share::share(page),
        Tab::Policies => ().into_any(),
    }
}

/// The words of a tab that has several parts, as a heading above one of them.
fn heading(words: &'static str) -> AnyView {
    view! { <h3 class="heading">{words}</h3> }.into_any()
}
