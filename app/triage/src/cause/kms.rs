//! A KMS key stands in the way: its key policy, a permission for it, or its state.

use super::{Cause, Rule, action_is, by_sign, said};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Kms, id: "kms", variant, detect };

fn detect(case: &Case, denial: &Denial) -> Option<Range<usize>> {
    action_is(case, denial, &["kms:"]).or_else(|| said(case, Cause::Kms))
}

/// Source: AWS KMS Developer Guide, `key-state.html`.
fn variant(denial: &Denial) -> Option<&'static str> {
    by_sign(denial, &[("fix.state", &["disabled", "pending deletion", "invalidstate", "invalidkmskey"])])
}
