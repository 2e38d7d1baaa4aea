//! Why a request was refused: the registry of causes.
//!
//! A cause is one file with its row and its tests. A new one is a row of [`Cause`], such a file, and an arm of [`Cause::rule`]: without
//! them it doesn't compile. `docs/ARCHITECTURE.md` tells what else it needs.

mod action;
mod authorizer;
mod condition;
mod credentials;
mod cross_region_inference;
mod kms;
mod not_authorization;
mod not_aws;
mod pass_role;
mod principal;
mod quota;
mod service_access;
mod sharing;
mod trust;

use crate::{
    assemble::Refusal,
    recognise::{Meaning, Quote, Says},
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};
use std::ops::Range;

/// One row of the registry.
struct Rule {
    /// The stable id of the cause.
    id: &'static str,
    kind: CauseKind,
    /// What somebody else than the caller can do about it.
    remedy: Option<Remedy>,
    /// Its forms. Where codes and phrases tell of several, the first of them counts.
    forms: &'static [Form],
    /// The form that a refusal as a whole shows, whatever its codes and phrases tell.
    form: fn(&Denial) -> Option<Form>,
    /// Whether a refusal has this cause, with what shows it.
    detect: fn(&Refusal, &Denial) -> Option<Sign>,
}

/// What shows a cause.
struct Sign {
    /// The piece of the original.
    at: Range<usize>,
    /// The form of the cause that it tells of.
    form: Option<Form>,
}

impl Sign {
    fn of<T>(quote: &Quote<T>) -> Sign {
        Sign { at: quote.at.clone(), form: None }
    }
}

/// What is found of the cause of a refusal.
#[derive(Debug)]
pub(super) struct FoundCause {
    pub(super) cause: Cause,
    pub(super) form: Option<Form>,
    /// The piece of the original that shows it.
    pub(super) at: Option<Range<usize>>,
}

/// For causes that a policy brings about: somebody who may read the policies has to look.
const FIND_POLICY: Option<Remedy> = Some(FIND_POLICY_OF_ACCOUNT);

const FIND_POLICY_OF_ACCOUNT: Remedy =
    Remedy { owner: RemedyOwner::AccountAdministrator, request: RemedyRequest::FindPolicy, but: &[] };

impl Cause {
    /// Its row.
    fn rule(self) -> &'static Rule {
        match self {
            Cause::NotAws => &not_aws::RULE,
            Cause::Authorizer => &authorizer::RULE,
            Cause::PassRole => &pass_role::RULE,
            Cause::Trust => &trust::RULE,
            Cause::Kms => &kms::RULE,
            Cause::Condition => &condition::RULE,
            Cause::Principal => &principal::RULE,
            Cause::ServiceAccess => &service_access::RULE,
            Cause::CrossRegionInference => &cross_region_inference::RULE,
            Cause::Sharing => &sharing::RULE,
            Cause::Quota => &quota::RULE,
            Cause::Credentials => &credentials::RULE,
            Cause::NotAuthorization => &not_authorization::RULE,
            Cause::Action => &action::RULE,
        }
    }

    /// The stable id: `pass-role`.
    pub fn id(self) -> &'static str {
        self.rule().id
    }

    /// Who refused.
    pub fn kind(self) -> CauseKind {
        self.rule().kind
    }

    /// What somebody else than the caller can do about it, where it has this form.
    pub fn remedy(self, form: Option<Form>) -> Option<Remedy> {
        self.rule().remedy.filter(|remedy| form.is_none_or(|form| !remedy.but.contains(&form)))
    }

    /// The forms that it can have.
    pub fn forms(self) -> &'static [Form] {
        self.rule().forms
    }
}

/// The cause of a refusal, and what shows it. Where nothing does, it is the action.
pub(super) fn find(refusal: &Refusal, denial: &Denial) -> FoundCause {
    let found = Cause::ALL.iter().find_map(|cause| Some((*cause, (cause.rule().detect)(refusal, denial)?)));
    let (cause, sign) = found.map_or((Cause::default(), None), |(cause, sign)| (cause, Some(sign)));
    let told = [sign.as_ref().and_then(|sign| sign.form), refusal.form];
    let of_tables = || cause.forms().iter().copied().find(|form| told.contains(&Some(*form)));
    let form = (cause.rule().form)(denial).or_else(of_tables);
    FoundCause { cause, form, at: sign.map(|sign| sign.at) }
}

/// For causes whose forms stand in the tables of codes and phrases, or that have none.
fn by_tables(_denial: &Denial) -> Option<Form> {
    None
}

/// Where a phrase or the code says this cause. What the message says counts before its code: codes are shared.
fn said(refusal: &Refusal, cause: Cause) -> Option<Sign> {
    if let Some(phrase) = refusal.phrases.iter().find(|phrase| matches!(phrase.says, Says::Cause(_))) {
        let sign = || Sign { at: phrase.at.clone(), form: phrase.form };
        return (phrase.says == Says::Cause(cause)).then(sign);
    }
    if is_refused_action(refusal) {
        return None;
    }
    refusal.code.as_ref().filter(|_| refusal.meaning == Some(Meaning::Cause(cause))).map(Sign::of)
}

/// Whether the text says that an action was refused, whatever its code.
fn is_refused_action(refusal: &Refusal) -> bool {
    refusal.sentence.is_some() || refusal.decoded.is_some()
}

/// The action, when it is one of these: `service:name` in small letters, or `service:` for all of a service's.
fn action_is(refusal: &Refusal, denial: &Denial, actions: &[&str]) -> Option<Sign> {
    let action = denial.qualified_action()?.to_ascii_lowercase();
    let is = |wanted: &&str| action == **wanted || wanted.ends_with(':') && action.starts_with(*wanted);
    actions.iter().find(|wanted| is(wanted))?;
    let sentence = refusal.sentence.as_ref().and_then(|sentence| sentence.action.as_ref());
    let decoded = refusal.decoded.as_ref().and_then(|decoded| decoded.action.as_ref());
    sentence.or(decoded).or(refusal.named_action.as_ref()).map(Sign::of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage;

    /// The cause of the first refusal of a text, and its form.
    #[track_caller]
    pub(super) fn check(text: &str, cause: Cause, form: Option<Form>) {
        let denial = triage(text).denials.remove(0);
        assert_eq!((denial.cause, denial.form), (cause, form), "{text}");
    }

    /// A line as the AWS CLI prints it.
    pub(super) fn error(code: &str, message: &str) -> String {
        format!("An error occurred ({code}) when calling the ListBuckets operation: {message}")
    }

    /// A denial sentence from its action on.
    pub(super) fn refused(rest: &str) -> String {
        format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}")
    }

    #[test]
    fn no_id_stands_twice() {
        let ids: std::collections::BTreeSet<_> = Cause::ALL.iter().map(|cause| cause.id()).collect();
        assert_eq!(ids.len(), Cause::ALL.len());
    }

    #[test]
    fn no_id_of_a_form_stands_twice() {
        let ids: Vec<_> = Cause::ALL.iter().flat_map(|cause| cause.forms()).map(|form| form.id()).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{id}");
        }
    }

    #[test]
    fn no_form_is_of_two_causes() {
        let forms: Vec<Form> = Cause::ALL.iter().flat_map(|cause| cause.forms()).copied().collect();
        for (index, form) in forms.iter().enumerate() {
            assert!(!forms[..index].contains(form), "{form:?}");
        }
    }
}
