//! `ArnEquals` and `ArnLike`, which are the same, and their negations.

use crate::{
    pattern::{
        arn::ArnPattern,
        variable::{Reading, Resolved, Template, possible},
    },
    request::Context,
    vocabulary::{ArnParts, Truth},
};

/// An ARN to compare with.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Fixed(ArnPattern),
    /// With variables.
    Template(Template),
}

pub(super) fn read(text: &str, variables: bool) -> Option<super::Test> {
    Some(super::Test::Arn(match Template::read(text, Reading { wildcards: true, variables }) {
        Template::Fixed(signs) => Test::Fixed(ArnPattern::of_condition(&signs)),
        template @ Template::Parts(_) => Test::Template(template),
    }))
}

impl Test {
    pub(super) fn matches(&self, value: &str, context: &Context) -> Truth {
        let value = ArnParts::of(value);
        match self {
            Test::Fixed(pattern) => pattern.matches(&value).into(),
            Test::Template(template) => match template.resolve(context) {
                Resolved::Signs(signs) => ArnPattern::of_condition(&signs).matches(&value).into(),
                Resolved::Unknown(signs) => possible(&signs, value.text),
                Resolved::NoValue => Truth::No,
            },
        }
    }

    pub(super) fn keys(&self) -> Vec<&str> {
        match self {
            Test::Fixed(_) => Vec::new(),
            Test::Template(template) => template.keys().collect(),
        }
    }
}
