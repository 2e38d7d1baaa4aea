//! What is told of the refusals of the corpus: nothing twice, nothing of a missing Allow where a statement denies, and in Japanese one
//! rule for the spaces.

use denylens_advise::{Advice, NextStep, why::Reason};
use denylens_lang::Lang;
use denylens_render::{self as render, Sentence, Span, Told};
use denylens_tests::corpus::cases;
use denylens_triage::{
    report::{Denial, DenyKind},
    triage,
};
use std::collections::BTreeSet;

/// Why, what to do, and what else is worth knowing.
fn told(denial: &Denial, lang: Lang) -> Vec<Sentence> {
    let advice = Advice::of(denial);
    let told = Told::new(denial, &advice, render::words(lang));
    [told.why(), told.steps(), told.notes(), told.readings()].concat()
}

fn denials() -> impl Iterator<Item = (String, Denial)> {
    let cases = cases().unwrap().into_iter();
    cases.flat_map(|case| {
        triage(&case.paste).denials.into_iter().map(move |denial| (case.name.clone(), denial))
    })
}

#[test]
fn nothing_is_said_twice_in_one_answer() {
    for (name, denial) in denials() {
        for lang in Lang::ALL {
            let mut said = BTreeSet::new();
            let texts: Vec<String> = told(&denial, lang).iter().map(Sentence::marked).collect();
            let sentences = texts
                .iter()
                .flat_map(|text| text.split_inclusive(". ").flat_map(|text| text.split_inclusive('。')));
            for sentence in sentences.map(str::trim) {
                assert!(said.insert(sentence), "{name} {}: {sentence}", lang.tag());
            }
        }
    }
}

#[test]
fn where_a_statement_denies_no_missing_allow_is_spoken_of() {
    let mut met = 0;
    for (name, denial) in denials().filter(|(_, denial)| denial.effect == DenyKind::Explicit) {
        let advice = Advice::of(&denial);
        let of_why = advice.why.iter().filter_map(|reason| match reason {
            Reason::Prose(passage) => Some(passage),
            Reason::Condition(_) | Reason::MoreConditions(_) => None,
        });
        let of_steps = advice.steps.iter().filter_map(|step| match step {
            NextStep::Prose(passage) => Some(passage),
            _ => None,
        });
        for passage in of_why.chain(of_steps) {
            met += 1;
            assert!(!passage.section.name().contains("implicit"), "{name}: {passage:?}");
        }
    }
    assert!(met > 0);
}

/// A space stands between Japanese and Latin letters, and none between Japanese ones. Codes and values count as Latin.
#[test]
fn japanese_sentences_have_their_spaces_where_the_scripts_meet() {
    let is_japanese =
        |letter: char| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々');
    let begins = |letter: char| letter.is_ascii_alphanumeric() || letter == '(';
    let ends = |letter: char| letter.is_ascii_alphanumeric() || letter == ')';
    for (name, denial) in denials() {
        for sentence in told(&denial, Lang::Ja) {
            // A letter in the place of each value: what it holds is not ours.
            let text: String = sentence
                .spans()
                .into_iter()
                .map(|span| match span {
                    Span::Words(words) => words.to_owned(),
                    Span::Number(_) | Span::Value(_) | Span::Code(_) => "x".to_owned(),
                })
                .collect();
            let letters: Vec<char> = text.chars().collect();
            for pair in letters.windows(2) {
                let touch = is_japanese(pair[0]) && begins(pair[1]) || ends(pair[0]) && is_japanese(pair[1]);
                assert!(!touch, "{name}: {text}");
            }
            let apart = |three: &[char]| is_japanese(three[0]) && three[1] == ' ' && is_japanese(three[2]);
            assert!(!letters.windows(3).any(apart), "{name}: {text}");
        }
    }
}
