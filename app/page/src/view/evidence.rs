//! The user's own text, with what proves something marked. It is only ever put into text nodes.

use super::{
    erased::{all, changing},
    lit,
    windowed::Windowed,
};
use crate::{
    effect::effect,
    model::{mark::Mark, window::Items},
    state::Page,
    words::MoreWords,
};
use denylens_decode::visible;
use denylens_engine::{Exhibit, Origin, Piece, Proof, Role, report::Documents};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// The marked text, in the place of the box while somebody reads.
pub(super) fn marked(page: Page) -> AnyView {
    let exhibits = move || {
        let (behind, words) = (page.engine.behind.read(), page.more());
        if behind.exhibits.is_empty() {
            return ().into_any();
        }
        let documents = page.engine.explained.with(|denial| denial.as_ref().map(|denial| denial.documents));
        drawn(page, behind.exhibits.clone(), documents.unwrap_or_default(), words)
    };
    // Of several, the one that is looked at may stand far below.
    effect(move || {
        if !page.engine.behind.read().exhibits.is_empty() {
            request_animation_frame(lit::show_refusal);
        }
    });
    changing(exhibits)
}

fn drawn(page: Page, exhibits: Vec<Exhibit>, documents: Documents, words: &'static MoreWords) -> AnyView {
    let exhibits = all(exhibits.into_iter().map(|exhibit| self::exhibit(exhibit, documents, words)));
    let legend = all(Mark::LEGEND.into_iter().map(
        |mark| view! { <li class="legend__item" data-mark=mark.name()>{(words.evidence.mark)(mark)}</li> },
    ));
    let write = move |event: ev::MouseEvent| {
        // Whoever selects something to copy it, or taps a mark, doesn't write.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_mark = target.is_some_and(|target| !matches!(target.closest("mark"), Ok(None)));
        let selects =
            window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
        if !is_mark && !selects {
            page.paste.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            page.paste.focus();
        }
    };
    view! {
        <div
            class="marked"
            data-testid="evidence"
            role="group"
            aria-label=words.first.input.your_text
            tabindex="0"
            on:click=write
            on:keydown=on_key
        >
            {exhibits}
        </div>
        <ul class="legend" aria-label=words.evidence.legend>{legend}</ul>
    }
    .into_any()
}

fn exhibit(exhibit: Exhibit, documents: Documents, words: &'static MoreWords) -> AnyView {
    let origin = Origin::of(exhibit.source, documents);
    let caption = (origin != Origin::Paste).then_some((words.evidence.origin)(origin));
    let caption =
        caption.map(|caption| view! { <figcaption class="exhibit__caption">{caption}</figcaption> });
    let pieces = Windowed::of(Items::Lines, exhibit.pieces, move |piece| match piece {
        Piece::Plain(text) => visible(text).into_any(),
        Piece::Proof(proof) => self::proof(proof, words),
        Piece::Skipped(count) => {
            view! { <span class="skipped">{(words.evidence.skipped)(*count)}</span> }.into_any()
        }
    });
    view! {
        <figure class="exhibit">
            {super::erased::any(caption)}
            <pre class="exhibit__text">{pieces.items()}</pre>
            {pieces.rest(words)}
        </figure>
    }
    .into_any()
}

fn proof(proof: &Proof, words: &'static MoreWords) -> AnyView {
    let named: Vec<_> = proof.named.iter().map(|field| (words.facts.field)(*field)).collect();
    let label = (!named.is_empty()).then(|| named.join(" · "));
    let fields: Vec<_> = proof.fields.iter().map(|field| field.name()).collect();
    // Of what goes over several lines, each line would have an edge of its own.
    let extent = proof.text.contains('\n').then_some("lines");
    let class = match proof.role {
        Role::Value => "proof",
        Role::Joint => "proof proof--joint",
    };
    // One stop for each proof, where it ends.
    let stop = (label.is_some() && proof.role == Role::Value).then_some("0");
    view! {
        <mark class=class data-field=fields.join(" ") data-mark=Mark::of(&proof.fields).map(Mark::name) data-extent=extent data-label=label tabindex=stop>
            {visible(&proof.text)}
        </mark>
    }
    .into_any()
}
