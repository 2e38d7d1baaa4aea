//! Every sentence about a refusal, in every language.
//!
//! A language is one value of [`Words`], whose fields are in `shape`: what is missing in one of them doesn't compile. Its sentences
//! stand in its folder, a file for each area; beside them, as Markdown, its prose about causes and layers. What writes takes
//! `&'static Words` and never a [`Lang`]: nothing but [`words()`] names more than one language, so that each can be loaded on its own.
//!
//! `docs/ARCHITECTURE.md` tells how a language is added. The tests below hold its Markdown against the list of sections in `advise`.

mod beginning;
pub mod en;
pub mod ja;
pub(crate) mod shape;
mod shown;

pub use shape::{
    AbsentWords, Besides, FirstWords, FixWords, HandoffWords, HeadlineWords, LocatedWords, ProseWords,
    ReportWords, StepWords, VerdictWords, WhyWords, Words,
};

use denylens_lang::Lang;

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Ja => &ja::WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Prose, of_cause_at_first, of_topic};
    use denylens_advise::{
        Note,
        checklist::CheckItem,
        command::Purpose,
        fix::Caveat,
        prose::{Section, Topic},
    };
    use denylens_triage::report::{
        Acting, Cause, Differing, EncodedState, GivenDocument, Mismatch, Notice, Reading,
    };
    use std::collections::BTreeSet;

    #[test]
    fn each_language_knows_which_it_is() {
        for lang in Lang::ALL {
            assert_eq!(words(lang).lang, lang);
        }
    }

    #[test]
    fn the_prose_has_the_sections_that_advice_speaks_of_in_every_language() {
        for lang in Lang::ALL {
            for topic in Topic::all() {
                let prose = of_topic(topic, words(lang));
                let names: Vec<_> = prose.sections().map(|(name, _)| name).collect();
                let in_english: Vec<_> =
                    of_topic(topic, &en::WORDS).sections().map(|(name, _)| name).collect();
                assert_eq!(names, in_english, "{} {}", topic.id(), lang.tag());
                let found: BTreeSet<_> = names.into_iter().collect();
                let wanted: Vec<_> = topic.sections().into_iter().map(Section::name).collect();
                let wanted: BTreeSet<_> = wanted.iter().map(AsRef::as_ref).collect();
                assert_eq!(found, wanted, "{} {}", topic.id(), lang.tag());
            }
        }
    }

    #[test]
    fn what_is_said_at_first_about_a_cause_is_the_beginning_of_its_prose() {
        for lang in Lang::ALL {
            for cause in Cause::ALL.iter().copied() {
                let whole = of_topic(Topic::Cause(cause), words(lang));
                let first = of_cause_at_first(cause, words(lang).first);
                let is_first = |name: &str| name.starts_with("headline") || name.starts_with("title");
                let said_first =
                    |prose: Prose| prose.sections().filter(|(name, _)| is_first(name)).collect::<Vec<_>>();
                assert_eq!(first.title(), whole.title(), "{}", cause.id());
                assert_eq!(said_first(first), said_first(whole), "{}", cause.id());
                assert!(first.sections().all(|(name, _)| is_first(name)), "{}", cause.id());
            }
        }
    }

    #[test]
    fn every_verdict_of_a_cause_has_a_headline() {
        for topic in Topic::all() {
            let names: BTreeSet<_> = topic.sections().into_iter().map(Section::name).collect();
            for of in names.iter().filter_map(|name| name.strip_prefix("verdict")) {
                assert!(names.contains(["headline", of].concat().as_str()), "{} {of}", topic.id());
            }
        }
    }

    #[test]
    fn no_section_is_empty_and_every_reference_has_an_address() {
        for lang in Lang::ALL {
            for topic in Topic::all() {
                let prose = of_topic(topic, words(lang));
                let place = format!("{} {}", topic.id(), lang.tag());
                assert!(!prose.title().is_empty(), "{place}");
                for (name, text) in prose.sections() {
                    assert!(!text.is_empty(), "{place} {name}");
                    let has_items = prose.items(name).count() > 0;
                    let is_list = name.starts_with("fix") || name.starts_with("references");
                    assert_eq!(has_items, is_list, "{place} {name}");
                    if name.starts_with("references") {
                        assert!(prose.references(name).count() > 0, "{place} {name}");
                    }
                    for reference in prose.references(name) {
                        assert!(!reference.title.is_empty(), "{place}");
                        assert!(reference.url.starts_with("https://"), "{place}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_step_is_one_sentence() {
        for lang in Lang::ALL {
            let (words, end) = (words(lang), if lang == Lang::Ja { '。' } else { '.' });
            for topic in Topic::all() {
                let prose = of_topic(topic, words);
                let steps = prose.sections().filter(|(name, _)| name.starts_with("fix"));
                for step in steps.flat_map(|(name, _)| prose.items(name)) {
                    assert_sentence(step, end);
                }
            }
            let step = &words.step;
            let states =
                [EncodedState::Complete, EncodedState::CutShort, EncodedState::Unfit, EncodedState::Redacted];
            for said in states.map(step.encoded).into_iter().chain([
                step.cut_by_cloudtrail,
                step.fetch_details,
                step.meant,
                step.which_layer,
                (step.which)(GivenDocument::Decoded),
                (step.which)(GivenDocument::Details),
            ]) {
                assert_sentence(said, end);
            }
            for said in Acting::ALL.into_iter().flat_map(step.act_as) {
                assert_sentence(said, end);
            }
        }
    }

    #[track_caller]
    fn assert_sentence(text: &str, end: char) {
        let inside = text.strip_suffix(end);
        let ends = |text: &str| text.contains(['。', '?', '!']) || text.contains(". ");
        assert!(inside.is_some_and(|inside| !ends(inside)), "not one sentence: {text}");
    }

    /// A space stands between Japanese and Latin letters, and none between Japanese ones. Values count as Latin.
    #[test]
    fn japanese_prose_has_its_spaces_where_the_scripts_meet() {
        let is_japanese =
            |letter: char| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々');
        let begins = |letter: char| letter.is_ascii_alphanumeric() || "{(".contains(letter);
        let ends = |letter: char| letter.is_ascii_alphanumeric() || "})".contains(letter);
        for topic in Topic::all() {
            let prose = of_topic(topic, words(Lang::Ja));
            let texts = prose.sections().filter(|(name, _)| !name.starts_with("references"));
            for (name, text) in texts.chain([("title", prose.title())]) {
                // What is said aside brings its own spaces.
                let (first, others) = text.split_once("{ (").unwrap_or((text, ""));
                let others = others.split("{ (").filter_map(|rest| Some(rest.split_once('}')?.1));
                let letters: Vec<char> = std::iter::once(first).chain(others).flat_map(str::chars).collect();
                let place = format!("{} {name}", topic.id());
                for pair in letters.windows(2) {
                    let [one, other] = *pair else { continue };
                    let touch = is_japanese(one) && begins(other) || ends(one) && is_japanese(other);
                    assert!(!touch, "{place}: {one}{other}");
                }
                for three in letters.windows(3) {
                    let apart =
                        matches!(three, [one, ' ', other] if is_japanese(*one) && is_japanese(*other));
                    assert!(!apart, "{place}: {three:?}");
                }
            }
        }
    }

    #[test]
    fn languages_do_not_share_sentences() {
        let (en, ja) = (&en::WORDS, &ja::WORDS);
        let note = Note::Caveat(Caveat::LayerNotSaid);
        for (en, ja) in [
            (en.first.absent.principal, ja.first.absent.principal),
            (en.report.commands, ja.report.commands),
            (en.handoff.who, ja.handoff.who),
            ((en.note)(note), (ja.note)(note)),
            ((en.command)(Purpose::Decode), (ja.command)(Purpose::Decode)),
            ((en.checklist)(CheckItem::Quota), (ja.checklist)(CheckItem::Quota)),
        ] {
            assert_ne!(en, ja);
        }
    }

    #[test]
    fn both_sides_of_a_mismatch_name_both_values() {
        let differings = [
            Differing::Account,
            Differing::Action,
            Differing::Principal,
            Differing::Resource,
            Differing::Effect,
        ];
        let givens = [GivenDocument::Decoded, GivenDocument::Details];
        let kinds = givens.iter().flat_map(|given| differings.map(|differs| (*given, differs)));
        for ((given, differs), lang) in kinds.flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
            let mismatch = Mismatch { given, differs, message: "one".into(), document: "other".into() };
            let readings = [
                Reading::DocumentOfAnotherRequest(mismatch.clone()),
                Reading::MessageOfAnotherRequest(mismatch),
            ];
            for text in readings.map(|reading| (words(lang).reading)(&reading).marked()) {
                assert!(text.contains("`one`") && text.contains("`other`"), "{text}");
            }
        }
    }

    #[test]
    fn no_two_notices_say_the_same() {
        for lang in Lang::ALL {
            let notices =
                [Notice::NothingPasted, Notice::NotText, Notice::NoRefusalInDocument, Notice::NotUnderstood];
            let said: BTreeSet<_> = notices.map(words(lang).first.notice).into_iter().collect();
            assert_eq!(said.len(), notices.len());
        }
    }
}
