//! Reading needs memory within a small multiple of the text, whatever the text is.

use denylens_tests::texts::{HOSTILE, MEBIBYTE, log};
use denylens_triage::triage;
use peak_alloc::PeakAlloc;
use std::hint::black_box;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most that reading may hold at once, as a multiple of the text.
const MULTIPLE: usize = 10;

// One test, since the peak is the whole process's.
#[test]
fn reading_holds_a_small_multiple_of_the_text() {
    let mut texts: Vec<(&str, String)> = vec![("log", log(2 * MEBIBYTE))];
    texts.extend(HOSTILE.map(|(name, make)| (name, make(2 * MEBIBYTE))));
    for (name, text) in texts {
        MEMORY.reset_peak_usage();
        let before = MEMORY.current_usage();
        black_box(triage(&text));
        let held = MEMORY.peak_usage() - before;
        println!("{name}: {:.1} times the text", held as f64 / text.len() as f64);
        assert!(held <= MULTIPLE * text.len(), "{name}: {held} bytes for {}", text.len());
    }
}
