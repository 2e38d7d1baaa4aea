//! Which refusal a document belongs to: the document of an encoded message, AWS's authorization details.

use super::refusal::{Refusal, Stranger};
use crate::{
    recognise::{Decoded, Details, Meaning, Quote},
    report::{Differing, Mismatch},
    texts::Answers,
};
use denylens_policy::{Arn, Principal, principal::PrincipalKind};

/// Gives a decoded document to the refusal whose message it is, or makes a refusal of it.
///
/// An answer goes to whoever asked; but a document of another request is nobody's answer, whoever says so.
pub(super) fn join_decoded(refusals: &mut Vec<Refusal>, document: Box<Decoded>, answers: Option<&Answers>) {
    let place = document.at.start;
    let asker = match answers {
        Some(Answers::Encoded(message)) => refusals.iter().position(|refusal| {
            refusal.encoded.as_ref().is_some_and(|encoded| encoded.text.value == *message)
        }),
        _ => None,
    };
    let belongs = asker.or_else(|| {
        let fits = |refusal: &Refusal| {
            refusal.decoded.is_none()
                && (refusal.encoded.is_some()
                    || refusal.meaning == Some(Meaning::Denied) && refusal.event.is_none())
                && mismatch(refusal, &document).is_none()
        };
        nearest(refusals, place, fits)
    });
    // Where it fits none, it is held against the message that it seems to be of.
    let seems = belongs.or_else(|| {
        let waits = |refusal: &Refusal| {
            refusal.at.start < place && refusal.encoded.is_some() && refusal.decoded.is_none()
        };
        nearest(refusals, place, waits)
    });
    let mut stranger = None;
    if let Some(refusal) = seems.and_then(|index| refusals.get_mut(index)) {
        match mismatch(refusal, &document) {
            None => {
                refusal.decoded = Some(document);
                return;
            }
            Some(mismatch) => {
                refusal.stranger = Some(Stranger::Message(mismatch.clone()));
                stranger = Some(Stranger::Decoded(mismatch));
            }
        }
    }
    let at = document.at.clone();
    refusals.push(Refusal { at, decoded: Some(document), stranger, count: 1, ..Refusal::default() });
}

/// Gives authorization details to the refusal that they are of, or makes a refusal of them.
pub(super) fn join_details(refusals: &mut Vec<Refusal>, document: Box<Details>, answers: Option<&Answers>) {
    let same = |said: Option<&Quote>, detailed: Option<&Quote>| match (said, detailed) {
        (Some(said), Some(detailed)) => is_same_action(&said.value, &detailed.value),
        _ => true,
    };
    let fits = |refusal: &Refusal| {
        let Some(sentence) = &refusal.sentence else { return false };
        let asked = match answers {
            Some(Answers::AuthorizationId(id)) => {
                sentence.authorization_id.as_ref().is_some_and(|asked| asked.value == *id)
            }
            _ => {
                let resources = sentence.resource.as_ref().zip(document.resource.as_ref());
                sentence.action.is_some()
                    && resources
                        .is_none_or(|(said, detailed)| said.value.eq_ignore_ascii_case(&detailed.value))
            }
        };
        refusal.details.is_none() && asked && same(sentence.action.as_ref(), document.action.as_ref())
    };
    match nearest(refusals, document.at.start, fits).and_then(|index| refusals.get_mut(index)) {
        Some(refusal) => refusal.details = Some(document),
        None => {
            let at = document.at.clone();
            refusals.push(Refusal { at, details: Some(document), count: 1, ..Refusal::default() });
        }
    }
}

/// The refusal that a document at `place` belongs to: of those that fit, the nearest; a message stands before its document, as a
/// rule.
fn nearest(refusals: &[Refusal], place: usize, fits: impl Fn(&Refusal) -> bool) -> Option<usize> {
    refusals
        .iter()
        .enumerate()
        .filter(|(_, refusal)| fits(refusal))
        .min_by_key(|(_, refusal)| (refusal.at.start > place, place.abs_diff(refusal.at.start)))
        .map(|(index, _)| index)
}

/// What shows that a message and a decoded document are of different requests.
///
/// The operation that was called is no such thing: it may need several actions, and another one was refused.
fn mismatch(refusal: &Refusal, document: &Decoded) -> Option<Mismatch> {
    let sentence = refusal.sentence.as_ref();
    let said = sentence.and_then(|sentence| sentence.principal.as_ref());
    let principal = said.or_else(|| refusal.event.as_ref().and_then(|event| event.principal.as_ref()));
    let principals = principal.zip(document.principal.as_ref());
    let actions = sentence.and_then(|sentence| sentence.action.as_ref()).zip(document.action.as_ref());
    if let Some((message, decoded)) = principals {
        let (message, decoded) = (Principal::parse(&message.value), Principal::parse(&decoded.value));
        if let (Some(message), Some(decoded)) = (message.account(), decoded.account())
            && message != decoded
        {
            let (message, decoded) = (message.to_owned(), decoded.to_owned());
            return Some(Mismatch { differs: Differing::Account, message, decoded });
        }
    }
    let mismatch = |differs, (message, decoded): (&Quote, &Quote)| Mismatch {
        differs,
        message: message.value.clone(),
        decoded: decoded.value.clone(),
    };
    actions
        .filter(|(message, decoded)| !is_same_action(&message.value, &decoded.value))
        .map(|quotes| mismatch(Differing::Action, quotes))
        .or_else(|| {
            principals
                .filter(|(message, decoded)| !may_be_same_principal(&message.value, &decoded.value))
                .map(|quotes| mismatch(Differing::Principal, quotes))
        })
}

/// Whether two texts name one action. A decoded document may leave its service out.
fn is_same_action(one: &str, other: &str) -> bool {
    match (one.split_once(':'), other.split_once(':')) {
        (Some(_), Some(_)) | (None, None) => one.eq_ignore_ascii_case(other),
        (Some((_, name)), None) => name.eq_ignore_ascii_case(other),
        (None, Some((_, name))) => name.eq_ignore_ascii_case(one),
    }
}

/// Whether two texts can name one principal. Unique ids, bare names and what was taken out by hand leave it open.
fn may_be_same_principal(one: &str, other: &str) -> bool {
    let (Some(arn), Some(other_arn)) = (Arn::parse(one), Arn::parse(other)) else { return true };
    if !is_legible(arn.resource) || !is_legible(other_arn.resource) {
        return true;
    }
    let (one, other) = (Principal::parse(one), Principal::parse(other));
    match (one.kind(), other.kind()) {
        (PrincipalKind::Unreadable, _) | (_, PrincipalKind::Unreadable) => true,
        // A session and its role.
        (PrincipalKind::Role, PrincipalKind::RoleSession)
        | (PrincipalKind::RoleSession, PrincipalKind::Role) => one.role_name() == other.role_name(),
        _ => arn.resource.eq_ignore_ascii_case(other_arn.resource),
    }
}

/// Whether a name is as AWS printed it, with nothing taken out or put in its place.
fn is_legible(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !["xxx", "redacted", "..", "…", "*", "<", "[", "{", "$"].iter().any(|mark| lower.contains(mark))
}

#[cfg(test)]
mod tests;
