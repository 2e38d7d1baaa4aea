//! The user's own text, with what proves something marked. It is only ever put into text nodes.

use super::{
    erased::all,
    panel::{Panel, note},
    windowed::Windowed,
};
use crate::{model::window::Items, words::MoreWords};
use denylens_decode::visible;
use denylens_engine::{Exhibit, Origin, Piece, Proof, Role, report::Documents};
use leptos::prelude::*;

pub(super) fn evidence(exhibits: Vec<Exhibit>, documents: Documents, words: &'static MoreWords) -> AnyView {
    if exhibits.is_empty() {
        return ().into_any();
    }
    let exhibits = exhibits.into_iter().map(|exhibit| self::exhibit(exhibit, documents, words));
    let panel = Panel { class: "panel panel--wide", test: Some("evidence"), ..Panel::named("evidence") };
    panel.draw(words.evidence.title, all([note(words.evidence.intro), all(exhibits)]))
}

fn exhibit(exhibit: Exhibit, documents: Documents, words: &'static MoreWords) -> AnyView {
    let caption = (words.evidence.origin)(Origin::of(exhibit.source, documents));
    let pieces = Windowed::of(Items::Lines, exhibit.pieces, move |piece| match piece {
        Piece::Plain(text) => visible(text).into_any(),
        Piece::Proof(proof) => self::proof(proof, words),
        Piece::Skipped(count) => {
            view! { <span class="skipped">{(words.evidence.skipped)(*count)}</span> }.into_any()
        }
    });
    view! {
        <figure class="exhibit">
            <figcaption class="exhibit__caption">{caption}</figcaption>
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
    let class = match proof.role {
        Role::Value => "proof",
        Role::Joint => "proof proof--joint",
    };
    view! { <mark class=class data-field=fields.join(" ") data-label=label>{visible(&proof.text)}</mark> }
        .into_any()
}
