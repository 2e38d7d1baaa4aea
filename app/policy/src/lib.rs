//! IAM's own vocabulary, and the documents that it is written in.
//!
//! Pure: no clock, no randomness, no I/O; no input makes it panic.

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

pub mod action;
pub mod arn;
pub mod json;
pub mod partition;

pub use action::Action;
pub use arn::Arn;
pub use partition::Partition;
