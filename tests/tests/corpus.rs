//! Every case of the corpus gives the report that was read and found true. `make corpus` writes the reports anew, for somebody to
//! read what has changed.

use denylens_tests::corpus::{cases, files};
use denylens_triage::triage;
use std::fs;

#[test]
fn every_case_gives_its_golden_report() {
    let cases = cases().unwrap();
    assert!(!cases.is_empty(), "the corpus is empty");
    let mut stale = Vec::new();
    for case in cases {
        for (file, content) in files(&triage(&case.paste)) {
            if fs::read_to_string(case.folder.join(&file)).unwrap_or_default() != content {
                stale.push(format!("{}/{file}", case.name));
            }
        }
    }
    assert!(
        stale.is_empty(),
        "these reports have changed; `make corpus` writes them anew, then read what `git diff` shows: {stale:#?}"
    );
}

#[test]
fn every_piece_of_evidence_stands_in_its_text() {
    for case in cases().unwrap() {
        for denial in triage(&case.paste).denials {
            for proof in denial.evidence {
                assert_eq!(
                    case.paste.get(proof.start..proof.end),
                    Some(proof.text.as_str()),
                    "{}",
                    case.name
                );
            }
        }
    }
}
