//! How the parts of a sentence behind its action begin.

use crate::recognise::grammar::{find, follow};
use std::ops::RangeInclusive;

/// How the resource's part begins. Those in [`NAMELESS`] name none.
pub(super) const RESOURCE: [&str; 7] = [
    "on resource:",
    "on resources:",
    "on the specified resource",
    "on this resource",
    "on the resource associated with this ciphertext",
    "on resource",
    "リソース:",
];

/// The openings after which no resource is named.
pub(super) const NAMELESS: RangeInclusive<usize> = 2..=4;

/// How the end of a sentence can begin.
pub(super) const END: [&str; 10] = [
    "because no",
    "with an explicit deny",
    "with explicit deny",
    "due to an explicit deny",
    "due to explicit deny",
    "明示的な拒否",
    "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
    "because public policies are blocked by the BlockPublicPolicy",
    "because public policies are prevented by the BlockPublicPolicy",
    "because public ACLs are prevented by the BlockPublicAcls",
];

/// Where an opening that stands at `at` ends.
pub(super) fn opens(text: &str, at: usize) -> Option<usize> {
    END.iter().chain(&RESOURCE).find_map(|opening| follow(text, at, opening))
}

/// The first place in `text[from..to]` where the end of a sentence begins.
pub(super) fn ahead(text: &str, from: usize, to: usize) -> Option<usize> {
    find(text, from, to, &END).map(|(_, start, _)| start)
}
