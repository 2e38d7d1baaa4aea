//! The house: which crate may depend on which, which folder may import of which, and no circles. `docs/ARCHITECTURE.md` says why.

use denylens_tests::house::House;
use std::{collections::BTreeSet, fs, path::PathBuf};

/// The crates, the lowest first, each with the crates of the house that it depends on.
const CRATES: [(&str, &[&str]); 10] = [
    ("lang", &[]),
    ("policy", &[]),
    ("triage", &["policy"]),
    ("advise", &["lang", "policy", "triage"]),
    ("locate", &["policy", "triage", "advise"]),
    ("render", &["lang", "policy", "triage", "advise", "locate"]),
    ("engine", &["lang", "policy", "triage", "advise", "locate", "render"]),
    ("decode", &["lang", "policy", "triage"]),
    ("page", &["engine", "decode"]),
    ("ship", &["decode"]),
];

/// The folders of a crate that have an order, the lowest first.
const FOLDERS: [(&str, &[&str]); 2] = [
    ("policy", &["vocabulary", "json", "request", "pattern", "condition", "document", "evaluate", "export"]),
    ("triage", &["report", "unwrap", "secrets", "recognise", "assemble", "diagnose"]),
];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../app")).join(name)
}

#[test]
fn every_crate_is_in_the_list() {
    let there: BTreeSet<String> = fs::read_dir(folder(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let listed: BTreeSet<String> = CRATES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(there, listed);
}

#[test]
fn a_crate_depends_on_those_below_it_that_it_may_and_no_other() {
    for (name, allowed) in CRATES {
        let manifest = fs::read_to_string(folder(name).join("Cargo.toml")).unwrap();
        let (mut section, mut used) = ("", BTreeSet::new());
        for line in manifest.lines() {
            if line.starts_with('[') {
                section = line;
            }
            let ours = line.strip_prefix("denylens-").and_then(|rest| rest.split(['.', ' ']).next());
            if let Some(ours) =
                ours.filter(|_| section.ends_with("dependencies]") && !section.contains("dev-"))
            {
                used.insert(ours);
            }
        }
        assert_eq!(used, allowed.iter().copied().collect(), "what app/{name} depends on");
    }
}

#[test]
fn no_files_import_each_other_but_parent_and_child() {
    for (name, _) in CRATES {
        let circles = House::read(&folder(name).join("src")).circles();
        assert!(circles.is_empty(), "in app/{name}, these import each other: {circles:#?}");
    }
}

#[test]
fn every_file_is_a_module_of_its_crate() {
    for (name, _) in CRATES {
        let source = folder(name).join("src");
        let forgotten = House::read(&source).forgotten(&source);
        assert!(forgotten.is_empty(), "in app/{name}, no `mod` names these: {forgotten:#?}");
    }
}

#[test]
fn a_folder_imports_of_those_below_it() {
    for (name, order) in FOLDERS {
        let house = House::read(&folder(name).join("src"));
        assert_eq!(house.upward(order), [], "in app/{name}, folders from the lowest: {order:?}");
    }
}
