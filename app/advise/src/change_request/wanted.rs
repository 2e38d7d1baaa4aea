//! What a key most likely has to be, so that a statement doesn't deny.
//!
//! The decoded document leaves the operators out. But it says that the statement matched: where the request has a value that is none of
//! the statement's, the operator is most likely a negative one, and where it has one of them, a positive one. A negative operator also
//! matches where the key is missing. Where both can be, nothing is concluded.
//!
//! Source: IAM User Guide, `reference_policies_elements_condition_operators.html`.

use crate::{command::is_boolean_key, refusal};
use denylens_policy::{Truth, condition::Operator};
use denylens_triage::report::{ConditionKey, Denial};

/// What a key most likely has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// One of these values.
    OneOf(Vec<String>),
    /// None of these values.
    NoneOf(Vec<String>),
    /// One of these values, spelled as here: the request had it in other upper and lower case.
    Spelled(Vec<String>),
    /// At most this number.
    AtMost(String),
    /// At least this number.
    AtLeast(String),
    /// True. The request has it false, or not at all: then the operator most likely ends in `IfExists`, or is `Null`.
    True,
    /// False.
    False,
    /// There, with any value.
    Present,
    /// Not there.
    Absent,
}

/// How a value of the statement stands to one of the request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Same,
    /// But for upper and lower case.
    Cased,
    Other,
    /// That hangs on the operator, or on a policy variable.
    Unclear,
}

/// Of more values than these, on either side, nobody makes a choice.
const MOST: usize = 100;

impl Wanted {
    /// Whether it is a choice among values.
    pub(super) fn is_a_choice(&self) -> bool {
        matches!(self, Wanted::OneOf(_) | Wanted::NoneOf(_) | Wanted::Spelled(_))
    }

    /// Whether it is that something is so.
    pub(super) fn is_true(&self) -> bool {
        *self == Wanted::True
    }

    /// What the key of a statement that denied has to be; `None` where nothing can be concluded.
    pub fn of(condition: &ConditionKey, denial: &Denial) -> Option<Wanted> {
        let named = &condition.values;
        let request = denial.conditions.iter().find(|known| known.key.eq_ignore_ascii_case(&condition.key));
        let had = request.map_or(&[][..], |request| request.values.as_slice());
        let one = match named.as_slice() {
            [] => return None,
            [one] => Some(one.as_str()),
            _ => None,
        };
        if named.len() > MOST || had.len() > MOST || refusal::lacks_request_keys(denial) {
            return None;
        }
        if is_boolean_key(&condition.key) {
            return boolean(had);
        }
        match (one, had) {
            // `Null`, or a negative operator on everything: the key has to be there.
            (Some("true" | "*"), []) => return Some(Wanted::Present),
            (Some("false"), []) => return None,
            (_, []) if named.iter().any(|value| value.contains("${")) => return None,
            (Some("true"), [had, ..]) if !is_truth(had) => return None,
            // `Null`: the key has to be missing.
            (Some("false"), [had, ..]) if !is_truth(had) => return Some(Wanted::Absent),
            (Some(limit), [had]) if let Some(limited) = limited(limit, had) => return limited,
            _ => {}
        }
        let matched = had.iter().map(|had| matched(named, had));
        let all = |wanted| matched.clone().all(|matched| matched == wanted);
        if all(Match::Other) {
            return (!is_number_or_time(&condition.key, named)).then(|| Wanted::OneOf(named.clone()));
        }
        if all(Match::Cased) {
            let is_had =
                |named: &&String| had.iter().any(|had| is(Truth::Yes, "StringEqualsIgnoreCase", named, had));
            return Some(Wanted::Spelled(named.iter().filter(is_had).cloned().collect()));
        }
        all(Match::Same).then(|| Wanted::NoneOf(named.clone()))
    }
}

/// What was denied was this value, or none: it has to be the other.
fn boolean(had: &[String]) -> Option<Wanted> {
    match had {
        [had] if had.eq_ignore_ascii_case("true") => Some(Wanted::False),
        [had] if had.eq_ignore_ascii_case("false") => Some(Wanted::True),
        [] => Some(Wanted::True),
        _ => None,
    }
}

fn is_truth(value: &str) -> bool {
    value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false")
}

/// What a number has to be, where both are numbers and not the same; `None` where they aren't.
fn limited(limit: &str, had: &str) -> Option<Option<Wanted>> {
    let holds =
        |name| Operator::parse(name).is_some_and(|operator| operator.matches(limit, had) == Truth::Yes);
    // An account has twelve digits and is no number.
    let is_account = |text: &str| text.len() == 12;
    if is_account(limit) || is_account(had) {
        None
    } else if holds("NumericGreaterThan") {
        Some(Some(Wanted::AtMost(limit.to_owned())))
    } else if holds("NumericLessThan") {
        Some(Some(Wanted::AtLeast(limit.to_owned())))
    } else if holds("NumericEquals") {
        Some(None)
    } else {
        None
    }
}

/// Whether values are compared by what is more: the same values can be in the way or not.
fn is_number_or_time(key: &str, named: &[String]) -> bool {
    const TIMES: [&str; 3] = ["aws:currenttime", "aws:epochtime", "aws:tokenissuetime"];
    let is_number = |text: &String| {
        text.len() != 12 && !text.is_empty() && text.chars().all(|next| next.is_ascii_digit() || next == '.')
    };
    TIMES.iter().any(|time| time.eq_ignore_ascii_case(key)) || named.iter().all(is_number)
}

/// Whether that is what an operator says to a value of the statement and one of the request.
fn is(says: Truth, operator: &str, named: &str, had: &str) -> bool {
    Operator::parse(operator).map_or(Truth::No, |operator| operator.matches(named, had)) == says
}

/// How a value of the request stands to those of the statement.
///
/// All operators for strings and ARNs but those that end in `IgnoreCase` tell upper and lower case apart.
fn matched(named: &[String], had: &str) -> Match {
    let one = |named: &String| {
        // "You can include multi-character match wildcards (*) and single-character match wildcards (?)"
        if is(Truth::Yes, "StringLike", named, had) || is(Truth::Yes, "IpAddress", named, had) {
            Match::Same
        } else if is(Truth::Yes, "StringEqualsIgnoreCase", named, had) {
            Match::Cased
        } else if ["StringEqualsIgnoreCase", "StringLike", "ArnLike"]
            .iter()
            .all(|operator| is(Truth::No, operator, named, had))
        {
            Match::Other
        } else {
            Match::Unclear
        }
    };
    let matches: Vec<Match> = named.iter().map(one).collect();
    [Match::Same, Match::Unclear, Match::Cased]
        .into_iter()
        .find(|found| matches.contains(found))
        .unwrap_or(Match::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::samples::denied_by;

    #[track_caller]
    fn check(key: &str, named: &[&str], had: &[&str], wanted: Option<Wanted>) {
        let request = [(key, had)];
        let denial = denied_by(&[(key, named)], if had.is_empty() { &[] } else { &request });
        let condition = &denial.statements[0].conditions[0];
        assert_eq!(Wanted::of(condition, &denial), wanted, "{key} {named:?} {had:?}");
    }

    fn texts(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn a_value_that_is_none_of_them_speaks_for_a_negative_operator() {
        let regions = ["eu-west-1", "eu-central-1"];
        check("aws:RequestedRegion", &regions, &["us-east-1"], Some(Wanted::OneOf(texts(&regions))));
        check("aws:RequestedRegion", &["us-*"], &["us-east-1"], Some(Wanted::NoneOf(texts(&["us-*"]))));
        check("aws:RequestTag/env", &["prod"], &[], Some(Wanted::OneOf(texts(&["prod"]))));
        check(
            "aws:SourceIp",
            &["203.0.113.0/24"],
            &["198.51.100.7"],
            Some(Wanted::OneOf(texts(&["203.0.113.0/24"]))),
        );
        check(
            "aws:SourceIp",
            &["203.0.113.0/24"],
            &["203.0.113.7"],
            Some(Wanted::NoneOf(texts(&["203.0.113.0/24"]))),
        );
    }

    #[test]
    fn what_hangs_on_the_operator_isnt_concluded() {
        check(
            "aws:PrincipalArn",
            &["arn:aws:iam::*:role/${aws:PrincipalTag/x}"],
            &["arn:aws:iam::111122223333:role/a"],
            None,
        );
        check("aws:TagKeys", &["a", "b"], &["a", "c"], None);
        check("aws:CurrentTime", &["2026-01-01T00:00:00Z"], &["2026-02-01T00:00:00Z"], None);
        check("x:Key", &["false"], &[], None);
        check("aws:RequestTag/env", &["${aws:PrincipalTag/env}"], &[], None);
    }

    #[test]
    fn a_value_in_other_upper_and_lower_case_is_to_be_spelled_as_the_statement_has_it() {
        let (named, wanted) = (["prod", "test"], Some(Wanted::Spelled(texts(&["prod"]))));
        check("aws:RequestTag/env", &named, &["Prod"], wanted);
        check("aws:RequestTag/env", &["prod"], &["prod"], Some(Wanted::NoneOf(texts(&["prod"]))));
    }

    #[test]
    fn a_key_that_has_to_be_there_or_not() {
        check("aws:RequestTag/env", &["true"], &[], Some(Wanted::Present));
        check("aws:RequestTag/env", &["*"], &[], Some(Wanted::Present));
        check("aws:RequestTag/env", &["false"], &["prod"], Some(Wanted::Absent));
        check("aws:TokenIssueTime", &["false"], &["2026-02-01T00:00:00Z"], Some(Wanted::Absent));
    }

    #[test]
    fn of_true_and_false_the_other_one_is_wanted() {
        check("aws:SecureTransport", &["false"], &["false"], Some(Wanted::True));
        check("aws:MultiFactorAuthPresent", &["false"], &[], Some(Wanted::True));
        check("aws:MultiFactorAuthPresent", &["true"], &[], Some(Wanted::True));
        check("aws:ViaAWSService", &["true"], &["true"], Some(Wanted::False));
    }

    #[test]
    fn a_number_has_a_limit_and_an_account_is_no_number() {
        check("ec2:VolumeSize", &["100"], &["500"], Some(Wanted::AtMost("100".to_owned())));
        check("ec2:RoleDelivery", &["2.0"], &["1.0"], Some(Wanted::AtLeast("2.0".to_owned())));
        check("ec2:VolumeSize", &["100"], &["100"], None);
        check("ec2:VolumeSize", &["100", "200"], &["500"], None);
        check(
            "aws:ResourceAccount",
            &["444455556666"],
            &["111122223333"],
            Some(Wanted::OneOf(texts(&["444455556666"]))),
        );
    }
}
