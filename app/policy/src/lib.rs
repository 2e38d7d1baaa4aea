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
pub mod case;
pub mod condition;
pub mod context;
pub mod document;
pub mod evaluate;
pub mod export;
pub mod json;
pub mod layer;
pub mod partition;
mod pattern;
pub mod policies;
pub mod principal;
pub mod request;
pub mod statement;
pub mod trace;
mod truth;
mod variable;

pub use action::Action;
pub use arn::Arn;
pub use context::{Completeness, Context};
pub use document::Document;
pub use evaluate::{Decision, Evaluation, evaluate};
pub use layer::Layer;
pub use partition::Partition;
pub use policies::{Level, Policies, Supplied};
pub use principal::Principal;
pub use request::Request;
pub use truth::Truth;
