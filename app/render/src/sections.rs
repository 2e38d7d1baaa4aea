//! The sections of a report, from which each form of it is written.
//!
//! A section more is a variant of [`ReportSection`] and its place in [`READING_ORDER`]; each form then doesn't compile until it
//! says how it writes the section, or that it leaves it out.

use crate::{told::Told, words::Words};
use denylens_advise::{
    Advice,
    merged::{Merged, Merging},
};
use denylens_triage::{Report, report::Notice};

/// A section of what is told of one refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportSection {
    /// The verdict in one sentence.
    Verdict,
    /// Who, what and where.
    Facts,
    /// What each layer had to do with it.
    Ladder,
    /// The cause, and why.
    Why,
    /// What to do.
    Steps,
    /// The changes to policies.
    Changes,
    /// What else is worth knowing.
    Notes,
    /// Commands.
    Commands,
    /// Where AWS documents it.
    References,
    /// The keys of the request with their values.
    Context,
    /// What the text says between the lines.
    Readings,
    /// The pieces of the text that prove it.
    Evidence,
    /// What a reader would expect and the text doesn't hold.
    Missing,
    /// What to have looked at.
    Checklist,
    /// The messages to whoever can do something.
    Handoffs,
}

/// The sections in the order in which people read them.
const READING_ORDER: [ReportSection; 15] = [
    ReportSection::Verdict,
    ReportSection::Facts,
    ReportSection::Ladder,
    ReportSection::Why,
    ReportSection::Steps,
    ReportSection::Changes,
    ReportSection::Notes,
    ReportSection::Commands,
    ReportSection::References,
    ReportSection::Context,
    ReportSection::Readings,
    ReportSection::Evidence,
    ReportSection::Missing,
    ReportSection::Checklist,
    ReportSection::Handoffs,
];

/// A form of the report.
pub(crate) trait Form {
    /// Something about the paste as a whole.
    fn notice(&mut self, notice: Notice, words: &'static Words);

    /// A refusal begins.
    fn begin(&mut self) {}

    /// One section of it.
    fn section(&mut self, section: ReportSection, told: &Told<'_>);

    /// It ends.
    fn end(&mut self);

    /// A policy that answers several refusals.
    fn merged(&mut self, merged: &Merged, words: &'static Words);
}

/// Writes a report in a form. The advice on each refusal is found once, and kept no longer than it takes to write it.
pub(crate) fn write(report: &Report, words: &'static Words, form: &mut dyn Form) {
    for notice in &report.notices {
        form.notice(*notice, words);
    }
    let mut merging = Merging::default();
    for denial in &report.denials {
        let advice = Advice::of(denial);
        let told = Told::new(denial, &advice, words);
        merging.add(denial, told.fixes());
        form.begin();
        for section in READING_ORDER {
            form.section(section, &told);
        }
        form.end();
    }
    for merged in merging.merged() {
        form.merged(&merged, words);
    }
}
