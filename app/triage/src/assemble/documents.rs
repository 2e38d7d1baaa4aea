//! Which refusal a document belongs to: the document of an encoded message, AWS's authorization details.
//!
//! An answer goes to whoever asked; but a document of another request is nobody's answer, whoever says so. It stays apart, and both sides
//! say why.

use super::{
    claims::{Claims, Difference},
    refusal::{Refusal, Stranger},
};
use crate::{
    recognise::{Decoded, Details, Meaning},
    report::{GivenDocument, Mismatch},
    texts::{Answer, Answers},
};
use std::ops::Range;

/// Gives each document to the refusal that it is of, or makes a refusal of it.
pub(super) fn join(
    refusals: &mut Vec<Refusal>,
    decoded: Vec<Decoded>,
    details: Vec<Details>,
    answers: &[Answer<'_>],
) {
    let asked = |at: &Range<usize>| {
        answers.iter().find(|answer| answer.at.contains(&at.start)).map(|answer| answer.answers)
    };
    // What only stands in the text doesn't take the place of an answer.
    let (answering, beside): (Vec<_>, Vec<_>) = decoded
        .into_iter()
        .map(|document| (asked(&document.at), document))
        .partition(|(answers, _)| matches!(answers, Some(Answers::Encoded(_))));
    for (answers, document) in answering.into_iter().chain(beside) {
        join_decoded(refusals, document, answers);
    }
    // Details hold an evaluation for each action that the request needed. So one is of another request only if none is of this one.
    let left: Vec<_> =
        details.into_iter().filter_map(|document| join_details(refusals, document, &asked)).collect();
    for document in left {
        set_details_apart(refusals, document, &asked);
    }
}

fn join_decoded(refusals: &mut Vec<Refusal>, document: Decoded, answers: Option<&Answers>) {
    let place = document.at.start;
    let asker = match answers {
        Some(Answers::Encoded(message)) => refusals.iter().position(|refusal| {
            refusal.encoded.as_ref().is_some_and(|encoded| encoded.text.value == *message)
        }),
        _ => None,
    };
    let claims = Claims::of_decoded(&document);
    let belongs = asker.or_else(|| {
        let fits = |refusal: &Refusal| {
            let message = Claims::of_message(refusal);
            let fits = refusal.decoded.is_none()
                && is_decoded_of(refusal, message, claims)
                && message.differ(claims).is_none();
            // A message of another operation may be the one, since a call needs several actions: but only where no other is.
            let is_of_operation =
                refusal.operation.as_ref().is_none_or(|name| claims.has_action(&name.value));
            fits.then(|| !is_of_operation || message.differ_in_resource(claims))
        };
        nearest(refusals, place, fits)
    });
    // Where it fits none, it is held against the message that it seems to be of: one that waits for its document before one that has it.
    let seems = belongs.or_else(|| {
        let stands_before = |refusal: &Refusal| {
            let message = Claims::of_message(refusal);
            let is_beside = refusal.at.start < place && is_decoded_of(refusal, message, claims);
            is_beside.then_some(refusal.decoded.is_some())
        };
        nearest(refusals, place, stands_before)
    });
    let mut stranger = None;
    if let Some(refusal) = seems.and_then(|index| refusals.get_mut(index)) {
        let difference = Claims::of(refusal).differ(claims);
        match difference.map(|difference| mismatch(GivenDocument::Decoded, difference)) {
            None if refusal.decoded.is_none() => {
                refusal.decoded = Some(Box::new(document));
                return;
            }
            // A second document of the same message.
            None => {}
            Some(mismatch) => {
                refusal.stranger = Some(Stranger::Message(mismatch.clone()));
                stranger = Some(Stranger::Document(mismatch));
            }
        }
    }
    let at = document.at.clone();
    refusals.push(Refusal {
        at,
        decoded: Some(Box::new(document)),
        stranger,
        count: 1,
        ..Refusal::default()
    });
}

/// Whether anything ties a document to a message: that it has an encoded text at all, the action or the operation that both name, or the
/// code of Amazon EC2, whose messages are encoded.
fn is_decoded_of(refusal: &Refusal, message: Claims<'_>, document: Claims<'_>) -> bool {
    let named = [&refusal.operation, &refusal.named_action];
    let shares_the_action = document.action.is_none()
        || message.share_the_action(document)
        || named.into_iter().flatten().any(|name| document.has_action(&name.value));
    let is_of_ec2 =
        || refusal.code.as_ref().is_some_and(|code| code.value.ends_with("UnauthorizedOperation"));
    refusal.encoded.is_some()
        || refusal.meaning == Some(Meaning::Denied)
            && refusal.event.is_none()
            && (shares_the_action || is_of_ec2())
}

/// Gives authorization details to the refusal that they are of; gives them back where there is none.
fn join_details<'a>(
    refusals: &mut [Refusal],
    document: Details,
    asked: &impl Fn(&Range<usize>) -> Option<&'a Answers>,
) -> Option<Details> {
    let claims = Claims::of_details(&document);
    let answers = asked(&document.at);
    let fits = |refusal: &Refusal| {
        let message = Claims::of_message(refusal);
        let fits = refusal.details.is_none()
            && refusal.sentence.is_some()
            && match answers {
                Some(Answers::AuthorizationId(id)) => has_id(refusal, id),
                _ => message.action.is_some() && !message.differ_in_resource(claims),
            }
            && Claims::of(refusal).differ(claims).is_none();
        fits.then_some(false)
    };
    match nearest(refusals, document.at.start, fits).and_then(|index| refusals.get_mut(index)) {
        Some(refusal) => {
            refusal.details = Some(Box::new(document));
            None
        }
        None => Some(document),
    }
}

/// Makes a refusal of authorization details that fit none. A message that waits for its details is told that these are of another
/// request.
fn set_details_apart<'a>(
    refusals: &mut Vec<Refusal>,
    document: Details,
    asked: &impl Fn(&Range<usize>) -> Option<&'a Answers>,
) {
    let place = document.at.start;
    let answers = asked(&document.at);
    let waits = |refusal: &Refusal| {
        let seems = match answers {
            Some(Answers::AuthorizationId(id)) => has_id(refusal, id),
            _ => refusal.at.start < place && authorization_id(refusal).is_some(),
        };
        (seems && refusal.details.is_none()).then_some(false)
    };
    let mut stranger = None;
    if let Some(refusal) = nearest(refusals, place, waits).and_then(|index| refusals.get_mut(index))
        && let Some(difference) = Claims::of(refusal).differ(Claims::of_details(&document))
    {
        let mismatch = mismatch(GivenDocument::Details, difference);
        refusal.stranger = Some(Stranger::Message(mismatch.clone()));
        stranger = Some(Stranger::Document(mismatch));
    }
    let at = document.at.clone();
    refusals.push(Refusal {
        at,
        details: Some(Box::new(document)),
        stranger,
        count: 1,
        ..Refusal::default()
    });
}

fn has_id(refusal: &Refusal, id: &str) -> bool {
    authorization_id(refusal) == Some(id)
}

fn authorization_id(refusal: &Refusal) -> Option<&str> {
    refusal.sentence.as_ref()?.authorization_id.as_ref().map(|id| id.value.as_str())
}

fn mismatch(given: GivenDocument, difference: Difference<'_>) -> Mismatch {
    let Difference { differs, values: [message, document] } = difference;
    Mismatch { given, differs, message: message.to_owned(), document: document.to_owned() }
}

/// The refusal that a document at `place` belongs to. Of those that fit, one that has nothing against it, and of those the nearest; a
/// message stands before its document, as a rule.
fn nearest(refusals: &[Refusal], place: usize, fits: impl Fn(&Refusal) -> Option<bool>) -> Option<usize> {
    refusals
        .iter()
        .enumerate()
        .filter_map(|(index, refusal)| Some((index, refusal, fits(refusal)?)))
        .min_by_key(|(_, refusal, against)| {
            (*against, refusal.at.start > place, place.abs_diff(refusal.at.start))
        })
        .map(|(index, ..)| index)
}

#[cfg(test)]
mod tests;
