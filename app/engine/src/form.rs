//! The forms in which a whole report goes out.

use denylens_advise::command::shell::Shell;
use denylens_render::{self as render, Sharing, Words};
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

impl ReportForm {
    /// A report in this form. Data has the commands for every shell, the others for the one that is chosen.
    pub(crate) fn write(
        self,
        report: &Report,
        sharing: Sharing,
        shell: Shell,
        words: &'static Words,
    ) -> String {
        let report = sharing.report(report);
        match self {
            ReportForm::Json => render::json(&report, sharing, words),
            ReportForm::Markdown => render::markdown(&report, shell, words),
            ReportForm::Text => render::text(&report, shell, words),
        }
    }
}
