//! Any text reads as a policy document or says what is wrong with it, and every place is inside it.

#![no_main]

use denylens_policy::Document;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::parse(text);
    for problem in &document.problems {
        assert!(text.get(problem.place.range()).is_some());
    }
});
