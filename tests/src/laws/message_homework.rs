//! A message to somebody has nothing of what its sender is to do. What there is to know of the change is for who makes it.

use super::{Answer, Finding, Section};
use denylens_lang::Lang;

/// How steps of the sender begin.
fn beginnings(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["The caller: "],
        Lang::Ja => &["呼び出し元: ", "呼び出し元："],
    }
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let messages = Lang::ALL.into_iter().flat_map(|lang| {
        answer.messages(lang).map(move |message| (lang, message))
    });
    Finding::of(messages.map(|(lang, message)| {
        let of_sender = answer.sentences(lang, Section::Steps).into_iter();
        let mut homework = of_sender.chain(beginnings(lang).iter().copied()).filter(|told| {
            let plain = told.replace('`', "");
            message.text.contains(*told) || message.text.contains(&plain)
        });
        homework.next().map_or(Ok(()), |told| Err(format!("{told:?} stands in the message: {}", message.text)))
    }))
}
