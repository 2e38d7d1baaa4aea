//! The list from which one of several refusals is chosen.

use denylens_engine::{Entry, Group, Window, report::Denial};

/// The stable names of a verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Marks {
    pub(crate) effect: &'static str,
    pub(crate) layer: &'static str,
    pub(crate) cause: &'static str,
}

impl Marks {
    pub(crate) fn of(denial: &Denial) -> Marks {
        Marks {
            effect: denial.effect.name(),
            layer: denial.layer.layer.map_or("unknown", |layer| layer.id()),
            cause: denial.cause.id(),
        }
    }

    pub(crate) fn of_entry(entry: &Entry) -> Marks {
        Marks {
            effect: entry.effect.name(),
            layer: entry.layer.map_or("unknown", |layer| layer.id()),
            cause: entry.cause.id(),
        }
    }
}

/// How many lines are shown at first, and how many more each time they are asked for.
pub(crate) const PAGE: usize = 50;

/// What is looked at first.
pub(crate) const WINDOW: Window = Window { listed: PAGE, selected: 0 };

/// Where to go in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Next,
    Previous,
}

/// What is looked at after a step through the list as it is shown, group by group; nothing where there is nothing more.
///
/// Behind the last that is shown come those that are not listed yet: the list grows.
pub(crate) fn step(groups: &[Group], count: usize, window: Window, way: Way) -> Option<Window> {
    let listed = window.listed.max(window.selected.saturating_add(1)).min(count);
    let shown: Vec<usize> = match groups {
        [] => (0..listed).collect(),
        groups => groups.iter().flat_map(|group| listed_of(group, listed)).collect(),
    };
    let at = shown.iter().position(|place| *place == window.selected)?;
    let selected = match way {
        Way::Next => shown.get(at + 1).copied().or((listed < count).then_some(listed)),
        Way::Previous => at.checked_sub(1).and_then(|before| shown.get(before).copied()),
    }?;
    Some(Window { selected, listed: window.listed.max(selected + 1) })
}

/// The refusals of a group of which there is a line in the list.
pub(crate) fn listed_of(group: &Group, listed: usize) -> impl Iterator<Item = usize> {
    group.places.iter().copied().filter(move |place| *place < listed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::Whose;

    fn groups() -> Vec<Group> {
        [(Whose::Caller, vec![0, 2, 4]), (Whose::Undecoded, vec![1, 3])]
            .map(|(whose, places)| Group { whose, places })
            .into()
    }

    fn walk(groups: &[Group], listed: usize, from: usize, way: Way) -> Vec<usize> {
        let start = Window { listed, selected: from };
        let steps = std::iter::successors(Some(start), |window| step(groups, 5, *window, way));
        steps.skip(1).map(|window| window.selected).collect()
    }

    #[test]
    fn steps_go_in_the_order_that_is_shown() {
        assert_eq!(walk(&[], 50, 0, Way::Next), [1, 2, 3, 4]);
        assert_eq!(walk(&groups(), 50, 0, Way::Next), [2, 4, 1, 3]);
        assert_eq!(walk(&groups(), 50, 3, Way::Previous), [1, 4, 2, 0]);
    }

    #[test]
    fn the_list_grows_behind_the_last_that_is_shown() {
        assert_eq!(
            step(&groups(), 5, Window { listed: 2, selected: 1 }, Way::Next),
            Some(Window { listed: 3, selected: 2 })
        );
        assert_eq!(walk(&[], 2, 0, Way::Next), [1, 2, 3, 4]);
        assert_eq!(step(&[], 5, Window { listed: 5, selected: 4 }, Way::Next), None);
        assert_eq!(step(&[], 5, Window { listed: 5, selected: 0 }, Way::Previous), None);
    }
}
