//! Japanese.

mod absent;
mod cause;
mod change_request;
mod checklist;
mod command;
mod fix;
mod handoff;
mod headline;
mod locate;
mod note;
mod notice;
mod open;
mod prose;
mod reading;
mod report;
mod step;
mod token;
mod verdict;
mod why;

use super::shape::{FirstWords, LocatedWords, Words};
use denylens_lang::Lang;

/// The words in Japanese that are said at first.
pub static FIRST: FirstWords = FirstWords {
    absent: absent::WORDS,
    headline: headline::WORDS,
    notice: notice::notice,
    cause: cause::beginning,
};

/// The words in Japanese.
pub static WORDS: Words = Words {
    lang: Lang::Ja,
    first: &FIRST,
    verdict: verdict::WORDS,
    why: why::WORDS,
    step: step::WORDS,
    request: change_request::WORDS,
    note: note::note,
    reading: reading::reading,
    fix: fix::WORDS,
    command: command::purpose,
    place: command::place,
    open: open::open,
    checklist: checklist::item,
    handoff: handoff::WORDS,
    report: report::WORDS,
    located: LocatedWords {
        need: locate::need,
        attachment: locate::attachment,
        access: locate::access,
        token: token::token,
    },
    prose: prose::WORDS,
};
