//! Any text gives a report, and each piece of evidence stands in the text.

#![no_main]

use denylens_lang::Lang;
use denylens_render as render;
use denylens_triage::triage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let report = triage(&text);
    for denial in &report.denials {
        for proof in &denial.evidence {
            assert_eq!(text.get(proof.start..proof.end), Some(proof.text.as_str()));
        }
    }
    render::json(&report, render::words(Lang::En));
    render::markdown(&report, render::words(Lang::Ja));
});
