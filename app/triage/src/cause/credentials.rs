//! The credentials are expired, invalid, or not for this place.

use super::{Cause, Rule, said};
use crate::{assemble::Case, recognise::Says, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    cause: Cause::Credentials,
    id: "credentials",
    prose: [include_str!("credentials.en.md"), include_str!("credentials.ja.md")],
    detect,
};

/// Codes that stand for credentials unless the message says otherwise.
const USUALLY: [&str; 2] = ["AuthFailure", "OptInRequired"];

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    let told_by_code = case.code.as_ref().filter(|code| {
        USUALLY.contains(&code.value.as_str())
            && case.sentence.is_none()
            && case.phrases.iter().all(|phrase| phrase.says == Says::Denied)
    });
    said(case, Cause::Credentials).or_else(|| told_by_code.map(|code| code.at.clone()))
}
