//! The denying statement, found in policies that the user has: by evaluating the request against them, and by comparing the
//! statement that the decoded document prints with theirs.
//!
//! Nothing here is a sentence: `render` has the words for what is found.

#![deny(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

mod applicable;
mod attachment;
mod examine;
mod located;
mod matched;
mod need;
mod resemblance;
mod subject;
mod token;
pub mod what_if;

pub use attachment::{Attachment, EntityName};
pub use located::{Caller, Found, Knowledge, Located};
pub use need::Need;
pub use resemblance::Resemblance;
pub use subject::{Subject, Token, TokenExtent};
pub use token::{TokenFinding, TokenMismatch, beside, is_shut_out_beside};

use denylens_policy::export::Library;

/// Looks for what refused in the user's policies.
pub fn locate(subject: &Subject, library: &Library) -> Located {
    examine::examine(subject, library, library)
}

#[cfg(test)]
mod tests;
