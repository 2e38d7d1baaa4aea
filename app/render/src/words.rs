//! The sentences about the engine's values, by language: a folder a language, a file an area.

pub mod en;
pub mod ja;

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

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::report::{Differing, Mismatch};

    #[test]
    fn both_sides_of_a_mismatch_name_both_values() {
        let differings = [Differing::Account, Differing::Action, Differing::Principal];
        for (differs, lang) in
            differings.into_iter().flat_map(|differs| Lang::ALL.map(|lang| (differs, lang)))
        {
            let mismatch = Mismatch { differs, message: "one".into(), decoded: "other".into() };
            let readings = [
                Reading::DecodedOfAnotherRequest(mismatch.clone()),
                Reading::MessageOfAnotherRequest(mismatch),
            ];
            for text in readings.map(|reading| super::reading(&reading, lang)) {
                assert!(text.contains("`one`") && text.contains("`other`"), "{text}");
            }
        }
    }

    #[test]
    fn no_two_notices_say_the_same() {
        for lang in Lang::ALL {
            let notices =
                [Notice::NothingPasted, Notice::NotText, Notice::NoRefusalInDocument, Notice::NotUnderstood];
            let said: std::collections::BTreeSet<String> =
                notices.into_iter().map(|notice| super::notice(notice, lang)).collect();
            assert_eq!(said.len(), notices.len());
        }
    }
}
