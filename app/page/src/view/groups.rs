//! The list of refusals by who has to act on them first, each group with the policies that answer several of it.

use super::{
    entry::line,
    erased::{all, changing},
    merged,
    prose::sentence,
};
use crate::{
    model::{index::listed_of, window::Items},
    state::Page,
    view::windowed::Windowed,
    words::MoreWords,
};
use denylens_engine::{CombinedPolicy, Entry, Group, Whose};
use leptos::prelude::*;

pub(super) fn groups(page: Page) -> AnyView {
    let engine = page.engine;
    let groups = Memo::new(move |_| engine.behind.read().groups.clone());
    let combined = Memo::new(move |_| engine.behind.read().combined.clone());
    let entries = Memo::new(move |_| engine.digest.read().entries.clone());
    changing(move || {
        let (words, entries, combined) = (page.more(), entries.read(), combined.read());
        let groups = groups.read();
        all(groups
            .iter()
            .enumerate()
            .map(|(at, group)| self::group(at, group, &entries, &combined, page, words)))
    })
}

/// A group; nothing of it where none of its lines is listed yet.
fn group(
    at: usize,
    group: &Group,
    entries: &[Entry],
    combined: &[CombinedPolicy],
    page: Page,
    words: &'static MoreWords,
) -> AnyView {
    let lines: Vec<AnyView> = listed_of(group, entries.len())
        .filter_map(|place| Some(line(page, place, entries.get(place)?.clone())))
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let whose = match &group.whose {
        Whose::Owner(owner) => sentence(&(words.engine.fix.contact)(owner)),
        Whose::Undecoded => words.groups.undecoded.into_any(),
        Whose::Caller => words.groups.caller.into_any(),
    };
    let is_of_group = |policy: &&CombinedPolicy| group.whose == Whose::Owner(policy.owner.clone());
    let policies: Vec<_> = combined.iter().filter(is_of_group).cloned().collect();
    let policies = Windowed::of(Items::Steps, policies, move |policy| merged::opener(policy.clone(), page));
    let (title, count) = (format!("group-{at}"), group.places.len());
    let labelled_by = title.clone();
    view! {
        <section class="group" data-testid="group" aria-labelledby=labelled_by>
            <h3 id=title class="group__title">{whose}"\u{a0}· "{count}</h3>
            <ol class="index__lines">{lines}</ol>
            {policies.items()}
            {policies.rest(words)}
        </section>
    }
    .into_any()
}
