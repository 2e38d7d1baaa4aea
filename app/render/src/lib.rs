//! What there is to say, said: every sentence in every language, and one report in several forms.
//!
//! `advise` says which sentences hold; [`mod@words`] has them; [`Told`] joins the two; [`json()`], [`markdown()`] and [`text()`] are
//! written from one list of sections.

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

mod headline;
mod json;
mod markdown;
pub mod prose;
mod redact;
mod sections;
mod sentence;
mod text;
mod told;
pub mod words;

pub use headline::{Headline, headline, title};
pub use json::json;
pub use markdown::markdown;
pub use redact::Sharing;
pub use sentence::{Sentence, Span};
pub use text::text;
pub use told::{Message, MessageForm, Told};
pub use words::{FirstWords, Words, words};
