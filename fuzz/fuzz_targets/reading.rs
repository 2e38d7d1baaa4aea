//! Any text is read, and each piece of evidence stands in it: what `triage` does first, and ten times as fast.

#![no_main]

mod property;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| property::reading(&String::from_utf8_lossy(bytes)));
