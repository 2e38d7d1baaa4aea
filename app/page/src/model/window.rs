//! How much of a list is drawn: what comes from others may have tens of thousands of lines, and drawing them takes a browser many
//! seconds in which it does nothing else.

use std::ops::Range;

/// What a list is made of. The larger its items, the fewer are drawn at first and at each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Items {
    /// A line each.
    Lines,
    /// Words in a line, such as the values of a key.
    Values,
    /// Lists of lists, such as statements.
    Blocks,
    /// What to do: nobody in a hurry reads more than some.
    Steps,
}

impl Items {
    /// How many are drawn at first.
    const fn first(self) -> usize {
        match self {
            Items::Lines => 50,
            Items::Values => 10,
            Items::Blocks => 20,
            Items::Steps => 4,
        }
    }

    /// How many more are drawn at each step.
    const fn more(self) -> usize {
        match self {
            Items::Lines | Items::Values => 200,
            Items::Blocks | Items::Steps => 20,
        }
    }
}

/// A list of which a beginning is drawn, which grows by steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    items: Items,
    all: usize,
}

impl Window {
    /// A list of so many.
    pub(crate) fn of(items: Items, all: usize) -> Window {
        Window { items, all }
    }

    /// What is drawn at a step: the first at 0.
    pub(crate) fn at(self, step: usize) -> Range<usize> {
        let start = if step == 0 { 0 } else { self.shown(step - 1) };
        start..self.shown(step)
    }

    /// How many are drawn after a step.
    pub(crate) fn shown(self, step: usize) -> usize {
        self.items.first().saturating_add(self.items.more().saturating_mul(step)).min(self.all)
    }

    /// How many there are.
    pub(crate) fn all(self) -> usize {
        self.all
    }

    /// How many the next step draws; nothing where all are drawn.
    pub(crate) fn next(self, step: usize) -> Option<usize> {
        Some(self.at(step + 1).len()).filter(|more| *more > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_drawn_at_once() {
        for all in [0, 1, 50] {
            let window = Window::of(Items::Lines, all);
            assert_eq!((window.at(0), window.next(0)), (0..all, None));
        }
    }

    #[test]
    fn a_long_list_is_drawn_step_by_step_to_its_end() {
        for items in [Items::Lines, Items::Values, Items::Blocks] {
            let window = Window::of(items, 20_001);
            let (mut drawn, mut step) = (window.at(0).len(), 0);
            assert!(drawn <= 50);
            while let Some(more) = window.next(step) {
                step += 1;
                assert_eq!(window.at(step), drawn..drawn + more);
                assert!(more <= 200);
                drawn += more;
                assert_eq!(window.shown(step), drawn);
            }
            assert_eq!(drawn, 20_001);
        }
    }

    #[test]
    fn nothing_is_drawn_beyond_the_end() {
        assert_eq!(Window::of(Items::Values, 3).at(7), 3..3);
    }
}
