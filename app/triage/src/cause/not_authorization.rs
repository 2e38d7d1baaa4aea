//! AWS said no, but not for lack of permission.

use super::{Cause, Rule, is_refused_action, said};
use crate::{
    assemble::Case,
    recognise::{Meaning, Remark},
    report::Denial,
};
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { cause: Cause::NotAuthorization, id: "not-authorization", variant: super::one_form, detect };

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    let remark = case.sentence.as_ref().and_then(|sentence| sentence.remark.as_ref());
    if let Some(remark) = remark.filter(|remark| remark.value == Remark::BlockPublicAccess) {
        return Some(remark.at.clone());
    }
    // A code of AWS that speaks of no refusal, printed where codes are printed.
    let other = case.code.as_ref().filter(|_| {
        matches!(case.meaning, None | Some(Meaning::Ambiguous))
            && !is_refused_action(case)
            && case.phrases.is_empty()
    });
    said(case, Cause::NotAuthorization).or_else(|| other.map(|code| code.at.clone()))
}
