//! The picture where no policy refused the request: what else it has to pass, and which of it stopped it.

use super::drawn;
use crate::{
    model::{claims::SAID, mark::proof_of, picture::Station},
    state::Page,
    view::{
        erased::{all, any, changing},
        icon::{self, icon},
    },
    words::MoreWords,
};
use denylens_decode::visible;
use leptos::prelude::*;

pub(super) fn road(stop: Station, page: Page, words: &'static MoreWords) -> AnyView {
    let stops = all(Station::ALL.into_iter().map(|station| {
        let (status, shape) = match station == stop {
            true => ("stopped", icon::DENIED),
            false => ("not-involved", icon::NOT_INVOLVED),
        };
        let said = if station == stop { words.ladder.stopped } else { words.ladder.passed };
        view! {
            <li class="gate" data-station=station.id() data-status=status>
                <span class="gate__mark">{icon(shape)}</span>
                <span class="gate__name">{(words.ladder.station)(station)}</span>
                <span class="visually-hidden">": "{said}</span>
            </li>
        }
    }));
    let line = changing(move || {
        let quoted = proof_of(&SAID, &page.engine.behind.read().exhibits);
        let quoted = any(
            quoted.map(|quoted| view! { <q data-claim="cause code"><code>{visible(&quoted)}</code></q> })
        );
        all([(words.ladder.stopped_at)(stop).into_any(), " ".into_any(), quoted])
    });
    drawn(stops, None, line, true, words)
}
