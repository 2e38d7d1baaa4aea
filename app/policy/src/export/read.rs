//! A file: one JSON document, or several one after the other.

use super::{File, FileProblem, Library, account, shapes};
use crate::json::{self, Kind, Tree};

pub(super) fn file(library: &mut Library, name: &str, text: &str) -> File {
    let index = library.files.len();
    let before = (library.policies.len(), library.entities.len());
    let mut problems = Vec::new();
    let mut at = 0;
    let mut documents = 0;
    // Pages that were put into one file stand one after the other.
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['{', '['])).map(|start| at + start) {
        let tree = json::parse_at(text, start);
        documents += 1;
        value(library, &tree, index);
        if !tree.is_complete() {
            problems.push(FileProblem::CutOff);
        }
        at = tree.end().max(start + 1);
    }
    if documents == 0 {
        problems.push(FileProblem::NotJson);
    } else if before == (library.policies.len(), library.entities.len()) {
        problems.push(FileProblem::NoPolicies);
    }
    let new = library.policies.get(before.0..).unwrap_or_default();
    // In what is larger, those that matter are looked at when they do.
    const LOOKED_AT: usize = 1_000_000;
    if text.len() <= LOOKED_AT && new.iter().any(|policy| !policy.document().problems.is_empty()) {
        problems.push(FileProblem::PolicyProblem);
    }
    problems.dedup();
    File { name: name.to_owned(), policies: new.len(), problems }
}

fn value(library: &mut Library, tree: &Tree<'_>, file: usize) {
    let Some(root) = tree.root() else { return };
    if root.kind() == Kind::Array && root.items().next().is_some_and(|item| item.get("Effect").is_none()) {
        // A list of documents or of answers.
        for item in root.items() {
            shapes::read(library, item, file);
        }
        return;
    }
    if !account::read(library, root, file) {
        shapes::read(library, root, file);
    }
}
