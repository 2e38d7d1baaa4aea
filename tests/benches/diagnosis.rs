//! How long it takes to say what to do: `make bench`.

#![allow(missing_docs)]

use denylens_advise::Advice;
use denylens_render::{self as render, Sharing, words::en};
use denylens_tests::corpus::cases;
use denylens_triage::triage;
use divan::{Bencher, black_box, counter::ItemsCount};

fn main() {
    divan::main();
}

const SENTENCE: &str = "An error occurred (AccessDenied) when calling the GetObject operation: User: \
    arn:aws:sts::111122223333:assumed-role/app/i-1 is not authorized to perform: s3:GetObject on resource: \
    \"arn:aws:s3:::data/report-NUMBER.csv\" because no identity-based policy allows the s3:GetObject action\n\n";

#[divan::bench]
fn advice_on_one_refusal(bencher: Bencher<'_, '_>) {
    let report = triage(SENTENCE);
    let denial = report.denials.first().expect("it is a refusal");
    bencher.bench(|| Advice::of(black_box(denial)));
}

/// The slowest of the corpus: a decoded document with many conditions.
#[divan::bench]
fn advice_on_the_corpus(bencher: Bencher<'_, '_>) {
    let denials: Vec<_> =
        cases().unwrap_or_default().into_iter().flat_map(|case| triage(&case.paste).denials).collect();
    bencher.counter(ItemsCount::new(denials.len())).bench(|| {
        for denial in &denials {
            black_box(Advice::of(black_box(denial)));
        }
    });
}

#[divan::bench]
fn a_thousand_refusals_read_and_written(bencher: Bencher<'_, '_>) {
    let log: String = (0..1000).map(|number| SENTENCE.replace("NUMBER", &number.to_string())).collect();
    assert_eq!(triage(&log).denials.len(), 1000);
    bencher
        .counter(ItemsCount::new(1000_usize))
        .bench(|| render::json(&triage(black_box(&log)), Sharing::Whole, &en::WORDS));
}
