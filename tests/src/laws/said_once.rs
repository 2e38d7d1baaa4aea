//! Nothing is said twice in one answer.

use super::{Answer, Finding, one_sentence::sentences};
use denylens_lang::Lang;

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::of(Lang::ALL.map(|lang| {
        let told = answer.told(lang);
        let sentences: Vec<&str> = told.into_iter().flat_map(|told| sentences(told, lang)).collect();
        let mut again = sentences.iter().enumerate().filter(|(at, sentence)| sentences[..*at].contains(sentence));
        again.next().map_or(Ok(()), |(_, sentence)| Err(format!("twice in {}: {sentence}", lang.tag())))
    }))
}
