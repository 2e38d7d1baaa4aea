//! Any text gives a report: each piece of evidence stands in the text, everything can be said in every language, and every form
//! of it can be written.

#![no_main]

use denylens_engine::{Advice, Lang, ReadText, ReportForm, Sharing, Told, Window, words};
use libfuzzer_sys::fuzz_target;

/// As many refusals are looked at one by one; all of them are written.
const LOOKED_AT: usize = 3;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let read = ReadText::of(text.clone(), Vec::new());
    let count = read.digest(Window::default()).count;
    for selected in 0..count.min(LOOKED_AT) {
        look_at(selected, &read, &text);
    }
    for lang in Lang::ALL {
        for form in [ReportForm::Json, ReportForm::Markdown, ReportForm::Text] {
            // Written whole, then redacted.
            read.write(form, Sharing::Redacted, words(lang));
        }
    }
});

/// One refusal as the page looks at it.
fn look_at(selected: usize, read: &ReadText, text: &str) {
    let digest = read.digest(Window { listed: LOOKED_AT, selected });
    let denial = digest.refusal.expect("every refusal that is counted is there");
    for proof in &denial.evidence {
        assert_eq!(text.get(proof.start..proof.end), Some(proof.text.as_str()));
    }
    read.behind(selected);
    let advice = Advice::of(&denial);
    for lang in Lang::ALL {
        let told = Told::new(&denial, &advice, words(lang));
        let sentences = [told.verdict(), told.title().to_owned(), told.why()];
        assert!(sentences.into_iter().chain(told.steps()).all(|sentence| !sentence.is_empty()));
        told.notes();
        told.handoff();
        told.references();
    }
}
