//! The layer ladder: every policy layer, and what it had to do with the refusal.

use super::{
    erased::{all, any},
    icon::{self, icon},
    panel::{Panel, note},
};
use crate::{model::headline::is_known, words::MoreWords};
use denylens_engine::report::{Denial, Layer, LayerKind, Rung, Status};
use leptos::prelude::*;

/// The ladder; nothing where no policy refused.
pub(super) fn ladder(denial: &Denial, words: &'static MoreWords) -> AnyView {
    if denial.ladder.is_empty() {
        return ().into_any();
    }
    let kind = denial.layer.kind;
    let rungs = all(denial.ladder.iter().map(|rung| self::rung(rung, kind, words)));
    let body = view! {
        {any((!is_known(denial)).then(|| view! { <p>{words.ladder.nothing_known}</p> }))}
        <ol class="ladder" data-testid="ladder">{rungs}</ol>
        {note(words.ladder.order)}
    };
    Panel::named("ladder").draw(words.ladder.title, body.into_any())
}

fn rung(rung: &Rung, kind: Option<LayerKind>, words: &'static MoreWords) -> AnyView {
    let kind = kind.filter(|_| rung.layer == Layer::Resource);
    let basis = (words.first.verdict.basis)(rung.basis);
    view! {
        <li class="rung" data-layer=rung.layer.id() data-status=rung.status.name()>
            <span class="rung__mark">{icon(shape(rung.status))}</span>
            <span class="rung__layer">{(words.first.verdict.layer)(Some(rung.layer), kind)}</span>
            <span class="rung__status">{(words.ladder.status)(rung.status)}</span>
            {any(basis.map(|basis| view! { <span class="rung__basis">{basis}</span> }))}
        </li>
    }
    .into_any()
}

/// The icon of a status.
pub(super) fn shape(status: Status) -> &'static str {
    match status {
        Status::DeniedExplicit => icon::DENIED,
        Status::DeniedImplicit => icon::NOT_ALLOWED,
        Status::Allowed => icon::ALLOWED,
        Status::NotInvolved => icon::NOT_INVOLVED,
        Status::Unknown => icon::UNKNOWN,
    }
}
