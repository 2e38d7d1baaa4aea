//! One report, several forms: all of them from the same value.

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

mod json;
mod markdown;
mod redact;
mod text;
pub mod words;

pub use json::json;
pub use markdown::markdown;
pub use redact::Redaction;
pub use text::text;
