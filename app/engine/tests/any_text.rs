//! What `make fuzz` looks for holds for what it begins with.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that can't go on fails")]

use denylens_tests::{corpus::cases, labelled::labelled};

#[path = "../../../fuzz/fuzz_targets/property.rs"]
mod property;

#[test]
fn every_seed_is_read_and_told() {
    let cases = cases().unwrap().into_iter().map(|case| case.paste);
    for text in cases.chain(labelled().unwrap().into_iter().map(|labelled| labelled.text)) {
        property::reading(&text);
        property::telling(&text);
    }
}
