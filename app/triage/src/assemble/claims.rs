//! What a message and a document say of the request that they are of, and whether they can be of one.
//!
//! The operation that was called is not compared: it may need several actions, and another one was refused. Nor is the layer, which no
//! document of an encoded message has.

use super::refusal::Refusal;
use crate::{
    recognise::{Cut, Decoded, Details, Quote},
    report::{DenyKind, Differing},
};
use denylens_policy::{Arn, Principal, vocabulary::PrincipalKind};

/// What a text says of the request that it is of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Claims<'t> {
    principal: Option<&'t str>,
    /// The caller's account, where something other than the principal's name says it.
    account: Option<&'t str>,
    pub(super) action: Option<&'t str>,
    /// The action that `action` needed besides, where a message names both.
    missing: Option<&'t str>,
    resource: Option<&'t str>,
    effect: Option<DenyKind>,
}

/// Where two texts can't be of one request: what the first has, and what the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Difference<'t> {
    pub(super) differs: Differing,
    pub(super) values: [&'t str; 2],
}

impl<'t> Claims<'t> {
    /// What a message says, its documents left aside.
    pub(super) fn of_message(refusal: &'t Refusal) -> Claims<'t> {
        let sentence = refusal.sentence.as_ref();
        let event = refusal.event.as_ref();
        let principal = sentence.and_then(|sentence| sentence.principal.as_ref());
        Claims {
            principal: text(principal.or_else(|| event.and_then(|event| event.principal.as_ref()))),
            account: text(event.and_then(|event| event.account.as_ref())),
            // Half an action is another action.
            action: text(
                sentence
                    .filter(|sentence| sentence.cut != Some(Cut::InAction))
                    .and_then(|sentence| sentence.action.as_ref()),
            ),
            missing: text(sentence.and_then(|sentence| sentence.missing.as_deref())),
            resource: text(sentence.and_then(|sentence| sentence.resource.as_ref())),
            effect: effect(sentence.and_then(|sentence| sentence.effect.as_ref())),
        }
    }

    /// What a message says, and where it leaves something out, the documents that are known to be of it.
    pub(super) fn of(refusal: &'t Refusal) -> Claims<'t> {
        let documents = [
            refusal.decoded.as_deref().map(Claims::of_decoded),
            refusal.details.as_deref().map(Claims::of_details),
        ];
        documents.into_iter().flatten().fold(Claims::of_message(refusal), Claims::or)
    }

    fn or(self, other: Claims<'t>) -> Claims<'t> {
        Claims {
            principal: self.principal.or(other.principal),
            account: self.account.or(other.account),
            action: self.action.or(other.action),
            missing: self.missing,
            resource: self.resource.or(other.resource),
            effect: self.effect.or(other.effect),
        }
    }

    pub(super) fn of_decoded(document: &'t Decoded) -> Claims<'t> {
        Claims {
            principal: text(document.principal.as_ref()),
            account: None,
            action: text(document.action.as_ref()),
            missing: None,
            resource: text(document.resource.as_ref()),
            effect: effect(document.effect.as_ref()),
        }
    }

    pub(super) fn of_details(document: &'t Details) -> Claims<'t> {
        let account =
            document.conditions.iter().find(|key| key.key.eq_ignore_ascii_case("aws:PrincipalAccount"));
        Claims {
            principal: text(document.principal.as_ref()),
            account: account.and_then(|key| key.values.first()).map(String::as_str),
            action: text(document.action.as_ref()),
            missing: None,
            resource: text(document.resource.as_ref()),
            effect: effect(document.effect.as_ref()),
        }
    }

    /// What shows that two texts are of different requests.
    pub(super) fn differ(self, other: Claims<'t>) -> Option<Difference<'t>> {
        let difference = |differs, (one, other)| Difference { differs, values: [one, other] };
        let callers = self.caller_account().zip(other.caller_account());
        // A resource can be of another account than the caller: it counts only where no caller is known.
        let accounts = callers.or_else(|| self.resource_account().zip(other.resource_account()));
        let actions = self.action.zip(other.action);
        let principals = self.principal.zip(other.principal);
        accounts
            .filter(|(one, other)| one != other)
            .map(|accounts| difference(Differing::Account, accounts))
            .or_else(|| {
                actions
                    .filter(|_| !self.share_the_action(other))
                    .map(|actions| difference(Differing::Action, actions))
            })
            .or_else(|| {
                principals
                    .filter(|(one, other)| !may_be_same_principal(one, other))
                    .map(|principals| difference(Differing::Principal, principals))
            })
            .or_else(|| {
                let resources = self.resource.zip(other.resource);
                resources
                    .filter(|(one, other)| !may_be_same_resource(one, other))
                    .map(|resources| difference(Differing::Resource, resources))
            })
            .or_else(|| {
                let effects = self.effect.zip(other.effect);
                effects
                    .filter(|(one, other)| one != other)
                    .map(|(one, other)| difference(Differing::Effect, (one.name(), other.name())))
            })
    }

    /// Whether both name an action, and the same one.
    pub(super) fn share_the_action(self, other: Claims<'_>) -> bool {
        self.actions().any(|one| other.actions().any(|other| is_same_action(one, other)))
    }

    /// Whether both name a resource, and different ones.
    pub(super) fn differ_in_resource(self, other: Claims<'_>) -> bool {
        self.resource.zip(other.resource).is_some_and(|(one, other)| !one.eq_ignore_ascii_case(other))
    }

    /// Whether the action has this name, which is that of an operation or of an action.
    pub(super) fn has_action(self, name: &str) -> bool {
        self.actions().any(|action| is_same_action(action, name))
    }

    fn actions(self) -> impl Iterator<Item = &'t str> {
        self.action.into_iter().chain(self.missing)
    }

    fn caller_account(self) -> Option<&'t str> {
        self.principal.and_then(account_of).or(self.account)
    }

    fn resource_account(self) -> Option<&'t str> {
        self.resource.and_then(account_of)
    }
}

fn text(quote: Option<&Quote>) -> Option<&str> {
    quote.map(|quote| quote.value.as_str())
}

fn effect(quote: Option<&Quote<DenyKind>>) -> Option<DenyKind> {
    quote.map(|quote| quote.value).filter(|effect| *effect != DenyKind::Unknown)
}

fn account_of(arn: &str) -> Option<&str> {
    Arn::parse(arn)?.account_id()
}

/// Whether two texts name one action. A decoded document may leave its service out.
fn is_same_action(one: &str, other: &str) -> bool {
    match (one.split_once(':'), other.split_once(':')) {
        (Some(_), Some(_)) | (None, None) => one.eq_ignore_ascii_case(other),
        (Some((_, name)), None) => name.eq_ignore_ascii_case(other),
        (None, Some((_, name))) => name.eq_ignore_ascii_case(one),
    }
}

/// Whether two texts can name one principal. Bare names and what was taken out by hand leave it open.
fn may_be_same_principal(one: &str, other: &str) -> bool {
    match (UniqueId::parse(one), UniqueId::parse(other)) {
        (Some(one), Some(other)) => one.may_be(other),
        (Some(id), None) => id.may_be_of(other),
        (None, Some(id)) => id.may_be_of(one),
        (None, None) => may_be_same_arn(one, other),
    }
}

fn may_be_same_arn(one: &str, other: &str) -> bool {
    let (Some(arn), Some(other_arn)) = (Arn::parse(one), Arn::parse(other)) else { return true };
    if !is_legible(arn.resource) || !is_legible(other_arn.resource) {
        return true;
    }
    if differ_where_known(arn.partition, other_arn.partition) {
        return false;
    }
    let (one, other) = (Principal::parse(one), Principal::parse(other));
    match (one.kind(), other.kind()) {
        (PrincipalKind::Unreadable, _) | (_, PrincipalKind::Unreadable) => true,
        // A session and its role.
        (PrincipalKind::Role, PrincipalKind::RoleSession)
        | (PrincipalKind::RoleSession, PrincipalKind::Role) => {
            one.role_name().zip(other.role_name()).is_none_or(|(one, other)| one.eq_ignore_ascii_case(other))
        }
        _ => arn.resource.eq_ignore_ascii_case(other_arn.resource),
    }
}

/// Whether two texts can name one resource. Messages and documents name the one that a request failed on, but for wildcards where it
/// isn't made yet.
fn may_be_same_resource(one: &str, other: &str) -> bool {
    let (Some(arn), Some(other_arn)) = (Arn::parse(one), Arn::parse(other)) else { return true };
    // What isn't made yet has a wildcard for its name; the resource that the request failed on can be another one then.
    let is_whole = is_legible(arn.resource) && is_legible(other_arn.resource);
    let places = [(arn.partition, other_arn.partition), (arn.region, other_arn.region)];
    let owners = [(arn.service, other_arn.service), (arn.account, other_arn.account)];
    let owners = owners.into_iter().filter(|_| is_whole);
    if places.into_iter().chain(owners).any(|(one, other)| differ_where_known(one, other)) {
        return false;
    }
    !is_whole
        || is_within(arn.resource, other_arn.resource, arn.service)
        || is_within(other_arn.resource, arn.resource, arn.service)
}

/// Whether a name is another one, or of something in it: an object of a bucket. Keys of objects tell case apart.
fn is_within(name: &str, whole: &str, service: &str) -> bool {
    let is_begun = match name.get(..whole.len()) {
        Some(begin) if service == "s3" => begin == whole,
        Some(begin) => begin.eq_ignore_ascii_case(whole),
        None => false,
    };
    let rest = name.get(whole.len()..).unwrap_or_default();
    is_begun && (rest.is_empty() || rest.starts_with(['/', ':']) || whole.ends_with(['/', ':']))
}

/// Whether two parts of ARNs are there, as AWS printed them, and differ.
fn differ_where_known(one: &str, other: &str) -> bool {
    let is_known = |part: &str| !part.is_empty() && is_legible(part);
    is_known(one) && is_known(other) && !one.eq_ignore_ascii_case(other)
}

/// The unique id of a principal: `AIDA…` of a user, `AROA…:name` of a role's session.
///
/// Source: IAM User Guide, `reference_policies_variables.html`, "Principal key values": `aws:userid` of a session is the role's id, a
/// colon, and the session's name.
#[derive(Clone, Copy)]
struct UniqueId<'t> {
    id: &'t str,
    session: Option<&'t str>,
}

impl<'t> UniqueId<'t> {
    /// As long as an id is at least. Examples are written with shorter ones, and are compared like any name: not at all.
    const SHORTEST: usize = 16;

    fn parse(text: &'t str) -> Option<UniqueId<'t>> {
        let (id, session) = text.split_once(':').map_or((text, None), |(id, session)| (id, Some(session)));
        let is_id = ["AIDA", "AROA"].iter().any(|prefix| id.starts_with(prefix))
            && is_legible(text)
            && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        is_id.then_some(UniqueId { id, session })
    }

    fn may_be(self, other: UniqueId<'_>) -> bool {
        let is_whole = |id: UniqueId<'_>| id.id.len() >= UniqueId::SHORTEST;
        let same_session = self.session.zip(other.session).is_none_or(|(one, other)| one == other);
        same_session && (self.id == other.id || !is_whole(self) || !is_whole(other))
    }

    /// Whether it can be the id of what has this ARN. A role's session has its name in both.
    fn may_be_of(self, arn: &str) -> bool {
        let principal = Principal::parse(arn);
        let name = Arn::parse(arn).and_then(|arn| arn.resource.rsplit_once('/')).map(|(_, name)| name);
        let name = name.filter(|name| principal.kind() == PrincipalKind::RoleSession && is_legible(name));
        self.session.zip(name).is_none_or(|(session, name)| session == name)
    }
}

/// Whether a name is as AWS printed it, with nothing taken out or put in its place.
fn is_legible(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !["xxx", "redacted", "..", "…", "*", "<", "[", "{", "$"].iter().any(|mark| lower.contains(mark))
}
