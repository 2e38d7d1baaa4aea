//! One report, several forms: all of them from the same value.

use crate::{Report, lang::Lang};

/// The report as one JSON object, schema `denylens.report/1`; see `docs/REPORT.md`.
pub fn json(_report: &Report, _lang: Lang) -> String {
    String::new()
}

/// The report as Markdown, for a ticket or a chat.
pub fn markdown(_report: &Report, _lang: Lang) -> String {
    String::new()
}
