//! Matching ARNs: each of the six parts for itself.
//!
//! A `*` reaches over `/`, and in the last part over `:` too, but never from one part into the next. Of resources the IAM User Guide
//! also says that a `*` at the end of a part "can expand to match beyond the colon boundaries", without saying when; here it does so
//! at the end of a pattern that has fewer than six parts.
//!
//! Sources: IAM User Guide, `reference_policies_elements_resource.html` and, for conditions,
//! `reference_policies_elements_condition_operators.html` ("Each of the six colon-delimited components of the ARN is checked
//! separately").

use super::wildcard::{Pattern, Sign, literal, matches};
use crate::vocabulary::ArnParts;

/// A pattern for ARNs, without variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ArnPattern {
    /// `*`.
    Anything,
    /// Five parts without wildcards, each with its colon, and a pattern: the form of most. It is compared in two steps.
    Headed(Box<str>, Pattern),
    /// Six patterns.
    Parts(Box<[Pattern; 6]>),
    /// Fewer parts, the last ending in `*`: it stands for those that are missing.
    Short(Box<[Sign]>),
    /// No ARN: it matches a text that is the same; with wildcards nothing.
    Text(Option<Box<str>>),
}

impl ArnPattern {
    /// The pattern of a resource.
    pub(crate) fn of_resource(signs: &[Sign]) -> ArnPattern {
        match ArnPattern::of_condition(signs) {
            ArnPattern::Text(_) if signs.contains(&COLON) && signs.last() == Some(&Sign::AnyMany) => {
                ArnPattern::Short(signs.into())
            }
            pattern => pattern,
        }
    }

    /// The pattern of a condition, which has all six parts.
    pub(crate) fn of_condition(signs: &[Sign]) -> ArnPattern {
        if !signs.is_empty() && signs.iter().all(|sign| *sign == Sign::AnyMany) {
            return ArnPattern::Anything;
        }
        match split(signs) {
            Some(parts) => {
                let [.., last] = parts;
                let head = signs.get(..signs.len() - last.len()).unwrap_or_default();
                match literal(head) {
                    Some(head) => ArnPattern::Headed(head, Pattern::new(last)),
                    None => ArnPattern::Parts(Box::new(parts.map(Pattern::new))),
                }
            }
            None => ArnPattern::Text(literal(signs)),
        }
    }

    pub(crate) fn matches(&self, arn: &ArnParts<'_>) -> bool {
        match self {
            ArnPattern::Anything => true,
            ArnPattern::Headed(head, last) => {
                // The head has five colons, and so has the text up to its last part.
                arn.parts.is_some() && arn.text.strip_prefix(&**head).is_some_and(|rest| last.matches(rest))
            }
            ArnPattern::Parts(patterns) => arn.parts.is_some_and(|parts| {
                // The last parts differ most often.
                patterns.iter().zip(parts).rev().all(|(pattern, part)| pattern.matches(part))
            }),
            ArnPattern::Short(signs) => matches(signs, arn.text),
            ArnPattern::Text(text) => text.as_deref() == Some(arn.text),
        }
    }
}

const COLON: Sign = Sign::One(':');

/// The six parts of a pattern. A colon in the value of a variable separates like any other.
fn split(signs: &[Sign]) -> Option<[&[Sign]; 6]> {
    let mut pieces = signs.splitn(6, |sign| *sign == COLON);
    let mut next = || pieces.next();
    Some([next()?, next()?, next()?, next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        let pattern = ArnPattern::of_resource(&pattern.chars().map(Sign::of).collect::<Vec<_>>());
        for arn in yes {
            assert!(pattern.matches(&ArnParts::of(arn)), "{pattern:?} matches {arn}");
        }
        for arn in no {
            assert!(!pattern.matches(&ArnParts::of(arn)), "{pattern:?} doesn't match {arn}");
        }
    }

    /// The example of the documentation.
    #[test]
    fn a_wildcard_stays_in_its_part() {
        check(
            "arn:aws:someservice:*:111122223333:finance/*",
            &["arn:aws:someservice:us-east-2:111122223333:finance/document.txt"],
            &["arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt"],
        );
    }

    /// The example of the documentation.
    #[test]
    fn a_wildcard_reaches_over_slashes() {
        check(
            "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*",
            &[
                "arn:aws:s3:::amzn-s3-demo-bucket/1/test/object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket/1/2/test/3/object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket/1///test///object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket//test/object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket/1/test/",
            ],
            &[
                "arn:aws:s3:::amzn-s3-demo-bucket/1-test/object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket/test/object.jpg",
                "arn:aws:s3:::amzn-s3-demo-bucket/1/2/test.jpg",
            ],
        );
    }

    #[test]
    fn the_last_part_may_have_colons() {
        check(
            "arn:aws:logs:*:*:log-group:*",
            &["arn:aws:logs:eu-west-1:111122223333:log-group:a:log-stream:b"],
            &["arn:aws:logs:eu-west-1:111122223333:destination:a"],
        );
    }

    #[test]
    fn everything() {
        check("*", &["arn:aws:s3:::b", "*", ""], &[]);
        check("arn:aws:s3:::*", &["arn:aws:s3:::b/k"], &["*", "arn:aws:s3:eu-west-1::b", "b"]);
        check("arn:aws:s3:*", &["arn:aws:s3:::b/k"], &["arn:aws:sqs:::q"]);
    }

    #[test]
    fn a_condition_names_all_six_parts() {
        let matches = |pattern: &str, arn: &str| {
            ArnPattern::of_condition(&pattern.chars().map(Sign::of).collect::<Vec<_>>())
                .matches(&ArnParts::of(arn))
        };
        let topic = "arn:aws:sns:us-east-1:111122223333:topic";
        assert!(matches("arn:aws:sns:*:*:topic", topic));
        assert!(matches("*", topic));
        for short in ["arn:aws:sns:*:topic", "arn:aws:sns:*", "*:topic", "*topic"] {
            assert!(!matches(short, topic), "{short}");
        }
    }

    #[test]
    fn case_matters() {
        check("arn:aws:iam::111122223333:role/Admin", &[], &["arn:aws:iam::111122223333:role/admin"]);
    }
}
