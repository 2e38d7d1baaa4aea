//! An explicit deny is never answered with an Allow, in no change and in no sentence.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`: an explicit deny overrides all allows.

use super::{Answer, Finding, Section, one_sentence::sentences};
use denylens_lang::Lang;

/// What asks for an Allow, and what takes that back.
fn words(lang: Lang) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        Lang::En => (
            &["allow", "grant"],
            &[" not ", "n't ", "no allow", "nothing", "outweigh", "decodeauthorizationmessage", "still need"],
        ),
        Lang::Ja => (&["許可してください", "許可を追加", "許可するよう"], &["ません", "ない", "decodeauthorizationmessage"]),
    }
}

fn asks_to_allow(sentence: &str, lang: Lang) -> bool {
    let lower = sentence.to_lowercase();
    let (asks, takes_back) = words(lang);
    let is_word = |word: &str| lower.split(|next: char| !next.is_alphanumeric()).any(|other| other == word);
    let asked = asks.iter().any(|ask| if lang == Lang::En { is_word(ask) } else { lower.contains(ask) });
    asked && !takes_back.iter().any(|word| lower.contains(word))
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::where_concerned(answer.is_explicit(), || {
        if let Some(allow) = answer.allows().first() {
            return Some(format!("it allows: {}", allow.json));
        }
        Lang::ALL.into_iter().find_map(|lang| {
            let steps = answer.sentences(lang, Section::Steps);
            let mut sentences = steps.into_iter().flat_map(|step| sentences(step, lang));
            sentences.find(|sentence| asks_to_allow(sentence, lang)).map(|sentence| format!("it says: {sentence}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_an_allow_does_not_help_asks_for_none() {
        assert!(asks_to_allow("Allow exactly this in its policy.", Lang::En));
        assert!(asks_to_allow("このリクエストを許可してください。", Lang::Ja));
        assert!(!asks_to_allow("Another Allow does not change that.", Lang::En));
        assert!(!asks_to_allow("Put back what the old policy allowed.", Lang::En));
        assert!(!asks_to_allow("別の許可を追加しても変わりません。", Lang::Ja));
    }
}
