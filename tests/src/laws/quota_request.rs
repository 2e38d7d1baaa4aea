//! Nobody asks for a higher quota where there is no capacity, or where calls come too fast: neither is cured by it.
//!
//! Source: Amazon EC2 User Guide, `troubleshooting-launch.html`; Amazon EC2 API Reference, `throttling.html`.

use super::{Answer, Finding, Section, one_sentence::sentences};
use denylens_lang::Lang;
use denylens_triage::report::Form;

/// What asks for it, and what takes that back.
fn words(lang: Lang) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        Lang::En => (&["increase", "raise", "higher"], &["not", "n't", "no "]),
        Lang::Ja => (&["引き上げ", "緩和"], &["ません", "ない"]),
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let concerned = matches!(answer.denial.form, Some(Form::Capacity | Form::Throttling));
    Finding::where_concerned(concerned, || {
        if let Some(text) = answer.copied().find(|text| text.contains("request-service-quota-increase")) {
            return Some(format!("it is no quota: {text}"));
        }
        Lang::ALL.into_iter().find_map(|lang| {
            let (asks, takes_back) = words(lang);
            let messages = answer.messages(lang).map(|message| message.text.as_str());
            let told = answer.sentences(lang, Section::Steps).into_iter().chain(messages);
            let mut sentences = told.flat_map(|told| sentences(told, lang)).filter(|sentence| {
                let lower = sentence.to_lowercase();
                let has = |list: &[&str]| list.iter().any(|word| lower.contains(word));
                has(asks) && !has(takes_back)
            });
            sentences.next().map(|sentence| format!("it is no quota: {sentence}"))
        })
    })
}
