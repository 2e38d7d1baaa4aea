//! How long reading a paste takes: `make bench`.
//!
//! Reading is linear in the text, whatever the text is: each size must take twice the one before it. The floor beside them is
//! what the machine needs to look at every byte once.

#![allow(missing_docs)]

use denylens_tests::texts::{HOSTILE, MEBIBYTE, log, paste};
use denylens_triage::triage;
use divan::{Bencher, black_box, counter::BytesCount};

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [MEBIBYTE, 2 * MEBIBYTE, 4 * MEBIBYTE, 8 * MEBIBYTE];

fn read(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench(|| triage(black_box(text)));
}

#[divan::bench]
fn ten_kilobytes(bencher: Bencher<'_, '_>) {
    read(bencher, &paste(10 * 1024));
}

#[divan::bench(sample_count = 20)]
fn five_megabytes(bencher: Bencher<'_, '_>) {
    read(bencher, &log(5 * MEBIBYTE));
}

#[divan::bench(sample_count = 20)]
fn five_megabytes_floor(bencher: Bencher<'_, '_>) {
    let text = log(5 * MEBIBYTE);
    let bytes = black_box(text.as_bytes());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| std::str::from_utf8(bytes).map(|text| text.chars().count()));
}

#[divan::bench(consts = SIZES, sample_count = 5)]
fn linear<const SIZE: usize>(bencher: Bencher<'_, '_>) {
    read(bencher, &log(SIZE));
}

#[divan::bench(args = HOSTILE.map(|(name, _)| name), consts = SIZES, sample_count = 3)]
fn linear_on_hostile_texts<const SIZE: usize>(bencher: Bencher<'_, '_>, name: &str) {
    let make = HOSTILE.iter().find(|(known, _)| *known == name).map(|(_, make)| make);
    read(bencher, &make.map(|make| make(SIZE)).unwrap_or_default());
}
