//! The `Condition` element: operators, keys and values.
//!
//! Sources: IAM User Guide, `reference_policies_elements_condition_operators.html`,
//! `reference_policies_condition-logic-multiple-context-keys-or-values.html` and
//! `reference_policies_condition-single-vs-multi-valued-context-keys.html`.

mod arn;
mod binary;
mod boolean;
mod date;
mod ip_address;
mod null;
mod numeric;
mod operator;
mod order;
mod outcome;
mod string;
#[cfg(test)]
mod tests;

pub use operator::{Operator, Qualifier, SetOperator};
pub use outcome::{ConditionOutcome, Why};

use crate::{
    request::{Context, Known},
    vocabulary::{Key, Place, Truth},
};

/// One operator on one key: a line of a `Condition` element.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The operator with its qualifiers, as it was written.
    pub operator_text: Box<str>,
    /// The operator; `None` when there is none of that name.
    pub operator: Option<Operator>,
    /// The condition key, as it was written.
    pub key_text: Box<str>,
    /// The condition key, its letters small.
    pub(crate) key: Key,
    /// The values, any of which may match.
    pub values: Vec<ConditionValue>,
    /// Whether there are values, each of them a text, a number or a truth value.
    pub(crate) is_readable: bool,
    /// Where the key stands.
    pub key_place: Place,
    /// Where the values stand.
    pub place: Place,
}

/// A value of a condition.
#[derive(Clone, Debug)]
pub struct ConditionValue {
    /// As it was written.
    pub text: Box<str>,
    /// Where it stands.
    pub place: Place,
    /// What it demands; `None` when the operator can't read it, and then it matches nothing.
    pub(crate) test: Option<Test>,
}

/// What a value demands of a value in the request, made ready for comparing.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    String(string::Test),
    Numeric(numeric::Test),
    Date(date::Test),
    Bool(boolean::Test),
    Binary(binary::Test),
    IpAddress(ip_address::Test),
    Arn(arn::Test),
    Null(null::Test),
}

impl Condition {
    /// Whether the condition holds in a request.
    pub fn evaluate(&self, context: &Context) -> ConditionOutcome {
        let Some(operator) = self.operator else {
            return ConditionOutcome { holds: Truth::Unknown, why: Why::NoSuchOperator };
        };
        if operator.is_null() {
            return self.evaluate_null(context);
        }
        let is_empty = |value: &str| value.is_empty();
        let (single, many): (&str, &[Box<str>]) = match (context.get(&self.key), operator.qualifier().set) {
            (Known::Unknown, _) => return ConditionOutcome { holds: Truth::Unknown, why: Why::KeyUnknown },
            (Known::Absent, _) => return absent(operator),
            (Known::One(value), None) => return self.compare(operator, value, context),
            // "if the key values resolve to a null dataset, such as an empty string"
            (Known::One(value), Some(_)) if is_empty(value) => return absent(operator),
            (Known::Many(values), Some(_)) if values.iter().all(|value| is_empty(value)) => {
                return absent(operator);
            }
            (Known::One(value), Some(_)) => (value, &[]),
            (Known::Many(values), Some(_)) => ("", values),
            (Known::Many(_), None) => {
                // AWS's simulator finds no match then. What a negated operator does isn't documented.
                let holds = if operator.is_negated() { Truth::Unknown } else { Truth::No };
                return ConditionOutcome { holds, why: Why::ListWithoutSetOperator };
            }
        };
        let all = operator.qualifier().set == Some(SetOperator::ForAllValues);
        let decided = if all { Truth::No } else { Truth::Yes };
        let mut outcome = ConditionOutcome { holds: !decided, why: Why::Compared(None) };
        let values = many.iter().map(|value| &**value).chain(many.is_empty().then_some(single));
        for value in values {
            let one = self.compare(operator, value, context);
            if one.holds == decided {
                return one;
            }
            if one.holds == Truth::Unknown {
                outcome = one;
            }
        }
        outcome
    }

    /// The variables in a value.
    pub fn variables(&self, value: usize) -> Vec<&str> {
        match self.values.get(value).and_then(|value| value.test.as_ref()) {
            Some(Test::String(test)) => test.keys(),
            Some(Test::Arn(test)) => test.keys(),
            Some(Test::Bool(test)) => test.keys(),
            _ => Vec::new(),
        }
    }

    /// Compares one value of the request with those of the policy: a value matches when it matches any of them; a negated
    /// operator demands that it match none.
    fn compare(&self, operator: Operator, value: &str, context: &Context) -> ConditionOutcome {
        let mut outcome = ConditionOutcome { holds: Truth::No, why: Why::Compared(None) };
        let mut is_readable = self.is_readable;
        for (index, policy_value) in self.values.iter().enumerate() {
            let Some(test) = &policy_value.test else {
                is_readable = false;
                continue;
            };
            match test.matches(value, context) {
                Truth::Yes => {
                    outcome = ConditionOutcome { holds: Truth::Yes, why: Why::Compared(Some(index)) };
                    break;
                }
                Truth::Unknown if outcome.holds == Truth::No => {
                    let has_variables = !self.variables(index).is_empty();
                    let why =
                        if has_variables { Why::VariableUnknown(index) } else { Why::CaseUnknown(index) };
                    outcome = ConditionOutcome { holds: Truth::Unknown, why };
                }
                Truth::Unknown | Truth::No => {}
            }
        }
        if operator.is_negated() {
            outcome.holds = !outcome.holds;
            // What the operator can't read matches nothing. Whether that makes the opposite true isn't documented.
            if outcome.holds == Truth::Yes && !is_readable {
                outcome = ConditionOutcome { holds: Truth::Unknown, why: Why::Unreadable };
            }
        } else if outcome.holds == Truth::No && !self.is_readable {
            outcome = ConditionOutcome { holds: Truth::Unknown, why: Why::Unreadable };
        }
        outcome
    }

    fn evaluate_null(&self, context: &Context) -> ConditionOutcome {
        let absent = match context.get(&self.key) {
            Known::Unknown => return ConditionOutcome { holds: Truth::Unknown, why: Why::KeyUnknown },
            Known::Absent => true,
            // "its value is not null": an empty value is none.
            Known::One(value) => value.is_empty(),
            Known::Many(values) => values.iter().all(|value| value.is_empty()),
        };
        let asked = self.values.iter().any(|value| match &value.test {
            Some(Test::Null(test)) => test.wants_absent == absent,
            _ => false,
        });
        if !asked && !self.is_readable {
            return ConditionOutcome { holds: Truth::Unknown, why: Why::Unreadable };
        }
        ConditionOutcome { holds: asked.into(), why: if absent { Why::KeyAbsent } else { Why::KeyPresent } }
    }
}

/// What an operator says of a key that isn't in the request.
///
/// "If the key that you specify in a policy condition is not present in the request context, the values do not match and the
/// condition is false. If the policy condition requires that the key is not matched […], the condition is true." `IfExists`
/// and `ForAllValues` make it true, `ForAnyValue` false: "For no matching key or a null dataset, the condition returns false". Of
/// `ForAnyValue` with `IfExists` the guide has no word; those who tried it find that `IfExists` changes nothing
/// (`iam.cloudcopilot.io`, "ForAnyValue:StringEqualsIfExists").
fn absent(operator: Operator) -> ConditionOutcome {
    let Qualifier { set, if_exists } = operator.qualifier();
    let holds = match set {
        Some(SetOperator::ForAllValues) => true,
        Some(SetOperator::ForAnyValue) => false,
        None => if_exists || operator.is_negated(),
    };
    ConditionOutcome { holds: holds.into(), why: Why::KeyAbsent }
}

impl Test {
    fn matches(&self, value: &str, context: &Context) -> Truth {
        match self {
            Test::String(test) => test.matches(value, context),
            Test::Arn(test) => test.matches(value, context),
            Test::Bool(test) => test.matches(value, context),
            Test::Numeric(test) => test.matches(value).into(),
            Test::Date(test) => test.matches(value).into(),
            Test::Binary(test) => test.matches(value).into(),
            Test::IpAddress(test) => test.matches(value).into(),
            Test::Null(_) => Truth::No,
        }
    }
}
