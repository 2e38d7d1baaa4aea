//! A message to somebody asks.

use super::{Answer, Finding};
use denylens_lang::Lang;

/// One of these asks.
fn asking(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["please"],
        Lang::Ja => &["お願い", "ください", "いただけ"],
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let messages = Lang::ALL.into_iter().flat_map(|lang| {
        answer.messages(lang).map(move |message| (lang, message))
    });
    Finding::of(messages.map(|(lang, message)| {
        let lower = message.text.to_lowercase();
        let asks = asking(lang).iter().any(|word| lower.contains(word));
        if asks { Ok(()) } else { Err(format!("it asks for nothing: {}", message.text)) }
    }))
}
