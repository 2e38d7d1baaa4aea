//! The report as Markdown, for a ticket or a chat. Values are code spans wherever they stand: none of them can become markup.

use crate::{
    sections::{self, Form, ReportSection},
    sentence::{Sentence, Span},
    told::{Message, Told},
    words::Words,
};
use denylens_advise::{command::shell::Shell, format::Format, merged::Merged};
use denylens_lang::visible_line;
use denylens_triage::{
    Report,
    report::{Notice, Status},
};
use std::fmt::Write;

/// The report as Markdown, with commands for this shell.
pub fn markdown(report: &Report, shell: Shell, words: &'static Words) -> String {
    let mut markdown = Markdown { out: String::new(), shell };
    sections::write(report, words, &mut markdown);
    markdown.out
}

struct Markdown {
    out: String,
    shell: Shell,
}

impl Form for Markdown {
    fn notice(&mut self, notice: Notice, words: &'static Words) {
        let _ = writeln!(self.out, "{}\n", (words.first.notice)(notice));
    }

    fn section(&mut self, section: ReportSection, told: &Told<'_>) {
        match section {
            ReportSection::Verdict => {
                let _ = writeln!(self.out, "## {}\n", sentence(&told.verdict()));
            }
            ReportSection::Facts => {
                for (name, value) in told.facts() {
                    let _ = writeln!(self.out, "- {name}: {}", code(&value));
                }
            }
            ReportSection::Ladder => self.ladder(told),
            ReportSection::Why => {
                let _ = writeln!(self.out, "\n### {}\n", told.title());
                for paragraph in told.why() {
                    let _ = writeln!(self.out, "{}\n", sentence(&paragraph));
                }
            }
            ReportSection::Steps => {
                for step in told.steps() {
                    let _ = writeln!(self.out, "1. {}", sentence(&step));
                }
            }
            ReportSection::Changes => self.changes(told),
            ReportSection::Notes => told.notes().iter().for_each(|note| self.quote(note)),
            ReportSection::Commands => self.commands(told),
            ReportSection::Context => self.context(told),
            ReportSection::Readings => told.readings().iter().for_each(|reading| self.quote(reading)),
            // Said in other words above, or of use on the page alone.
            ReportSection::Evidence
            | ReportSection::Missing
            | ReportSection::References
            | ReportSection::Checklist => {}
            ReportSection::Handoffs => self.handoffs(told),
        }
    }

    fn end(&mut self) {
        self.out.push('\n');
    }

    fn merged(&mut self, merged: &Merged, words: &'static Words) {
        let _ = writeln!(self.out, "## {}", sentence(&(words.report.merged)(merged.count())));
        self.block("json", &merged.document());
        self.out.push('\n');
    }
}

impl Markdown {
    fn ladder(&mut self, told: &Told<'_>) {
        for rung in told.denial.ladder.iter().filter(|rung| rung.status != Status::Unknown) {
            let (layer, status, basis) = (rung.layer.id(), rung.status.name(), rung.basis.name());
            let _ = writeln!(self.out, "- {layer}: {status} ({basis})");
        }
    }

    fn changes(&mut self, told: &Told<'_>) {
        let words = told.words;
        for fix in told.fixes() {
            let (owner, effect) = ((words.fix.contact)(&fix.owner), (words.fix.effect)(&fix.effect));
            let _ = writeln!(
                self.out,
                "\n### {}: {}\n\n{}",
                words.report.change_for,
                sentence(&owner),
                sentence(&effect)
            );
            if let Some(place) = (words.fix.place)(&fix.change) {
                let _ = writeln!(self.out, "\n{}", sentence(&place));
            }
            self.block("json", &Format::IamJson.write(fix, self.shell).text);
        }
    }

    fn commands(&mut self, told: &Told<'_>) {
        let words = told.words;
        if !told.advice.commands.is_empty() {
            let _ = writeln!(self.out, "\n### {}", words.report.commands);
        }
        for command in &told.advice.commands {
            let _ = writeln!(self.out, "\n{}", (words.command)(command.purpose));
            if let Some(place) = &command.place {
                let _ = writeln!(self.out, "\n{}", sentence(&(words.place)(place)));
            }
            for open in command.told_open() {
                let _ = writeln!(self.out, "\n{}", sentence(&(words.open)(open)));
            }
            self.block(language(self.shell), &command.text(self.shell));
        }
    }

    fn handoffs(&mut self, told: &Told<'_>) {
        for Message { to, chat, .. } in told.handoffs(Format::AwsCli, self.shell) {
            let _ = writeln!(self.out, "\n### {}: {}", told.words.report.message_to, sentence(&to));
            self.block("text", chat.trim_end());
        }
    }

    fn context(&mut self, told: &Told<'_>) {
        if told.denial.conditions.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "\n### {}\n", told.words.report.context);
        for condition in &told.denial.conditions {
            let values: Vec<_> = condition.values.iter().map(|value| code(value)).collect();
            let _ = writeln!(self.out, "- {}: {}", code(&condition.key), values.join(", "));
        }
    }

    fn quote(&mut self, quoted: &Sentence) {
        let _ = writeln!(self.out, "\n> {}", sentence(quoted));
    }

    /// A block of code.
    fn block(&mut self, language: &str, text: &str) {
        let fence = fence(text);
        let _ = writeln!(self.out, "\n{fence}{language}\n{text}\n{fence}");
    }
}

/// What a block of commands is called.
fn language(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "sh",
        Shell::PowerShell => "powershell",
    }
}

/// A sentence in which every value is a code span, in running text too: nothing in it can be a link, an image or HTML.
fn sentence(sentence: &Sentence) -> String {
    let mut out = String::new();
    for span in sentence.spans() {
        match span {
            Span::Words(words) => out.push_str(words),
            Span::Number(number) => out.push_str(&number.to_string()),
            Span::Value(value) | Span::Code(value) => out.push_str(&code(&value)),
        }
    }
    out
}

/// A code span that shows exactly this text, whatever backticks it has. Line breaks can't be inside one.
fn code(text: &str) -> String {
    let text = visible_line(text);
    let ticks = "`".repeat(longest_run_of_ticks(&text) + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

/// A fence longer than any in the text.
fn fence(text: &str) -> String {
    "`".repeat(longest_run_of_ticks(text).max(2) + 1)
}

fn longest_run_of_ticks(text: &str) -> usize {
    text.split(|next| next != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_leaves_its_code_span() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`x``"), "``` `x`` ```");
        assert_eq!(code("a\n# b"), "`a # b`");
    }

    #[test]
    fn a_fence_is_longer_than_any_in_the_text() {
        assert_eq!(fence("a"), "```");
        assert_eq!(fence("````"), "`````");
    }
}
