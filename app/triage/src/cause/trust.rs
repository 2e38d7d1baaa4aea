//! A role cannot be assumed: its trust policy, or the permission to assume it.

use super::{Cause, Rule, action_is, by_sign, said};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Trust, id: "trust", variant, detect };

/// The actions that a role's trust policy decides.
///
/// Source: Service Authorization Reference, AWS Security Token Service.
const ASSUMING: [&str; 5] = [
    "sts:assumerole",
    "sts:assumerolewithsaml",
    "sts:assumerolewithwebidentity",
    "sts:assumeroot",
    "sts:setsourceidentity",
];

fn detect(case: &Case, denial: &Denial) -> Option<Range<usize>> {
    action_is(case, denial, &ASSUMING).or_else(|| said(case, Cause::Trust))
}

fn variant(denial: &Denial) -> Option<&'static str> {
    let action = denial.qualified_action().unwrap_or_default().to_ascii_lowercase();
    if action == "sts:assumerolewithwebidentity" {
        return Some("fix.web-identity");
    }
    by_sign(
        denial,
        &[
            ("fix.web-identity", &["openidconnect", "token audience", "webidentity"]),
            ("fix.service", &["cannot be assumed"]),
        ],
    )
}
