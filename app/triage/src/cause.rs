//! Why a request was refused: the registry of causes.
//!
//! A cause is one file with its rule and its tests. A new cause is such a file, a variant of [`Cause`] and a line of [`REGISTRY`].

mod action;
mod condition;
mod credentials;
mod kms;
mod not_authorization;
mod not_aws;
mod pass_role;
mod quota;
mod sharing;
mod trust;

use crate::{
    assemble::Case,
    recognise::{Meaning, Says},
    report::{Denial, Field},
};
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
    /// Which of its forms a refusal has, where it has several: the section `fix.…` that speaks of it.
    variant: fn(&Denial) -> Option<&'static str>,
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

    /// The section with the steps for this refusal.
    pub fn variant(self, denial: &Denial) -> Option<&'static str> {
        (self.rule().variant)(denial)
    }
}

/// The cause of a case, and the piece of the original that shows it.
pub(crate) fn find(case: &Case, denial: &Denial) -> (Cause, Option<Range<usize>>) {
    REGISTRY
        .iter()
        .find_map(|rule| Some((rule.cause, (rule.detect)(case, denial)?)))
        .map_or((Cause::Action, None), |(cause, at)| (cause, Some(at)))
}

/// A cause that has one form.
fn one_form(_denial: &Denial) -> Option<&'static str> {
    None
}

/// What shows the cause of a refusal: its code, and the words that prove it.
fn signs(denial: &Denial) -> String {
    let proof =
        denial.evidence.iter().find(|proof| proof.field == Field::Cause).map(|proof| proof.text.as_str());
    [denial.code.as_deref(), proof].into_iter().flatten().collect::<Vec<_>>().join(" ").to_ascii_lowercase()
}

/// The first section one of whose signs is there.
fn by_sign(denial: &Denial, sections: &[(&'static str, &[&str])]) -> Option<&'static str> {
    let signs = signs(denial);
    sections
        .iter()
        .find(|(_, wanted)| wanted.iter().any(|sign| signs.contains(sign)))
        .map(|(section, _)| *section)
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

    #[track_caller]
    fn check_form(text: &str, section: Option<&str>) {
        let denial = crate::triage(text).denials.remove(0);
        assert_eq!(denial.cause.variant(&denial), section, "{} of {text}", denial.cause.id());
    }

    #[test]
    fn forms_of_a_cause() {
        let error = |code: &str, message: &str| {
            format!("An error occurred ({code}) when calling the ListBuckets operation: {message}")
        };
        check_form(&error("ExpiredToken", "The provided token has expired."), Some("fix.expired"));
        check_form(
            &error("SignatureDoesNotMatch", "The request signature does not match."),
            Some("fix.signature"),
        );
        check_form(&error("RequestTimeTooSkewed", "The difference is too large."), Some("fix.clock"));
        check_form(
            &error("InvalidClientTokenId", "The security token included in the request is invalid."),
            Some("fix.unknown-key"),
        );
        check_form(&error("OptInRequired", "You are not subscribed to this service."), Some("fix.opt-in"));
        check_form(
            "Unable to locate credentials. You can configure credentials by running \"aws configure\".",
            Some("fix.none"),
        );
        check_form(&error("InsufficientInstanceCapacity", "There is none."), Some("fix.capacity"));
        check_form(&error("VcpuLimitExceeded", "You have requested more."), None);
        check_form(&error("AccessDenied", "Access Denied"), Some("fix.bare"));
        check_form(
            &error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
            Some("fix.web-identity"),
        );
    }
}
