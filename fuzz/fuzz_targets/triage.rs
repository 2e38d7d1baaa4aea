//! Any text gives a report: each piece of evidence stands in the text, everything can be said in every language, and every form
//! of it can be written.

#![no_main]

mod property;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| property::telling(&String::from_utf8_lossy(bytes)));
