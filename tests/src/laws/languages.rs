//! Every language says the same: as many reasons, steps, notes and messages.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

fn counts(answer: &Answer<'_>, lang: Lang) -> Vec<usize> {
    let sections = Section::ALL.into_iter().map(|section| answer.sentences(lang, section).len());
    sections.chain([answer.messages(lang).count()]).collect()
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let english = counts(answer, Lang::En);
    Finding::of(Lang::ALL.into_iter().filter(|lang| *lang != Lang::En).map(|lang| {
        let other = counts(answer, lang);
        match other == english {
            true => Ok(()),
            false => Err(format!("verdict, why, steps, notes, messages: {english:?} in English, {other:?} in {}", lang.tag())),
        }
    }))
}
