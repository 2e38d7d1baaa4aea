//! What readings and notices are in words: a folder for each language.

mod en;
mod ja;

use denylens_lang::Lang;
use denylens_triage::report::{Notice, Reading};

/// A reading as a sentence or two.
pub fn reading(reading: &Reading, lang: Lang) -> String {
    match lang {
        Lang::En => en::reading::reading(reading),
        Lang::Ja => ja::reading::reading(reading),
    }
}

/// A notice as what to tell the user.
pub fn notice(notice: Notice, lang: Lang) -> String {
    match lang {
        Lang::En => en::notice::notice(notice),
        Lang::Ja => ja::notice::notice(notice),
    }
    .to_owned()
}
