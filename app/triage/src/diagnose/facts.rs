//! The fields of a refusal that stand in its text as they are: where several pieces name one, the surest counts.

use super::{
    place::{self, Place},
    web_identity,
};
use crate::{
    assemble::Refusal,
    recognise::{Quote, Told},
    report::Field,
};
use std::ops::Range;

/// The fields, each with the piece that gives it.
pub(super) struct Facts<'r> {
    pub(super) code: Option<&'r Quote>,
    pub(super) operation: Option<&'r Quote>,
    pub(super) principal: Option<&'r Quote>,
    pub(super) action: Option<&'r Quote>,
    pub(super) attempted: Option<&'r Quote>,
    pub(super) request_id: Option<&'r Quote>,
    pub(super) authorization_id: Option<&'r Quote>,
    pub(super) time: Option<&'r Quote>,
    pub(super) resource: Option<Quote>,
    pub(super) service: Option<Quote>,
    pub(super) place: Place,
    encoded: Option<&'r Quote>,
}

impl<'r> Facts<'r> {
    /// The fields of a refusal. `service` is what a reading concludes of it.
    pub(super) fn of(refusal: &'r Refusal, service: Option<&Quote>) -> Facts<'r> {
        let sentence = refusal.sentence.as_ref();
        let decoded = refusal.decoded.as_deref();
        let details = refusal.details.as_deref();
        let event = refusal.event.as_deref();
        let told = |get: fn(&'r Told) -> Option<&'r Quote>| {
            refusal.phrases.iter().find_map(|phrase| get(phrase.told.as_deref()?))
        };
        let missing = sentence.and_then(|sentence| sentence.missing.as_deref());
        let action = first([
            missing,
            sentence.and_then(|sentence| sentence.action.as_ref()),
            details.and_then(|details| details.action.as_ref()),
            decoded.and_then(|decoded| decoded.action.as_ref()),
            refusal.named_action.as_ref(),
            refusal.phrases.iter().find_map(|phrase| phrase.action.as_deref()),
            told(|told| told.action.as_ref()),
        ]);
        let resource = first([
            sentence.and_then(|sentence| sentence.resource.as_ref()),
            details.and_then(|details| details.resource.as_ref()),
            decoded.and_then(|decoded| decoded.resource.as_ref()),
            told(|told| told.resource.as_ref()),
            refusal.phrases.iter().find_map(|phrase| phrase.resource()),
            refusal.named_resource.as_ref(),
        ]);
        let resource = resource.cloned().or_else(|| web_identity::role(refusal));
        let caller = |quote| if refusal.is_of_role() { None } else { quote };
        let principal = first([
            sentence.and_then(|sentence| sentence.principal.as_ref()),
            refusal.phrases.iter().find_map(|phrase| phrase.role.as_deref()),
            caller(decoded.and_then(|decoded| decoded.principal.as_ref())),
            caller(event.and_then(|event| event.principal.as_ref())),
            caller(details.and_then(|details| details.principal.as_ref())),
            told(|told| told.principal.as_ref()),
        ]);
        Facts {
            code: first([
                refusal.code.as_ref(),
                event.and_then(|event| event.error_code.as_ref()),
                refusal.phrases.iter().find_map(|phrase| phrase.code.as_deref()),
            ]),
            operation: first([event.and_then(|event| event.operation.as_ref()), refusal.operation.as_ref()]),
            principal,
            action,
            attempted: missing.and(sentence).and_then(|sentence| sentence.action.as_ref()),
            request_id: refusal.request_id.as_ref(),
            authorization_id: sentence.and_then(|sentence| sentence.authorization_id.as_deref()),
            time: refusal.time.as_ref(),
            service: place::service(refusal, action, service),
            place: place::of(refusal, principal, resource.as_ref()),
            resource,
            encoded: refusal.encoded.as_ref().map(|encoded| &encoded.text),
        }
    }

    /// Each field with the piece that proves it.
    pub(super) fn proofs(&self) -> [(Field, Option<&Range<usize>>); 14] {
        [
            (Field::Code, self.code),
            (Field::Operation, self.operation),
            (Field::Principal, self.principal),
            (Field::Action, self.action),
            (Field::Attempted, self.attempted),
            (Field::Resource, self.resource.as_ref()),
            (Field::RequestId, self.request_id),
            (Field::Service, self.service.as_ref()),
            (Field::Account, self.place.account.as_ref()),
            (Field::Region, self.place.region.as_ref()),
            (Field::Partition, self.place.partition.as_ref()),
            (Field::Encoded, self.encoded),
            (Field::Time, self.time),
            (Field::AuthorizationId, self.authorization_id),
        ]
        .map(|(field, quote)| (field, quote.map(|quote| &quote.at)))
    }
}

fn first<const N: usize>(quotes: [Option<&Quote>; N]) -> Option<&Quote> {
    quotes.into_iter().flatten().next()
}
