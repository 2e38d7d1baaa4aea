//! A condition decided: a tag, a Region, MFA, a network, an organization.

use super::{Cause, Rule, said};
use crate::{
    assemble::Case,
    report::{Denial, DenyKind},
};
use std::ops::Range;

pub(super) const RULE: Rule =
    Rule { cause: Cause::Condition, id: "condition", variant: super::one_form, detect };

/// A denying statement with conditions denies because of them: without them it would deny everybody always.
fn detect(case: &Case, denial: &Denial) -> Option<Range<usize>> {
    let conditional = denial.effect == DenyKind::Explicit
        && denial.statements.iter().any(|statement| !statement.conditions.is_empty());
    let at = case.decoded.as_ref().and_then(|decoded| decoded.statements_at.clone());
    at.filter(|_| conditional).or_else(|| said(case, Cause::Condition))
}
