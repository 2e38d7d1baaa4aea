//! The policy and the grants of a KMS key are read in the account of the key.
//!
//! Source: AWS KMS API Reference, `API_GetKeyPolicy.html`: "Cross-account use: No".

use super::{Answer, Finding};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let Some((_, owner)) = answer.two_accounts() else { return Finding::NotConcerned };
    let of_key = answer.commands().filter(|command| command.text().contains("kms get-key-policy"));
    Finding::of(of_key.map(|command| match command.said().contains(owner) {
        true => Ok(()),
        false => Err(format!("the key is in {owner}: {}: {}", command.said(), command.text())),
    }))
}
