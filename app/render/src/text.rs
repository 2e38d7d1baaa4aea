//! The report as plain text, for a mail or a ticket without markup.

use crate::{
    sections::{self, Form, ReportSection},
    sentence::Sentence,
    told::{Message, Told},
    words::Words,
};
use denylens_advise::{command::shell::Shell, format::Format, merged::Merged};
use denylens_lang::visible_line;
use denylens_triage::{Report, report::Notice};
use std::fmt::Write;

/// The report as plain text, with commands for this shell.
pub fn text(report: &Report, shell: Shell, words: &'static Words) -> String {
    let mut text = Text { out: String::new(), shell };
    sections::write(report, words, &mut text);
    text.out
}

struct Text {
    out: String,
    shell: Shell,
}

impl Form for Text {
    fn notice(&mut self, notice: Notice, words: &'static Words) {
        let _ = writeln!(self.out, "{}\n", (words.first.notice)(notice));
    }

    fn section(&mut self, section: ReportSection, told: &Told<'_>) {
        let words = told.words;
        match section {
            ReportSection::Verdict => {
                let _ = writeln!(self.out, "{}\n", told.verdict().text());
            }
            ReportSection::Facts => {
                for (name, value) in told.facts() {
                    let _ = writeln!(self.out, "{name}: {}", visible_line(&value));
                }
            }
            ReportSection::Why => {
                let why: Vec<String> = told.why().iter().map(Sentence::text).collect();
                let _ = writeln!(self.out, "\n{}\n{}\n", told.title(), why.join("\n\n"));
            }
            ReportSection::Steps => {
                for (number, step) in (1..).zip(told.steps()) {
                    let _ = writeln!(self.out, "{number}. {}", step.text());
                }
            }
            ReportSection::Changes => {
                for fix in told.fixes() {
                    let (owner, effect) = ((words.fix.contact)(&fix.owner), (words.fix.effect)(&fix.effect));
                    let _ = writeln!(
                        self.out,
                        "\n{}: {}\n{}",
                        words.report.change_for,
                        owner.text(),
                        effect.text()
                    );
                    if let Some(place) = (words.fix.place)(&fix.change) {
                        let _ = writeln!(self.out, "{}", place.text());
                    }
                    self.block(&Format::IamJson.write(fix, self.shell).text);
                }
            }
            ReportSection::Notes => {
                for note in told.notes() {
                    let _ = writeln!(self.out, "\n{}", note.text());
                }
            }
            ReportSection::Commands => {
                for command in &told.advice.commands {
                    let _ = writeln!(self.out, "\n{}:", (words.command)(command.purpose));
                    if let Some(place) = &command.place {
                        let _ = writeln!(self.out, "{}", (words.place)(place).text());
                    }
                    for open in command.told_open() {
                        let _ = writeln!(self.out, "{}", (words.open)(open).text());
                    }
                    self.block(&command.text(self.shell));
                }
            }
            ReportSection::Context => {
                for condition in &told.denial.conditions {
                    let _ = writeln!(
                        self.out,
                        "\n{}: {}",
                        visible_line(&condition.key),
                        visible_line(&condition.values.join(", "))
                    );
                }
            }
            // Said in other words above, or of use on the page alone.
            ReportSection::Ladder
            | ReportSection::Readings
            | ReportSection::Evidence
            | ReportSection::Missing
            | ReportSection::References
            | ReportSection::Checklist => {}
            ReportSection::Handoffs => {
                for Message { to, chat, .. } in told.handoffs(Format::AwsCli, self.shell) {
                    let _ = writeln!(self.out, "\n{}: {}", words.report.message_to, to.text());
                    self.block(&chat);
                }
            }
        }
    }

    fn end(&mut self) {
        self.out.push('\n');
    }

    /// Each refusal has its own change.
    fn merged(&mut self, _merged: &Merged, _words: &'static Words) {}
}

impl Text {
    fn block(&mut self, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.out, "    {line}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::en;
    use denylens_triage::triage;

    #[test]
    fn no_sentence_keeps_its_marks_of_code() {
        let report =
            triage("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:PassRole");
        let text = text(&report, Shell::Bash, &en::WORDS);
        assert!(!text.contains('`'), "{text}");
        assert!(text.contains("\nPrincipal: arn:aws:iam::111122223333:user/ana\n"), "{text}");
    }
}
