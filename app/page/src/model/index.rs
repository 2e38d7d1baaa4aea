//! The list from which one of several refusals is chosen.

use denylens_engine::{Entry, Window, report::Denial};

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
