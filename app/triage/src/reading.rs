//! What a decoded document says without saying it: named rules, each with its source.
//!
//! A reading is an inference. It is labelled as one, and where it names a layer it never outweighs what a message states.

mod action_differs;
mod action_without_prefix;
mod not_action_list;
mod pseudo_keys;
mod scope_policy_issuer;
mod unique_id_principal;

pub(crate) use pseudo_keys::is_pseudo_key;

use crate::{
    recognise::Decoded,
    report::{Denial, Reading},
};
use denylens_lang::Words;

/// One rule.
pub(crate) struct Rule {
    /// Its stable id.
    pub(crate) id: &'static str,
    /// What it reads.
    pub(crate) read: Read,
}

/// What a rule reads, and concludes from it, if anything.
pub(crate) enum Read {
    /// A decoded document. The rule may add to the document what it concludes.
    Document(fn(&mut Decoded) -> Option<Words>),
    /// A whole refusal: what its message and its document say together.
    Denial(fn(&Denial) -> Option<Words>),
}

/// The rules, in the order in which their conclusions are shown.
pub(crate) const REGISTRY: [Rule; 6] = [
    scope_policy_issuer::RULE,
    not_action_list::RULE,
    action_without_prefix::RULE,
    unique_id_principal::RULE,
    pseudo_keys::RULE,
    action_differs::RULE,
];

/// Applies the rules that read a document.
pub(crate) fn document(decoded: &mut Decoded) {
    for rule in &REGISTRY {
        if let Read::Document(read) = rule.read
            && let Some(text) = read(decoded)
        {
            decoded.readings.push(Reading { rule: rule.id, text });
        }
    }
}

/// Applies the rules that read a whole refusal.
pub(crate) fn denial(denial: &mut Denial) {
    for rule in &REGISTRY {
        if let Read::Denial(read) = rule.read
            && let Some(text) = read(denial)
        {
            denial.readings.push(Reading { rule: rule.id, text });
        }
    }
}
