//! Japanese.

mod absent;
mod checklist;
mod command;
mod fix;
mod handoff;
mod locate;
mod note;
mod notice;
mod prose;
mod reading;
mod report;
mod step;
mod verdict;
mod why;

use super::shape::{LocatedWords, Words};
use denylens_lang::Lang;

/// The words in Japanese.
pub static WORDS: Words = Words {
    lang: Lang::Ja,
    absent: absent::WORDS,
    verdict: verdict::WORDS,
    why: why::WORDS,
    step: step::WORDS,
    note: note::note,
    notice: notice::notice,
    reading: reading::reading,
    fix: fix::WORDS,
    command: command::purpose,
    checklist: checklist::item,
    handoff: handoff::WORDS,
    report: report::WORDS,
    located: LocatedWords { need: locate::need, attachment: locate::attachment, access: locate::access },
    prose: prose::WORDS,
};
