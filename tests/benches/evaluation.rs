//! How long evaluation takes: `make bench`.

#![allow(missing_docs)]

use denylens_policy::{Document, evaluate};
use denylens_tests::scenario::{
    Scenario,
    measured::{document, everything, one_policy},
};
use divan::{Bencher, black_box};
use serde_json::Value;

fn main() {
    divan::main();
}

/// The scenario, made ready.
fn scenario(value: &Value) -> Scenario {
    Scenario::parse(&value.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

fn measure(bencher: Bencher<'_, '_>, value: &Value) {
    let scenario = scenario(value);
    let policies = scenario.policies();
    assert_eq!(evaluate(&scenario.request, &policies).decision.id(), "allowed");
    bencher.bench(|| evaluate(black_box(&scenario.request), black_box(&policies)));
}

#[divan::bench]
fn one_identity_policy(bencher: Bencher<'_, '_>) {
    measure(bencher, &one_policy());
}

#[divan::bench]
fn every_layer(bencher: Bencher<'_, '_>) {
    measure(bencher, &everything());
}

#[divan::bench]
fn reading_a_policy_of_twenty_statements(bencher: Bencher<'_, '_>) {
    let text = document(20, false).to_string();
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| Document::parse(black_box(&text)));
}

/// The floor: the same text, read as JSON and nothing more.
#[divan::bench]
fn reading_a_policy_floor(bencher: Bencher<'_, '_>) {
    let text = document(20, false).to_string();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| serde_json::from_str::<Value>(black_box(&text)));
}
