//! What a refusal says between the lines: rules, one file each, with their sources.
//!
//! A reading is an inference. It is labelled as one, and where it names a layer it never outweighs what a message states.

mod action_differs;
mod action_without_prefix;
mod acts_as;
mod another_request;
mod clock_differs;
mod message_and_details_disagree;
mod not_action_list;
mod pseudo_keys;
mod scope_policy_issuer;
mod unique_id_principal;

use crate::{
    assemble::Refusal,
    recognise::{Decoded, Quote},
    report::{Denial, Reading},
};
use denylens_policy::Layer;

/// Reads a decoded document.
type OfDocument = fn(&Decoded) -> Option<Conclusion>;

/// Reads a whole refusal: its pieces, and what was made of them.
type OfRefusal = fn(&Refusal, &Denial) -> Option<Reading>;

/// The rules that read a decoded document, in the order in which their readings are shown.
const OF_DOCUMENT: [OfDocument; 5] = [
    scope_policy_issuer::read,
    not_action_list::read,
    action_without_prefix::read,
    unique_id_principal::read,
    pseudo_keys::read,
];

/// The rules that read a whole refusal, in the order in which their readings are shown.
const OF_REFUSAL: [OfRefusal; 5] = [
    another_request::read,
    message_and_details_disagree::read,
    acts_as::read,
    action_differs::read,
    clock_differs::read,
];

/// What one rule concludes from a document.
struct Conclusion {
    reading: Reading,
    layer: Option<Quote<Layer>>,
    service: Option<Quote>,
}

impl From<Reading> for Conclusion {
    fn from(reading: Reading) -> Conclusion {
        Conclusion { reading, layer: None, service: None }
    }
}

/// What all rules together conclude from a document.
#[derive(Debug, Default)]
pub(super) struct Conclusions {
    pub(super) readings: Vec<Reading>,
    /// The layer that refused.
    pub(super) layer: Option<Quote<Layer>>,
    /// The service that the request went to.
    pub(super) service: Option<Quote>,
}

/// Reads a decoded document, where there is one.
pub(super) fn of_document(decoded: Option<&Decoded>) -> Conclusions {
    let mut all = Conclusions::default();
    for conclusion in
        decoded.into_iter().flat_map(|decoded| OF_DOCUMENT.iter().filter_map(|read| read(decoded)))
    {
        all.readings.push(conclusion.reading);
        all.layer = all.layer.or(conclusion.layer);
        all.service = all.service.or(conclusion.service);
    }
    all
}

/// Reads a whole refusal.
pub(super) fn of_refusal(refusal: &Refusal, denial: &Denial) -> Vec<Reading> {
    OF_REFUSAL.iter().filter_map(|read| read(refusal, denial)).collect()
}
