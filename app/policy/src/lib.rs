//! IAM's own vocabulary, the documents that it is written in, and what becomes of a request.
//!
//! Each folder uses those before it: [`vocabulary`] and [`json`], then [`request`], `pattern`, [`condition`], [`document`], and on top
//! of them [`mod@evaluate`] and [`export`].
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

pub mod condition;
pub mod document;
pub mod evaluate;
pub mod export;
pub mod json;
mod pattern;
pub mod request;
pub mod vocabulary;

pub use document::Document;
pub use evaluate::{Decision, Evaluation, Level, Policies, Supplied, evaluate};
pub use pattern::{action, wildcard::is_like};
pub use request::{Completeness, Context, Request};
pub use vocabulary::{Arn, Effect, Layer, Partition, Place, Principal, Truth};
