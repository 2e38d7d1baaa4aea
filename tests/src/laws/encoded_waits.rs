//! Where AWS names the layer, its owner is asked also while an encoded message waits.

use super::{Answer, Finding};
use denylens_lang::Lang;
use denylens_triage::report::{Basis, EncodedState};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let denial = answer.denial;
    let waits = denial.encoded.as_ref().is_some_and(|encoded| encoded.state == EncodedState::Complete)
        && denial.documents.decoded.is_none();
    let named = denial.layer.layer.is_some() && denial.layer.basis != Basis::Inferred;
    let first = answer.changes().next().filter(|_| waits && named);
    Finding::of(first.map(|change| {
        let to: Vec<&str> = answer.messages(Lang::En).map(|message| message.to.as_str()).collect();
        match to.iter().any(|to| to.contains(change.owner())) {
            true => Ok(()),
            false => Err(format!("nothing is asked of {}, only of {to:?}", change.owner())),
        }
    }))
}
