//! `Bool`.

use crate::{
    pattern::{
        variable::{Reading, Resolved, Template},
        wildcard::Sign,
    },
    request::Context,
    vocabulary::Truth,
};

/// A truth value to compare with. The operators' page allows policy variables here.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    Fixed(bool),
    Template(Template),
}

pub(super) fn read(text: &str, variables: bool) -> Option<super::Test> {
    let template = Template::read(text, Reading { wildcards: false, variables });
    Some(super::Test::Bool(match template {
        Template::Fixed(_) => Test::Fixed(truth(text)?),
        Template::Parts(_) => Test::Template(template),
    }))
}

impl Test {
    pub(super) fn matches(&self, value: &str, context: &Context) -> Truth {
        let wanted = match self {
            Test::Fixed(wanted) => Some(*wanted),
            Test::Template(template) => match template.resolve(context) {
                Resolved::Signs(signs) => {
                    let text: String = signs
                        .iter()
                        .filter_map(|sign| match sign {
                            Sign::One(character) => Some(*character),
                            Sign::AnyOne | Sign::AnyMany => None,
                        })
                        .collect();
                    truth(&text)
                }
                Resolved::Unknown(_) => return Truth::Unknown,
                Resolved::NoValue => None,
            },
        };
        (wanted.is_some() && truth(value) == wanted).into()
    }

    pub(super) fn keys(&self) -> Vec<&str> {
        match self {
            Test::Fixed(_) => Vec::new(),
            Test::Template(template) => template.keys().collect(),
        }
    }
}

/// `true` or `false`, whatever the case of its letters.
pub(super) fn truth(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}
