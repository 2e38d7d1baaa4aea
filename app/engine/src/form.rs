//! The forms in which a whole report goes out.

use denylens_render::{self as render, Redaction, Words};
use denylens_triage::Report;
use serde::{Deserialize, Serialize};

/// A form of the whole report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportForm {
    /// The report as data, see `docs/REPORT.md`.
    Json,
    /// Markdown, for a ticket.
    Markdown,
    /// Plain text, for a chat or a mail.
    Text,
}

/// Whether names go out with what is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sharing {
    /// Names and ids become placeholders.
    #[default]
    Redacted,
    /// Everything as it is.
    Whole,
}

impl ReportForm {
    /// A report in this form. Data is always whole: who reads it wants what the text gave.
    pub(crate) fn write(self, report: &Report, sharing: Sharing, words: &'static Words) -> String {
        let text = match self {
            ReportForm::Json => return render::json(report, words),
            ReportForm::Markdown => render::markdown(report, words),
            ReportForm::Text => render::text(report, words),
        };
        match sharing {
            Sharing::Redacted => Redaction::default().text(&text),
            Sharing::Whole => text,
        }
    }
}
