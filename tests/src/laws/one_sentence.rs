//! One step is one sentence, in every language.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

/// The sentences of a text. A stop within code, and one that no space or capital follows, ends none.
pub(super) fn sentences(text: &str, lang: Lang) -> Vec<&str> {
    let mut sentences = Vec::new();
    let (mut begin, mut within_code) = (0, false);
    for (at, next) in text.char_indices() {
        let end = at + next.len_utf8();
        within_code ^= next == '`';
        let after = text.get(end..).unwrap_or_default();
        let ends = match (lang, next) {
            (Lang::Ja, '。') => true,
            (Lang::En, '.' | '?' | '!') => {
                let mut after = after.chars();
                after.next() == Some(' ') && after.next().is_some_and(|first| first.is_uppercase() || first == '`')
            }
            _ => false,
        };
        if ends && !within_code {
            sentences.extend(text.get(begin..end).map(str::trim));
            begin = end;
        }
    }
    sentences.extend(text.get(begin..).map(str::trim).filter(|rest| !rest.is_empty()));
    sentences
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let steps = Lang::ALL.into_iter().flat_map(|lang| {
        answer.sentences(lang, Section::Steps).into_iter().map(move |step| (lang, step))
    });
    Finding::of(steps.map(|(lang, step)| match sentences(step, lang).len() {
        0 | 1 => Ok(()),
        count => Err(format!("{count} sentences: {step}")),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_within_code_and_names_end_no_sentence() {
        assert_eq!(sentences("Run `a. B` in s3.amazonaws.com. Then wait.", Lang::En).len(), 2);
        assert_eq!(sentences("実行してください。次に待ちます。", Lang::Ja).len(), 2);
    }
}
