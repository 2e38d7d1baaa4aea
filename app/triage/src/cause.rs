//! Why a request was refused: the registry of causes.
//!
//! A cause is one file with its rule and its tests, and beside it its prose, one file a language. A new cause is such a file,
//! a variant of [`Cause`] and a line of [`REGISTRY`].

mod action;
mod condition;
mod credentials;
mod kms;
mod not_authorization;
mod not_aws;
mod pass_role;
pub mod prose;
mod quota;
mod sharing;
mod trust;

use crate::{
    assemble::Case,
    lang::Lang,
    recognise::{Meaning, Says},
    report::Denial,
};
use prose::Prose;
use std::ops::Range;

/// A cause, by its stable id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cause {
    /// A role is handed to a service, and `iam:PassRole` was refused.
    PassRole,
    /// The action itself isn't allowed, or is denied.
    #[default]
    Action,
    /// A KMS key stands in the way.
    Kms,
    /// The resource isn't shared with the caller.
    Sharing,
    /// A condition such as a tag, a Region or MFA decided.
    Condition,
    /// A quota or a lack of capacity: not an authorization problem.
    Quota,
    /// The credentials are expired, invalid, or not for this place.
    Credentials,
    /// A role can't be assumed.
    Trust,
    /// AWS said no, but not for lack of permission.
    NotAuthorization,
    /// Another system's refusal.
    NotAws,
}

/// One row of the registry.
pub struct Rule {
    /// The cause.
    pub cause: Cause,
    /// Its stable id.
    pub id: &'static str,
    /// Its prose in each language, in the order of [`Lang::ALL`].
    prose: [&'static str; 2],
    /// Whether a case has this cause, with the piece of the original that shows it.
    detect: fn(&Case, &Denial) -> Option<Range<usize>>,
}

/// The causes, in the order in which they are tried: the first that fits is the cause.
pub const REGISTRY: [Rule; 10] = [
    not_aws::RULE,
    pass_role::RULE,
    trust::RULE,
    kms::RULE,
    condition::RULE,
    sharing::RULE,
    quota::RULE,
    credentials::RULE,
    not_authorization::RULE,
    action::RULE,
];

impl Cause {
    /// Its row of the registry; the last row stands for whatever has none.
    fn rule(self) -> &'static Rule {
        REGISTRY.iter().find(|rule| rule.cause == self).unwrap_or(&action::RULE)
    }

    /// The stable id: `pass-role`.
    pub fn id(self) -> &'static str {
        self.rule().id
    }

    /// What there is to say about it, in one language.
    pub fn prose(self, lang: Lang) -> Prose<'static> {
        let [en, ja] = self.rule().prose;
        Prose::of(match lang {
            Lang::En => en,
            Lang::Ja => ja,
        })
    }
}

/// The cause of a case, and the piece of the original that shows it.
pub(crate) fn find(case: &Case, denial: &Denial) -> (Cause, Option<Range<usize>>) {
    REGISTRY
        .iter()
        .find_map(|rule| Some((rule.cause, (rule.detect)(case, denial)?)))
        .map_or((Cause::Action, None), |(cause, at)| (cause, Some(at)))
}

/// Where a phrase or the code says this cause. What the message says counts before its code: codes are shared.
fn said(case: &Case, cause: Cause) -> Option<Range<usize>> {
    if let Some(phrase) = case.phrases.iter().find(|phrase| matches!(phrase.says, Says::Cause(_))) {
        return (phrase.says == Says::Cause(cause)).then(|| phrase.at.clone());
    }
    if is_refused_action(case) {
        return None;
    }
    let code = case.code.as_ref()?;
    (case.meaning == Some(Meaning::Cause(cause))).then(|| code.at.clone())
}

/// Whether the text says that an action was refused, whatever its code.
fn is_refused_action(case: &Case) -> bool {
    case.sentence.is_some() || case.decoded.is_some()
}

/// The place of the action, when it is one of these: `service:name`, or `service:` for all of a service's.
fn action_is(case: &Case, denial: &Denial, actions: &[&str]) -> Option<Range<usize>> {
    let action = denial.qualified_action()?.to_ascii_lowercase();
    actions
        .iter()
        .any(|wanted| {
            if wanted.ends_with([':', '*']) {
                action.starts_with(wanted.trim_end_matches('*'))
            } else {
                action == *wanted
            }
        })
        .then_some(())?;
    [
        case.sentence.as_ref().and_then(|sentence| sentence.action.as_ref()),
        case.decoded.as_ref().and_then(|decoded| decoded.action.as_ref()),
        case.named_action.as_ref(),
    ]
    .into_iter()
    .flatten()
    .next()
    .map(|action| action.at.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_stands_twice() {
        for (index, rule) in REGISTRY.iter().enumerate() {
            assert!(
                REGISTRY[..index].iter().all(|other| other.id != rule.id && other.cause != rule.cause),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn every_cause_has_every_section_in_every_language() {
        for rule in &REGISTRY {
            for lang in Lang::ALL {
                let prose = rule.cause.prose(lang);
                for section in ["title", "what", "why", "fix", "check"] {
                    assert!(
                        !prose.section(section).unwrap_or_default().is_empty(),
                        "{} {} {section}",
                        rule.id,
                        lang.tag()
                    );
                }
                assert!(
                    prose.references().all(|(title, url)| !title.is_empty() && url.starts_with("https://")),
                    "{}",
                    rule.id
                );
                assert!(prose.references().count() > 0, "{} {} references", rule.id, lang.tag());
            }
        }
    }
}
