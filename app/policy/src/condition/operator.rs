//! All condition operators.

use super::{
    Test, arn, binary, boolean, date, ip_address, null, numeric,
    order::Order::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual},
    string,
};
use crate::{
    request::{Completeness, Context},
    vocabulary::Truth,
};

/// What stands around an operator's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Qualifier {
    /// `ForAllValues:` or `ForAnyValue:` before it.
    pub set: Option<SetOperator>,
    /// `IfExists` after it: a key that isn't in the request makes the condition true.
    pub if_exists: bool,
}

/// How the values of a multivalued key are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOperator {
    /// Every value of the request must match; true when there is none.
    ForAllValues,
    /// A value of the request must match; false when there is none.
    ForAnyValue,
}

/// A condition operator with its qualifiers.
#[derive(Clone, Copy, Debug)]
pub struct Operator {
    entry: &'static Entry,
    qualifier: Qualifier,
}

/// What is known of an operator.
#[derive(Debug)]
struct Entry {
    name: &'static str,
    sense: Sense,
    /// Makes a value of the policy ready; `None` when the operator can't read it. Variables are replaced if the second says so.
    read: fn(&str, bool) -> Option<Test>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// The value of the request must match.
    Matching,
    /// It must not.
    Negated,
    /// It must be there, or not.
    Presence,
}

use Sense::{Matching, Negated, Presence};

/// All operators, in the order of the documentation. Names are compared whatever the case of their letters.
const OPERATORS: &[Entry] = &[
    Entry { name: "StringEquals", sense: Matching, read: string::equals },
    Entry { name: "StringNotEquals", sense: Negated, read: string::equals },
    Entry { name: "StringEqualsIgnoreCase", sense: Matching, read: string::equals_ignoring_case },
    Entry { name: "StringNotEqualsIgnoreCase", sense: Negated, read: string::equals_ignoring_case },
    Entry { name: "StringLike", sense: Matching, read: string::like },
    Entry { name: "StringNotLike", sense: Negated, read: string::like },
    Entry { name: "NumericEquals", sense: Matching, read: |text, _| numeric::read(text, Equal) },
    Entry { name: "NumericNotEquals", sense: Negated, read: |text, _| numeric::read(text, Equal) },
    Entry { name: "NumericLessThan", sense: Matching, read: |text, _| numeric::read(text, Less) },
    Entry {
        name: "NumericLessThanEquals",
        sense: Matching,
        read: |text, _| numeric::read(text, LessOrEqual),
    },
    Entry { name: "NumericGreaterThan", sense: Matching, read: |text, _| numeric::read(text, Greater) },
    Entry {
        name: "NumericGreaterThanEquals",
        sense: Matching,
        read: |text, _| numeric::read(text, GreaterOrEqual),
    },
    Entry { name: "DateEquals", sense: Matching, read: |text, _| date::read(text, Equal) },
    Entry { name: "DateNotEquals", sense: Negated, read: |text, _| date::read(text, Equal) },
    Entry { name: "DateLessThan", sense: Matching, read: |text, _| date::read(text, Less) },
    Entry { name: "DateLessThanEquals", sense: Matching, read: |text, _| date::read(text, LessOrEqual) },
    Entry { name: "DateGreaterThan", sense: Matching, read: |text, _| date::read(text, Greater) },
    Entry {
        name: "DateGreaterThanEquals",
        sense: Matching,
        read: |text, _| date::read(text, GreaterOrEqual),
    },
    Entry { name: "Bool", sense: Matching, read: boolean::read },
    Entry { name: "BinaryEquals", sense: Matching, read: |text, _| binary::read(text) },
    Entry { name: "IpAddress", sense: Matching, read: |text, _| ip_address::read(text) },
    Entry { name: "NotIpAddress", sense: Negated, read: |text, _| ip_address::read(text) },
    Entry { name: "ArnEquals", sense: Matching, read: arn::read },
    Entry { name: "ArnLike", sense: Matching, read: arn::read },
    Entry { name: "ArnNotEquals", sense: Negated, read: arn::read },
    Entry { name: "ArnNotLike", sense: Negated, read: arn::read },
    Entry { name: "Null", sense: Presence, read: |text, _| null::read(text) },
];

impl Operator {
    /// Reads an operator with its qualifiers, such as `ForAnyValue:StringLikeIfExists`.
    pub fn parse(text: &str) -> Option<Operator> {
        let (set, name) = match text.split_once(':') {
            Some((set, name)) if set.eq_ignore_ascii_case("ForAllValues") => {
                (Some(SetOperator::ForAllValues), name)
            }
            Some((set, name)) if set.eq_ignore_ascii_case("ForAnyValue") => {
                (Some(SetOperator::ForAnyValue), name)
            }
            Some(_) => return None,
            None => (None, text),
        };
        const IF_EXISTS: &str = "IfExists";
        let base = name.len().checked_sub(IF_EXISTS.len()).and_then(|at| name.split_at_checked(at));
        let (name, if_exists) = match base {
            Some((base, end)) if end.eq_ignore_ascii_case(IF_EXISTS) => (base, true),
            _ => (name, false),
        };
        let entry = OPERATORS.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        // "You can add IfExists to the end of any condition operator name except the Null condition."
        (entry.sense != Presence || !if_exists)
            .then_some(Operator { entry, qualifier: Qualifier { set, if_exists } })
    }

    /// The names of all operators, without qualifiers.
    pub fn names() -> impl Iterator<Item = &'static str> {
        OPERATORS.iter().map(|entry| entry.name)
    }

    /// The name, without qualifiers.
    pub fn name(self) -> &'static str {
        self.entry.name
    }

    /// The qualifiers.
    pub fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// Whether the operator demands that no value match.
    pub fn is_negated(self) -> bool {
        self.entry.sense == Negated
    }

    /// Whether it is `Null`, which asks only for the presence of the key.
    pub fn is_null(self) -> bool {
        self.entry.sense == Presence
    }

    /// Whether a value of a policy matches one of a request, each by itself. What hangs on a policy variable isn't known.
    pub fn matches(self, of_policy: &str, of_request: &str) -> Truth {
        let test = self.read(of_policy, true);
        test.map_or(Truth::No, |test| test.matches(of_request, &Context::new(Completeness::Partial)))
    }

    /// Makes a value of a policy ready.
    pub(crate) fn read(self, text: &str, variables: bool) -> Option<Test> {
        (self.entry.read)(text, variables)
    }
}
