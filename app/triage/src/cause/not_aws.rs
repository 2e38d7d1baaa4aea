//! The refusal of another system than AWS.

use super::{Cause, Rule, is_refused_action};
use crate::{
    assemble::Case,
    recognise::{Phrase, Says},
    report::Denial,
};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::NotAws, id: "not-aws", variant: super::one_form, detect };

/// Only a refusal that AWS did not word can be somebody else's.
fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    if is_refused_action(case) {
        return None;
    }
    let elsewhere = |phrase: &&Phrase| phrase.says == Says::Cause(Cause::NotAws);
    case.phrases.iter().find(elsewhere).map(|phrase| phrase.at.clone())
}
