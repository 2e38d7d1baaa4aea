//! The action itself is not allowed, or is denied.

use super::{Cause, Rule};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Action, id: "action", variant, detect };

/// The cause that remains: something was refused, and nothing says that it was for another reason.
fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    let sentence = case.sentence.as_ref().map(|sentence| sentence.at.clone());
    let decoded =
        || case.decoded.as_ref().and_then(|decoded| decoded.action.as_ref()).map(|action| action.at.clone());
    let phrase = || case.phrases.first().map(|phrase| phrase.at.clone());
    let code = || case.code.as_ref().map(|code| code.at.clone());
    sentence.or_else(decoded).or_else(phrase).or_else(code)
}

/// Nothing says which action was refused or by which layer, and nothing is encoded.
fn variant(denial: &Denial) -> Option<&'static str> {
    (denial.action.is_none() && denial.encoded.is_none() && denial.layer.layer.is_none())
        .then_some("fix.bare")
}
