//! What holds for any text. `make fuzz` looks for one that it doesn't hold for; `app/engine/tests/any_text.rs` goes through the seeds, and
//! so tells in `make test` when a target no longer compiles.

#![allow(dead_code, reason = "each target looks for one of them")]

use denylens_engine::{
    Advice, Lang, ReadText, ReportForm, Sharing, Told, Window,
    advice::{Format, Shell},
    words,
};

/// As many refusals are looked at one by one; all of them are written.
const LOOKED_AT: usize = 3;

/// The text is read, and each piece of evidence stands in it.
pub(crate) fn reading(text: &str) {
    let read = ReadText::of(text.to_owned(), Vec::new());
    for selected in 0..read.digest(Window::default()).count.min(LOOKED_AT) {
        refusal(selected, &read, text);
    }
}

/// Everything can be said of it in every language, and every form of its report can be written.
pub(crate) fn telling(text: &str) {
    let read = ReadText::of(text.to_owned(), Vec::new());
    for selected in 0..read.digest(Window::default()).count.min(LOOKED_AT) {
        told(selected, &read, text);
    }
    for lang in Lang::ALL {
        for form in [ReportForm::Json, ReportForm::Markdown, ReportForm::Text] {
            // Written whole, then redacted.
            read.write(form, Sharing::Redacted, Shell::Bash, words(lang));
        }
    }
}

fn refusal(selected: usize, read: &ReadText, text: &str) -> denylens_engine::report::Denial {
    let digest = read.digest(Window { listed: LOOKED_AT, selected });
    let denial = digest.refusal.expect("every refusal that is counted is there");
    for proof in &denial.evidence {
        assert!(text.get(proof.start..proof.end).is_some_and(|text| is_of(&proof.text, text)), "{proof:?}");
    }
    denial
}

/// One refusal as the page looks at it.
fn told(selected: usize, read: &ReadText, text: &str) {
    let denial = refusal(selected, read, text);
    read.behind(selected);
    let advice = Advice::of(&denial);
    for lang in Lang::ALL {
        let told = Told::new(&denial, &advice, words(lang));
        let sentences = [told.verdict()].into_iter().chain(told.why()).chain(told.steps());
        assert!(sentences.chain(told.notes()).chain(told.readings()).all(|sentence| !sentence.is_empty()));
        assert!(!told.title().is_empty());
        told.handoffs(Format::IamJson, Shell::PowerShell);
        told.references();
    }
}

/// Whether a piece is one of the text; a secret in it is covered by stars.
fn is_of(piece: &str, text: &str) -> bool {
    let mut bytes = piece.bytes().zip(text.bytes());
    piece.len() == text.len() && bytes.all(|(piece, text)| piece == text || piece == b'*')
}
