//! `docs/CAUSES.md` says what the registries say.

use denylens_tests::{
    causes::{page, path},
    corpus::cases,
};
use denylens_triage::{report::Cause, triage};
use std::fs;

#[test]
fn the_page_of_causes_is_up_to_date() {
    let written = fs::read_to_string(path()).expect("docs/CAUSES.md is there");
    assert!(written == page(), "docs/CAUSES.md is stale: `make causes` writes it anew");
}

#[test]
fn every_reference_is_a_page_of_the_documentation_of_its_system() {
    let systems = [
        "https://docs.aws.amazon.com/",
        "https://repost.aws/knowledge-center/",
        "https://kubernetes.io/docs/",
        "https://learn.microsoft.com/",
        "https://cloud.google.com/iam/docs/",
    ];
    for address in page().split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(systems.iter().any(|system| address.starts_with(system)), "{address}");
    }
}

#[test]
fn every_cause_has_tests_in_its_file_and_a_case_in_the_corpus() {
    let met: Vec<Cause> = cases()
        .unwrap()
        .iter()
        .flat_map(|case| triage(&case.paste).denials)
        .map(|denial| denial.cause)
        .collect();
    for cause in Cause::ALL {
        let file = format!("app/triage/src/diagnose/causes/{}.rs", cause.id().replace('-', "_"));
        let text = fs::read_to_string(format!("{}/../{file}", env!("CARGO_MANIFEST_DIR")));
        let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(text.contains("#[test]"), "{file} has no test");
        assert!(met.contains(cause), "no case of tests/corpus has the cause {}", cause.id());
    }
}
