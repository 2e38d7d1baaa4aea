//! What a text says of the token that somebody came with: its claims, decoded; the issuer, the subject, the role that tools and logs
//! name; and the trust policy that is pasted beside.
//!
//! A token itself is a secret, and covered before anything is read. Only what it says can be found.

mod claims;
mod named;
mod trust_policy;

pub(crate) use claims::Claims;

use super::Finding;
use crate::unwrap::Unwrapped;
use std::ops::Range;

/// Something that a text says of a token, or of the trust policy that it met.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfToken {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) says: Says,
}

/// What is said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Says {
    /// The claims.
    Claims(Claims),
    /// The trust policy, as it was pasted.
    TrustPolicy(String),
    /// The issuer, by its address without the scheme.
    Issuer(String),
    /// The subject.
    Subject(String),
    /// The repository of the job.
    Repository(String),
    /// What the job runs on: a branch, a tag, or the ref of one.
    GitRef(String),
    /// The role that is to be assumed, by its ARN.
    Role(String),
}

/// The issuer of the tokens of GitHub Actions.
const GITHUB: &str = "token.actions.githubusercontent.com";

/// Finds all of it.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let mut found = trust_policy::find(text);
    found.extend(claims::find(text));
    // What a policy names isn't what came.
    let documents: Vec<Range<usize>> = found.iter().map(|document| document.at.clone()).collect();
    let is_within = |at: usize| documents.iter().any(|document| document.contains(&at));
    found.extend(named::find(text).into_iter().filter(|named| !is_within(named.at.start)));
    findings.extend(found.into_iter().map(|found| Finding::OfToken(Box::new(found))));
}

/// An address as condition keys and providers have it.
fn address(text: &str) -> &str {
    text.strip_prefix("https://").unwrap_or(text)
}
