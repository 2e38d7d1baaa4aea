//! `NumericEquals`, `NumericLessThan` and the like: integers and decimals.

use super::order::Order;
use std::cmp::Ordering;

/// A number to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    number: Number,
    order: Order,
}

/// A number, exact however large and however long its fraction is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Number {
    is_negative: bool,
    /// How many digits stand before the point; none, or fewer than none, where noughts follow it. Zero for zero.
    magnitude: i64,
    /// Without noughts at either end; none for zero.
    digits: String,
}

pub(super) fn read(text: &str, order: Order) -> Option<super::Test> {
    Some(super::Test::Numeric(Test { number: Number::parse(text)?, order }))
}

impl Test {
    /// Whether a value of the request stands as demanded; what isn't a number doesn't.
    pub(super) fn matches(&self, value: &str) -> bool {
        Number::parse(value).is_some_and(|value| self.order.holds(value.cmp(&self.number)))
    }
}

impl Number {
    /// Reads `12`, `-12`, `+1.5`, `.5`, `5.` and `1e3`.
    fn parse(text: &str) -> Option<Number> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (written, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((written, exponent)) => (written, exponent.parse::<i32>().ok()?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        let noughts = digits.len() - significant.len();
        if significant.is_empty() {
            return Some(Number { is_negative: false, magnitude: 0, digits: String::new() });
        }
        Some(Number {
            is_negative: text.starts_with('-'),
            magnitude: whole.len() as i64 - noughts as i64 + i64::from(exponent),
            digits: significant.trim_end_matches('0').to_owned(),
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // A zero has no magnitude to speak of.
        let sign = |number: &Number| match (number.digits.is_empty(), number.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        };
        let size = || self.magnitude.cmp(&other.magnitude).then_with(|| self.digits.cmp(&other.digits));
        sign(self).cmp(&sign(other)).then_with(|| if self.is_negative { size().reverse() } else { size() })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_from_the_smallest_to_the_largest() {
        let ascending = [
            "-1e3",
            "-10.5",
            "-10",
            "-1",
            "-.5",
            "-0.05",
            "0",
            "1e-9",
            "0.05",
            ".5",
            "1",
            "1.5",
            "9",
            "10",
            "10.000000000000000000001",
            "340282366920938463463374607431768211456",
            "340282366920938463463374607431768211457",
            "1e40",
        ];
        for (at, one) in ascending.iter().enumerate() {
            for (beside, two) in ascending.iter().enumerate() {
                let (first, second) = (Number::parse(one).unwrap(), Number::parse(two).unwrap());
                assert_eq!(first.cmp(&second), at.cmp(&beside), "{one} and {two}");
            }
        }
    }

    #[test]
    fn forms_of_one_number() {
        for [one, other] in [
            ["1", "1.0"],
            ["1", "+01."],
            ["0", "-0.00"],
            ["100", "1e2"],
            ["0.001", "1E-3"],
            [" 7 ", "7"],
            ["120", "1.20e+2"],
        ] {
            assert_eq!(Number::parse(one), Number::parse(other), "{one} and {other}");
            assert!(Number::parse(one).is_some(), "{one}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in
            ["", "-", ".", "+.", "e5", "1e", "1e1.5", "inf", "NaN", "0x1", "1,000", "1 000", "--1", "١"]
        {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
