//! What the labelled texts say is read: of every field at least 97 in a hundred are right, and no layer is wrong.

use denylens_tests::{
    corpus::cases,
    labelled::{FIELDS, Labelled, labelled, told},
};
use denylens_triage::{report::Denial, triage, wordings, wordings_of};
use std::{collections::BTreeSet, fmt::Write, fs};

/// How many of a hundred must be right, where the text says something or the report does.
const PROMISED: usize = 97;

/// What the report says on the first refusal of each text.
fn read() -> Vec<(Labelled, Option<Denial>)> {
    let texts = labelled().unwrap();
    assert!(!texts.is_empty(), "there are no labelled texts");
    texts
        .into_iter()
        .map(|labelled| {
            let denial = triage(&labelled.text).denials.into_iter().next();
            (labelled, denial)
        })
        .collect()
}

#[test]
fn every_field_is_read_as_the_texts_have_it() {
    let texts = read();
    let mut failures = String::new();
    for (field, value) in FIELDS {
        let (mut all, mut right, mut lines) = (0, 0, String::new());
        for (labelled, denial) in &texts {
            let (says, seen) = (labelled.says(field), denial.as_ref().and_then(value));
            if says.is_none() && seen.is_none() {
                continue;
            }
            all += 1;
            if says == seen.as_deref() {
                right += 1;
            } else {
                let _ = writeln!(
                    lines,
                    "  {}: the report says {}, the text {}",
                    labelled.name,
                    seen.as_deref().unwrap_or("nothing"),
                    says.unwrap_or("nothing")
                );
            }
        }
        if right * 100 < all * PROMISED {
            let _ = write!(failures, "{field}: {right} of {all} right\n{lines}");
        }
    }
    assert!(failures.is_empty(), "fewer than {PROMISED} of a hundred are right:\n{failures}");
}

#[test]
fn no_layer_is_wrong() {
    let wrong: Vec<_> = read()
        .into_iter()
        .filter_map(|(labelled, denial)| {
            let seen = denial?.layer.layer?.id();
            (labelled.says("layer") != Some(seen)).then(|| format!("{}: {seen}", labelled.name))
        })
        .collect();
    assert!(wrong.is_empty(), "a wrong layer is worse than none: {wrong:#?}");
}

#[test]
fn nothing_that_sounds_like_aws_is_taken_for_it() {
    let taken: Vec<_> = read()
        .into_iter()
        .filter(|(labelled, _)| labelled.says("cause") == Some("not-aws"))
        .filter(|(_, denial)| denial.as_ref().is_none_or(|denial| denial.cause.id() != "not-aws"))
        .map(|(labelled, _)| labelled.name)
        .collect();
    assert!(taken.is_empty(), "{taken:?}");
}

#[test]
fn no_name_stands_twice() {
    let mut names = BTreeSet::new();
    let twice: Vec<_> = labelled()
        .unwrap()
        .into_iter()
        .map(|labelled| labelled.name)
        .filter(|name| !names.insert(name.clone()))
        .collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn of_every_text_is_told_what_was_found_true() {
    for (file, content) in told(&labelled().unwrap()) {
        let found = fs::read_to_string(&file).unwrap_or_default();
        assert!(found == content, "{} is stale: `make corpus` writes it anew", file.display());
    }
}

#[test]
fn every_wording_of_the_registry_is_in_a_text() {
    let pasted = cases().unwrap().into_iter().map(|case| case.paste);
    let all = pasted.chain(labelled().unwrap().into_iter().map(|labelled| labelled.text));
    let found: BTreeSet<&str> =
        all.flat_map(|text| wordings_of(&text)).map(|wording| wording.words).collect();
    let missing: Vec<_> = wordings().filter(|wording| !found.contains(wording.words)).collect();
    assert!(missing.is_empty(), "{} wordings are in no text: {missing:#?}", missing.len());
}
