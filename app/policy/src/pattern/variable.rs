//! Policy variables: `${aws:username}`, with a default as in `${aws:PrincipalTag/team, 'none'}`, and the signs `${*}`, `${?}`
//! and `${$}`, which stand for themselves.
//!
//! Source: IAM User Guide, `reference_policies_variables.html`.

use crate::{
    pattern::wildcard::{Pattern, Sign, matches},
    request::{Context, Known},
    vocabulary::Truth,
};

/// How a text in a policy is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Whether `*` and `?` are wildcards.
    pub(crate) wildcards: bool,
    /// Whether variables are replaced: from version 2012-10-17 on, where they may stand.
    pub(crate) variables: bool,
}

/// A text with or without variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// No variables.
    Fixed(Box<[Sign]>),
    /// Some.
    Parts(Box<[Part]>),
}

/// A piece of a text with variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Signs(Box<[Sign]>),
    Variable {
        /// The context key, its letters small.
        key: Box<str>,
        default: Option<Box<str>>,
    },
}

/// What a template becomes in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// All variables have values.
    Signs(Vec<Sign>),
    /// The value of a variable isn't known. Here it could be anything.
    Unknown(Vec<Sign>),
    /// A variable has no value: nothing is equal to the text, or like it.
    NoValue,
}

impl Template {
    /// Reads a text.
    pub(crate) fn read(text: &str, reading: Reading) -> Template {
        let sign = |character| if reading.wildcards { Sign::of(character) } else { Sign::One(character) };
        if !reading.variables || !text.contains("${") {
            return Template::Fixed(text.chars().map(sign).collect());
        }
        let (mut parts, mut signs) = (Vec::new(), Vec::new());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            signs.extend(before.chars().map(sign));
            // Without its end it is a text like any other.
            let Some((inside, after)) = after.split_once('}') else {
                signs.extend("${".chars().map(Sign::One));
                rest = after;
                continue;
            };
            rest = after;
            if let "*" | "?" | "$" = inside {
                signs.extend(inside.chars().map(Sign::One));
                continue;
            }
            if !signs.is_empty() {
                parts.push(Part::Signs(std::mem::take(&mut signs).into()));
            }
            let (key, default) = match inside.split_once(',') {
                Some((key, default)) => (key, quoted(default.trim())),
                None => (inside, None),
            };
            parts.push(Part::Variable {
                key: key.trim().to_ascii_lowercase().into(),
                default: default.map(Into::into),
            });
        }
        signs.extend(rest.chars().map(sign));
        if parts.is_empty() {
            return Template::Fixed(signs.into());
        }
        if !signs.is_empty() {
            parts.push(Part::Signs(signs.into()));
        }
        Template::Parts(parts.into())
    }

    /// Puts the values of a request in.
    pub(crate) fn resolve(&self, context: &Context) -> Resolved {
        let parts = match self {
            Template::Fixed(signs) => return Resolved::Signs(signs.to_vec()),
            Template::Parts(parts) => parts,
        };
        let mut resolved = Vec::new();
        let mut unknown = false;
        for part in parts {
            match part {
                Part::Signs(signs) => resolved.extend_from_slice(signs),
                Part::Variable { key, default } => {
                    let value = match (context.of(key), default) {
                        (Known::One(value), _) => value,
                        (Known::Unknown, _) => {
                            unknown = true;
                            resolved.push(Sign::AnyMany);
                            continue;
                        }
                        // A key with several values can't be used as a variable.
                        (Known::Absent | Known::Many(_), Some(default)) => default,
                        (Known::Absent | Known::Many(_), None) => return Resolved::NoValue,
                    };
                    // What stands in a value is never a wildcard.
                    resolved.extend(value.chars().map(Sign::One));
                }
            }
        }
        if unknown { Resolved::Unknown(resolved) } else { Resolved::Signs(resolved) }
    }

    /// The keys of the variables.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        let parts = match self {
            Template::Fixed(_) => &[],
            Template::Parts(parts) => &**parts,
        };
        parts.iter().filter_map(|part| match part {
            Part::Signs(_) => None,
            Part::Variable { key, .. } => Some(&**key),
        })
    }

    /// The pattern, where it is the same for every request.
    pub(crate) fn fixed(&self) -> Option<Pattern> {
        match self {
            Template::Fixed(signs) => Some(Pattern::new(signs)),
            Template::Parts(_) => None,
        }
    }
}

/// Whether a text can match, of which some parts may be anything: it can't where the parts that are known rule it out.
pub(crate) fn possible(signs: &[Sign], text: &str) -> Truth {
    if matches(signs, text) { Truth::Unknown } else { Truth::No }
}

/// What stands between single quotes.
fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('\'')?.strip_suffix('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(template: &str, matching: Option<&str>) {
        let context = Context::complete([("aws:username", "David"), ("aws:PrincipalTag/team", "a*b")])
            .with_many("aws:TagKeys", ["x"]);
        let template = Template::read(template, Reading { wildcards: true, variables: true });
        match (template.resolve(&context), matching) {
            (Resolved::Signs(signs), Some(text)) => assert!(matches(&signs, text), "{signs:?}"),
            (Resolved::NoValue, None) => {}
            (resolved, _) => panic!("{resolved:?}"),
        }
    }

    #[test]
    fn variables_take_the_values_of_the_request() {
        check("home/${aws:username}/*", Some("home/David/x"));
        check("home/${AWS:UserName}", Some("home/David"));
        check("${aws:username}${aws:username}", Some("DavidDavid"));
    }

    #[test]
    fn a_value_has_no_wildcards() {
        check("x-${aws:PrincipalTag/team}", Some("x-a*b"));
        let context = Context::complete([("k", "a*")]);
        let template = Template::read("${k}", Reading { wildcards: true, variables: true });
        let Resolved::Signs(signs) = template.resolve(&context) else { panic!() };
        assert!(!matches(&signs, "ab"));
    }

    #[test]
    fn defaults_stand_in_for_what_is_absent() {
        check("bucket-${aws:PrincipalTag/dept, 'company-wide'}", Some("bucket-company-wide"));
        check("bucket-${aws:PrincipalTag/team, 'company-wide'}", Some("bucket-a*b"));
        check("${aws:TagKeys, 'd'}", Some("d"));
    }

    #[test]
    fn a_variable_without_a_value_is_like_nothing() {
        check("${aws:userid}", None);
        check("${aws:TagKeys}", None);
    }

    #[test]
    fn special_signs_stand_for_themselves() {
        check("a${*}b${?}c${$}", Some("a*b?c$"));
    }

    #[test]
    fn what_is_no_variable_is_text() {
        check("a${b", Some("a${b"));
        check("a$b{c}", Some("a$b{c}"));
    }

    #[test]
    fn a_value_that_is_not_known() {
        let template = Template::read("${aws:userid}", Reading { wildcards: true, variables: true });
        assert_eq!(template.resolve(&Context::partial([("a", "b")])), Resolved::Unknown(vec![Sign::AnyMany]));
        let template = Template::read("home/${aws:userid}/*", Reading { wildcards: true, variables: true });
        let Resolved::Unknown(signs) = template.resolve(&Context::partial([])) else { panic!() };
        assert_eq!(possible(&signs, "home/x/y"), Truth::Unknown);
        assert_eq!(possible(&signs, "other/x/y"), Truth::No);
    }

    #[test]
    fn older_versions_have_no_variables() {
        let template = Template::read("${aws:username}", Reading { wildcards: true, variables: false });
        let signs: Vec<_> = "${aws:username}".chars().map(Sign::One).collect();
        assert_eq!(template.resolve(&Context::complete([("aws:username", "David")])), Resolved::Signs(signs));
    }
}
