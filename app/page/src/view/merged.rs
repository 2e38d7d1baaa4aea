//! A policy that answers several refusals: what it answers, what it doesn't and why, and the policy itself.

use super::{
    button::button,
    copy::copied_text,
    erased::{all, any, when},
    value::value,
    windowed::Windowed,
};
use crate::{
    model::{copied::Copied, fix::rank, window::Items},
    state::Page,
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{CombinedPolicy, LeftOut, Named, Size};
use leptos::{html, prelude::*};

/// The policy as a card.
pub(super) fn card(policy: &CombinedPolicy, words: &'static MoreWords) -> AnyView {
    view! {
        <section class="card merged" data-testid="merged">
            <h3 class="heading">{(words.fix.merged)(policy.has.len())}</h3>
            {content(policy, words)}
        </section>
    }
    .into_any()
}

/// A button that shows the policy over the page.
pub(super) fn opener(policy: CombinedPolicy, page: Page) -> AnyView {
    let words = page.more();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = RwSignal::new(false);
    let open = move || {
        is_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            // A dialog that is open stays open.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let title = (words.fix.merged)(policy.has.len());
    view! {
        <div class="group__policy">
            {button("open-merged", title.clone().into_any(), open)}
            <dialog class="help help--wide" node_ref=dialog aria-label=title.clone() on:close=move |_| is_open.set(false)>
                <h3>{title.clone()}</h3>
                {when(move || is_open.get(), move || view! { <div class="merged" data-testid="merged">{content(&policy, words)}</div> }.into_any())}
                {button("merged-close", words.keys.close.into_any(), close)}
            </dialog>
        </div>
    }
    .into_any()
}

fn content(policy: &CombinedPolicy, words: &'static MoreWords) -> AnyView {
    let principal = policy.principal.as_ref().map(|principal| view! { <p>{value(principal)}</p> });
    let has = Windowed::of(Items::Values, policy.has.clone(), move |named| named_item(named, words));
    let left = (!policy.left.is_empty()).then(|| {
        let left = all(policy.left.iter().map(|rest| left_out(rest, words)));
        view! {
            <h4 class="merged__title">{words.fix.left_out}</h4>
            <ul class="merged__left" data-testid="merged-left">{left}</ul>
        }
    });
    let too_long = match policy.size {
        Size::TooLong(count) => Some(view! { <p class="caveat">{(words.fix.too_long)(count)}</p> }),
        Size::Fits => None,
    };
    view! {
        {any(principal)}
        <h4 class="merged__title">{words.fix.answers}</h4>
        <ul class="merged__has" data-testid="merged-has">{has.items()}</ul>
        {has.rest(words)}
        {any(left)}
        <p class="change__use" data-rank=rank(policy.applicability)>{(words.fix.applicability)(policy.applicability)}</p>
        {any(too_long)}
        {copied_text(policy.document.clone(), Copied::Policy, words)}
    }
    .into_any()
}

/// A refusal by its number in the list, and what was refused.
fn named_item(named: &Named, words: &'static MoreWords) -> AnyView {
    let what = named.what.as_ref().map(|what| visible(what).into_owned());
    let what = what.unwrap_or_else(|| words.first.index.unnamed.to_owned());
    let also = named.also.map(words.fix.also);
    view! { <li><span class="index__number">{named.place + 1}</span>" "<code>{what}</code>{also}</li> }
        .into_any()
}

fn left_out(rest: &LeftOut, words: &'static MoreWords) -> AnyView {
    let unnamed = rest.count.saturating_sub(rest.first.len());
    let more = (0 < unnamed).then(|| view! { <li>{(words.fix.and_more)(unnamed)}</li> });
    let first = all(rest.first.iter().map(|named| named_item(named, words)));
    view! {
        <li>
            {(words.fix.why_left)(rest.why)}
            <ul class="merged__has">{first}{any(more)}</ul>
        </li>
    }
    .into_any()
}
