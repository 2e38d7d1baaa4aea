//! A quota is used up, or there is no capacity: not a matter of permissions.

use super::{Cause, Rule, said};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    cause: Cause::Quota,
    id: "quota",
    prose: [include_str!("quota.en.md"), include_str!("quota.ja.md")],
    detect,
};

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    said(case, Cause::Quota)
}
