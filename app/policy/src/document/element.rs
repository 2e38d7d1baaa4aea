//! The elements of a statement that list what it is about.

use crate::vocabulary::{Place, Truth};

/// `Action`, `Resource`, `Principal` or the opposite of one.
#[derive(Clone, Debug)]
pub struct Element<T> {
    /// Whether it is the opposite: `NotAction`, `NotResource`, `NotPrincipal`.
    pub is_negated: bool,
    /// What it lists.
    pub items: Vec<Item<T>>,
    /// Whether all that it lists could be read. Where it couldn't, what it lists may cover more than it seems to.
    pub is_readable: bool,
    /// Where its value stands.
    pub place: Place,
}

/// One of the things that an element lists.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// As it was written.
    pub text: Box<str>,
    /// Where it stands.
    pub place: Place,
    pub(crate) pattern: T,
}

/// Which item decided, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// Whether the element covers the request.
    pub(crate) holds: Truth,
    /// The item that matches, if one does or may.
    pub(crate) item: Option<usize>,
}

impl<T> Element<T> {
    /// Whether the element covers a request: any of its items does, or for an opposite none.
    pub(crate) fn covers(&self, matches: impl Fn(&T) -> Truth) -> Match {
        let mut found = Match { holds: Truth::No, item: None };
        for (index, item) in self.items.iter().enumerate() {
            let holds = matches(&item.pattern);
            if holds > found.holds {
                found = Match { holds, item: Some(index) };
            }
            if holds == Truth::Yes {
                break;
            }
        }
        if found.holds == Truth::No && !self.is_readable {
            found.holds = Truth::Unknown;
        }
        if self.is_negated {
            found.holds = !found.holds;
        }
        found
    }
}
