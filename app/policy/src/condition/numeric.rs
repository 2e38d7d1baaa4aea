//! `NumericEquals`, `NumericLessThan` and the like: integers and decimals.

use super::order::Order;
use std::cmp::Ordering;

/// A number to compare with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Test {
    number: Number,
    order: Order,
}

/// Whole numbers are compared exactly, however large.
#[derive(Clone, Copy, Debug)]
enum Number {
    Whole(i128),
    Decimal(f64),
}

pub(super) fn read(text: &str, order: Order) -> Option<super::Test> {
    Some(super::Test::Numeric(Test { number: Number::parse(text)?, order }))
}

impl Test {
    /// Whether a value of the request stands as demanded; what isn't a number doesn't.
    pub(super) fn matches(&self, value: &str) -> bool {
        Number::parse(value)
            .and_then(|value| value.compare(self.number))
            .is_some_and(|ordering| self.order.holds(ordering))
    }
}

impl Number {
    fn parse(text: &str) -> Option<Number> {
        let text = text.trim();
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            return None;
        }
        if let Ok(whole) = text.parse() {
            return Some(Number::Whole(whole));
        }
        text.parse().ok().filter(|decimal: &f64| decimal.is_finite()).map(Number::Decimal)
    }

    fn compare(self, other: Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Whole(one), Number::Whole(two)) => Some(one.cmp(&two)),
            (one, two) => one.decimal().partial_cmp(&two.decimal()),
        }
    }

    fn decimal(self) -> f64 {
        match self {
            Number::Whole(whole) => whole as f64,
            Number::Decimal(decimal) => decimal,
        }
    }
}
