//! `docs/CAUSES.md` says what the registries say.

use denylens_tests::causes::{page, path};
use std::fs;

#[test]
fn the_page_of_causes_is_up_to_date() {
    let written = fs::read_to_string(path()).expect("docs/CAUSES.md is there");
    assert!(written == page(), "docs/CAUSES.md is stale: `make causes` writes it anew");
}

#[test]
fn every_reference_is_a_page_of_aws() {
    for address in page().split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(address.starts_with("https://docs.aws.amazon.com/"), "{address}");
    }
}
