//! A role is handed to a service, and the caller may not hand it over.

use super::{Cause, Rule, action_is};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { cause: Cause::PassRole, id: "pass-role", variant: super::one_form, detect };

fn detect(case: &Case, denial: &Denial) -> Option<Range<usize>> {
    action_is(case, denial, &["iam:passrole"])
}
