//! One report, several forms: all of them from the same value.

mod json;
mod markdown;

pub use json::json;
pub use markdown::markdown;
