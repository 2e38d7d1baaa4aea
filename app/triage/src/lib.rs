//! Any text in, a [`Report`] on the AWS refusals in it out.
//!
//! The engine does no I/O and can't fail: it has no clock, no randomness, no browser and no network, and no input makes it
//! panic. What it understood is in the report; what it didn't is said there too.

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

mod assemble;
pub mod cause;
mod diagnose;
mod grammar;
mod mapped;
mod notice;
mod reading;
mod recognise;
pub mod report;
mod texts;
mod unwrap;

pub use report::Report;

use texts::Texts;

/// Reads a paste.
pub fn triage(paste: &str) -> Report {
    triage_with(paste, &[])
}

/// Reads a paste together with the texts that arrived after it, such as a decoded message. They join the same road: the
/// report is computed again from all of them.
pub fn triage_with(paste: &str, supplements: &[Supplement]) -> Report {
    let texts = Texts::of(paste, supplements);
    let unwrapped = unwrap::unwrap(&texts.whole);
    let findings = recognise::recognise(&unwrapped);
    let tool = findings.tool.clone();
    let cases = assemble::assemble(findings, &texts.whole, &texts.answers());
    let denials: Vec<_> =
        cases.iter().map(|case| diagnose::diagnose(case, tool.as_ref(), &|at| texts.evidence(at))).collect();
    let notices = notice::of(paste, &denials);
    Report { denials, notices }
}

/// A text that arrived after the paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// What it answers.
    pub answers: Answers,
    /// The text, in any shape in which it can be pasted.
    pub text: String,
}

/// What a [`Supplement`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// This encoded message: the text is its document.
    Encoded(String),
    /// The refusal with this authorization id: the text is its details.
    AuthorizationId(String),
    /// Whatever it fits.
    Anything,
}
