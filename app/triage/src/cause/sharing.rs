//! The resource exists, but is not shared with the caller: an image, a snapshot, a product.

use super::{Cause, Rule, said};
use crate::{assemble::Case, report::Denial};
use std::ops::Range;

pub(super) const RULE: Rule = Rule { cause: Cause::Sharing, id: "sharing", variant, detect };

fn detect(case: &Case, _denial: &Denial) -> Option<Range<usize>> {
    said(case, Cause::Sharing)
}

fn variant(denial: &Denial) -> Option<&'static str> {
    let resource = denial.resource.as_deref().unwrap_or_default();
    if resource.starts_with("ami-") {
        Some("fix.image")
    } else if resource.starts_with("snap-") {
        Some("fix.snapshot")
    } else {
        None
    }
}
