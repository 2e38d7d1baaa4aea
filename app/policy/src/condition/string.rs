//! `StringEquals`, `StringEqualsIgnoreCase`, `StringLike` and their negations.

use crate::{
    pattern::{
        variable::{Reading, Resolved, Template, possible},
        wildcard::{Pattern, Sign, matches},
    },
    request::Context,
    vocabulary::Truth,
};

/// A string to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    comparison: Comparison,
    case: Case,
}

#[derive(Clone, Debug)]
enum Comparison {
    Fixed(Pattern),
    /// With variables.
    Template(Template),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Sensitive,
    Ignored,
}

/// Exact matching, case sensitive.
pub(super) fn equals(text: &str, variables: bool) -> Option<super::Test> {
    Some(Test::read(text, Reading { wildcards: false, variables }, Case::Sensitive))
}

/// Exact matching, ignoring case.
pub(super) fn equals_ignoring_case(text: &str, variables: bool) -> Option<super::Test> {
    Some(Test::read(text, Reading { wildcards: false, variables }, Case::Ignored))
}

/// Case-sensitive matching with the wildcards `*` and `?` anywhere.
pub(super) fn like(text: &str, variables: bool) -> Option<super::Test> {
    Some(Test::read(text, Reading { wildcards: true, variables }, Case::Sensitive))
}

impl Test {
    fn read(text: &str, reading: Reading, case: Case) -> super::Test {
        let template = Template::read(text, reading);
        let template = match (template, case) {
            (Template::Fixed(signs), Case::Ignored) => Template::Fixed(fold(&signs).into()),
            (template, _) => template,
        };
        let comparison = template.fixed().map_or(Comparison::Template(template), Comparison::Fixed);
        super::Test::String(Test { comparison, case })
    }

    pub(super) fn matches(&self, value: &str, context: &Context) -> Truth {
        let folded;
        let value = match self.case {
            Case::Sensitive => value,
            Case::Ignored => {
                folded = value.to_lowercase();
                &folded
            }
        };
        let template = match &self.comparison {
            Comparison::Fixed(pattern) => return pattern.matches(value).into(),
            Comparison::Template(template) => template,
        };
        match (template.resolve(context), self.case) {
            (Resolved::Signs(signs), Case::Sensitive) => matches(&signs, value).into(),
            (Resolved::Signs(signs), Case::Ignored) => matches(&fold(&signs), value).into(),
            (Resolved::Unknown(signs), Case::Sensitive) => possible(&signs, value),
            (Resolved::Unknown(signs), Case::Ignored) => possible(&fold(&signs), value),
            (Resolved::NoValue, _) => Truth::No,
        }
    }

    pub(super) fn keys(&self) -> Vec<&str> {
        match &self.comparison {
            Comparison::Fixed(_) => Vec::new(),
            Comparison::Template(template) => template.keys().collect(),
        }
    }
}

/// The same signs in small letters.
fn fold(signs: &[Sign]) -> Vec<Sign> {
    let mut folded = Vec::with_capacity(signs.len());
    for sign in signs {
        match sign {
            Sign::One(character) => folded.extend(character.to_lowercase().map(Sign::One)),
            wildcard => folded.push(*wildcard),
        }
    }
    folded
}
