//! Nobody is told to decode a message whose document is there.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

/// What tells to decode.
fn telling(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["decode the", "decoding needs"],
        Lang::Ja => &["デコードしてください", "メッセージをデコード", "デコードには"],
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    Finding::where_concerned(answer.denial.documents.decoded.is_some(), || {
        if let Some(text) = answer.copied().find(|text| text.contains("decode-authorization-message")) {
            return Some(format!("it is decoded: {text}"));
        }
        Lang::ALL.into_iter().find_map(|lang| {
            let steps = answer.sentences(lang, Section::Steps);
            let mut told = steps.into_iter().filter(|step| {
                let lower = step.to_lowercase();
                telling(lang).iter().any(|word| lower.contains(word))
            });
            told.next().map(|step| format!("it is decoded: {step}"))
        })
    })
}
