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
mod diagnose;
mod order;
mod recognise;
pub mod report;
pub mod secrets;
mod texts;
mod unwrap;

pub use recognise::{Wording, wordings, wordings_of};
pub use report::Report;
pub use texts::{Answers, Supplement};

use texts::Texts;
use unwrap::Unwrapped;

/// Reads a paste.
pub fn triage(paste: &str) -> Report {
    triage_with(paste, &[])
}

/// Reads a paste together with the texts that arrived after it, such as a decoded message. They join the same road: the
/// report is computed again from all of them.
pub fn triage_with(paste: &str, supplements: &[Supplement]) -> Report {
    let texts = Texts::of(paste, supplements);
    let unwrapped = unwrap::unwrap(&texts.whole);
    let secrets = secrets::find_in(&unwrapped);
    if secrets.is_empty() {
        return read(&texts, &unwrapped);
    }
    // Whatever is made of the report is made without them.
    let covered = texts.masked(&secrets);
    let report = read(&covered, &unwrap::unwrap(&covered.whole));
    Report { secrets: secrets.into_iter().map(|secret| texts.secret(secret)).collect(), ..report }
}

fn read(texts: &Texts<'_>, unwrapped: &Unwrapped<'_>) -> Report {
    let findings = recognise::recognise(unwrapped);
    let tool = findings.tool.clone();
    let refusals = assemble::assemble(findings, &texts.whole, &texts.answers());
    let denials: Vec<_> = refusals
        .iter()
        .map(|refusal| diagnose::diagnose(refusal, tool.as_ref(), &|at| texts.evidence(at)))
        .collect();
    let notice = if denials.is_empty() { Some(diagnose::notice(texts.paste())) } else { None };
    Report { denials, notices: notice.into_iter().collect(), secrets: Vec::new() }
}
