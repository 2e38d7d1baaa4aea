//! What a decoded document says without saying it: named rules, each with its source.
//!
//! A reading is an inference. It is labelled as one, and where it names a layer it never outweighs what a message states.

mod action_without_prefix;
mod not_action_list;
mod pseudo_keys;
mod scope_policy_issuer;
mod unique_id_principal;

pub(crate) use pseudo_keys::is_pseudo_key;

use crate::{lang::Words, recognise::Decoded, report::Reading};

/// One rule.
pub(crate) struct Rule {
    /// Its stable id.
    pub(crate) id: &'static str,
    /// What it concludes of a document, if anything. It may add to the document what it concludes.
    pub(crate) read: fn(&mut Decoded) -> Option<Words>,
}

/// The rules, in the order in which their conclusions are shown.
pub(crate) const REGISTRY: [Rule; 5] = [
    scope_policy_issuer::RULE,
    not_action_list::RULE,
    action_without_prefix::RULE,
    unique_id_principal::RULE,
    pseudo_keys::RULE,
];

/// Applies every rule to a document.
pub(crate) fn apply(decoded: &mut Decoded) {
    for rule in &REGISTRY {
        if let Some(text) = (rule.read)(decoded) {
            decoded.readings.push(Reading { rule: rule.id, text });
        }
    }
}
