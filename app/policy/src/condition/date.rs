//! `DateEquals`, `DateLessThan` and the like: ISO 8601 as in the W3C's note, or seconds since 1970.

use super::order::Order;
use crate::vocabulary::Moment;

/// A moment to compare with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    moment: Moment,
    order: Order,
}

pub(super) fn read(text: &str, order: Order) -> Option<super::Test> {
    Some(super::Test::Date(Test { moment: Moment::parse(text)?, order }))
}

impl Test {
    /// Whether a value of the request stands as demanded; what isn't a date doesn't.
    pub(super) fn matches(&self, value: &str) -> bool {
        Moment::parse(value).is_some_and(|value| self.order.holds(value.cmp(&self.moment)))
    }
}
