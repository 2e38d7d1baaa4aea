//! A file: one JSON document, or several one after the other.

use super::{
    account,
    file::{File, FileProblemKind},
    library::Library,
    percent, problem, shapes,
    source::Source,
};
use crate::json::{self, Kind, Tree, Value};
use std::sync::Arc;

/// In what is larger, the policies that matter are looked at when they do.
pub(super) const LOOKED_AT: usize = 1_000_000;

/// More problems than these of one file nobody reads.
const MOST: usize = 20;

impl Library {
    /// Reads a file, and keeps what it gives.
    ///
    /// The policies share its text, so a large one is not copied.
    pub fn add(&mut self, name: &str, text: impl Into<String>) -> &File {
        let file = file(self, name, Arc::new(text.into()));
        self.files.push(file);
        // Just pushed.
        self.files.last().unwrap_or(&NO_FILE)
    }

    /// Keeps a file in mind that is not read, and why.
    pub fn add_refused(&mut self, name: &str, why: FileProblemKind) {
        let problem = problem::of_file(why, None);
        self.files.push(File { name: name.to_owned(), policies: 0, problems: vec![problem] });
    }
}

static NO_FILE: File = File { name: String::new(), policies: 0, problems: Vec::new() };

fn file(library: &mut Library, name: &str, text: Arc<String>) -> File {
    let text = unquoted(&text).map_or(text, Arc::new);
    let mut source = Source { file: library.files.len(), text: Arc::clone(&text), cut: None };
    let text = text.as_str();
    let before = (library.policies.len(), library.entities().len());
    let mut problems = Vec::new();
    let mut at = 0;
    let (mut documents, mut names_only, mut has_more) = (0, false, false);
    // Pages that were put into one file stand one after the other.
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['{', '['])).map(|start| at + start) {
        let tree = json::parse_at(text, start);
        documents += 1;
        names_only |= tree.root().is_some_and(has_names_only);
        // Where pages follow each other, the last one counts.
        has_more = tree.root().is_some_and(has_more_pages);
        source.cut = (!tree.is_complete()).then_some(tree.end());
        value(library, &tree, &source);
        if !tree.is_complete() {
            let line = memchr::memchr_iter(b'\n', text.trim_end().as_bytes()).count() + 1;
            problems.push(problem::of_file(FileProblemKind::CutOff, Some(line)));
        }
        at = tree.end().max(start + 1);
    }
    if has_more {
        problems.push(problem::of_file(FileProblemKind::MorePages, None));
    }
    if documents == 0 {
        problems.push(problem::of_file(FileProblemKind::NotJson, None));
    } else if before == (library.policies.len(), library.entities().len()) {
        let kind = if names_only { FileProblemKind::NamesOnly } else { FileProblemKind::NoPolicies };
        problems.push(problem::of_file(kind, None));
    }
    let new = library.policies.get(before.0..).unwrap_or_default();
    if text.len() <= LOOKED_AT {
        problems.extend(new.iter().flat_map(problem::of_policy).take(MOST));
    }
    problems.dedup();
    File { name: name.to_owned(), policies: new.len(), problems }
}

/// The text of a file that is one document as a string of JSON, or in the encoding of URLs, as IAM's answers have them.
fn unquoted(text: &str) -> Option<String> {
    if let Some(decoded) = percent::decode(text) {
        return Some(decoded);
    }
    let start = text.trim_start();
    let quoted = match start {
        _ if start.starts_with('"') => start.to_owned(),
        _ if start.starts_with("{\\\"") || start.starts_with("{\\n") => format!("\"{}\"", start.trim_end()),
        _ => return None,
    };
    let tree = json::parse(&quoted);
    tree.root()?.as_str().map(|inner| inner.into_owned()).filter(|inner| inner.trim_start().starts_with('{'))
}

/// `organizations list-policies` and its like: `{"Policies": [{"Id": "p-…", "Name": "…", "Type": "SERVICE_CONTROL_POLICY"}]}`.
fn has_names_only(root: Value<'_>) -> bool {
    let first = root.get("Policies").and_then(|list| list.items().next());
    first.is_some_and(|policy| policy.get("Name").is_some() && policy.get("Type").is_some())
}

/// A page of the account's details that isn't the last. The AWS CLI puts all pages together, unless it is told not to.
fn has_more_pages(root: Value<'_>) -> bool {
    let is_truncated = root.get("IsTruncated").and_then(|is| is.as_bool()) == Some(true);
    is_truncated || root.get("NextToken").is_some_and(|token| token.kind() == Kind::String)
}

fn value(library: &mut Library, tree: &Tree<'_>, source: &Source) {
    let Some(root) = tree.root() else { return };
    if root.kind() == Kind::Array && root.items().next().is_some_and(|item| item.get("Effect").is_none()) {
        // A list of documents or of answers.
        for item in root.items() {
            shapes::read(library, item, source);
        }
        return;
    }
    if !account::read(library, root, source) {
        shapes::read(library, root, source);
    }
}
