//! The user's own text, with what proves something marked. It is only ever put into text nodes.

use crate::words::MoreWords;
use denylens_engine::{Exhibit, Origin, Piece, Proof, Role, report::Documents};
use leptos::{either::EitherOf3, prelude::*};

pub(super) fn evidence(
    exhibits: Vec<Exhibit>,
    documents: Documents,
    words: &'static MoreWords,
) -> impl IntoView + use<> {
    (!exhibits.is_empty()).then(|| {
        view! {
            <section class="panel panel--wide" aria-labelledby="evidence-title" data-testid="evidence">
                <h3 id="evidence-title" class="panel__title">{words.evidence.title}</h3>
                <p class="panel__note">{words.evidence.intro}</p>
                {exhibits.into_iter().map(|exhibit| self::exhibit(exhibit, documents, words)).collect_view()}
            </section>
        }
    })
}

fn exhibit(exhibit: Exhibit, documents: Documents, words: &'static MoreWords) -> impl IntoView {
    let caption = (words.evidence.origin)(Origin::of(exhibit.source, documents));
    let pieces = exhibit
        .pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => EitherOf3::A(text),
            Piece::Proof(proof) => EitherOf3::B(self::proof(proof, words)),
            Piece::Skipped(count) => {
                EitherOf3::C(view! { <span class="skipped">{(words.evidence.skipped)(count)}</span> })
            }
        })
        .collect_view();
    view! {
        <figure class="exhibit">
            <figcaption class="exhibit__caption">{caption}</figcaption>
            <pre class="exhibit__text">{pieces}</pre>
        </figure>
    }
}

fn proof(proof: Proof, words: &'static MoreWords) -> impl IntoView {
    let named: Vec<_> = proof.named.iter().map(|field| (words.facts.field)(*field)).collect();
    let label = (!named.is_empty()).then(|| named.join(" · "));
    let fields: Vec<_> = proof.fields.iter().map(|field| field.name()).collect();
    let class = match proof.role {
        Role::Value => "proof",
        Role::Joint => "proof proof--joint",
    };
    view! { <mark class=class data-field=fields.join(" ") data-label=label>{proof.text}</mark> }
}
