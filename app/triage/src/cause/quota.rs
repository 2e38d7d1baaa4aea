//! A quota is used up, or there is no capacity: not a matter of permissions.

use super::{Cause, Rule, by_sign, said};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Quota, id: "quota", variant, detect };

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    said(case, Cause::Quota)
}

/// Source: the error codes of Amazon EC2 and the API throttling of AWS services.
fn variant(denial: &Denial) -> Option<&'static str> {
    by_sign(
        denial,
        &[
            ("fix.capacity", &["insufficient", "capacity"]),
            (
                "fix.throttling",
                &["throttl", "requestlimitexceeded", "toomanyrequests", "slowdown", "rate exceeded"],
            ),
        ],
    )
}
