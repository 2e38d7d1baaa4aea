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
    /// With variables, or in any case.
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
        let comparison = match (template.fixed(), case) {
            (Some(pattern), Case::Sensitive) => Comparison::Fixed(pattern),
            _ => Comparison::Template(template),
        };
        super::Test::String(Test { comparison, case })
    }

    pub(super) fn matches(&self, value: &str, context: &Context) -> Truth {
        let template = match &self.comparison {
            Comparison::Fixed(pattern) => return pattern.matches(value).into(),
            Comparison::Template(template) => template,
        };
        match (template.resolve(context), self.case) {
            (Resolved::Signs(signs), Case::Sensitive) => matches(&signs, value).into(),
            (Resolved::Signs(signs), Case::Ignored) => {
                ignoring_case(&signs, value, |signs, value| matches(signs, value).into())
            }
            (Resolved::Unknown(signs), Case::Sensitive) => possible(&signs, value),
            (Resolved::Unknown(signs), Case::Ignored) => ignoring_case(&signs, value, possible),
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

/// Compares both in small letters. AWS doesn't say which letters it takes for the same beyond A to Z, so what differs in nothing but
/// such letters may match.
fn ignoring_case(signs: &[Sign], value: &str, compare: fn(&[Sign], &str) -> Truth) -> Truth {
    let with = |fold: fn(char) -> char| {
        let fold_sign = |sign: &Sign| match sign {
            Sign::One(character) => Sign::One(fold(*character)),
            wildcard => *wildcard,
        };
        let folded: Vec<Sign> = signs.iter().map(fold_sign).collect();
        compare(&folded, &value.chars().map(fold).collect::<String>())
    };
    match with(|letter| letter.to_ascii_lowercase()) {
        Truth::No if !value.is_ascii() && with(any_with_case) != Truth::No => Truth::Unknown,
        compared => compared,
    }
}

/// A small letter, or one sign for all letters beyond A to Z that may be small or large.
fn any_with_case(letter: char) -> char {
    match letter {
        // From Hebrew to Burmese, and in East Asia, letters have no case.
        '\u{590}'..='\u{109f}' | '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}' | '\u{20000}'.. => letter,
        letter if letter.is_ascii() => letter.to_ascii_lowercase(),
        _ => char::REPLACEMENT_CHARACTER,
    }
}
