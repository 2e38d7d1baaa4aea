//! One report, several forms: all of them from the same value.

mod json;
mod markdown;
mod redact;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use redact::Redaction;
pub use text::text;
