//! From JSON to a policy document.

mod condition;
mod element;
mod reader;
mod statement;

use super::{Document, Statement, Version};
use crate::{
    json::{JsonProblem, Kind, Value},
    vocabulary::Place,
};
use reader::Reader;

/// The elements of a document.
const ELEMENTS: [&str; 3] = ["Version", "Id", "Statement"];

/// Reads a document. A statement alone, or a list of them, is read as a document of these.
pub(super) fn document(value: Value<'_>, problems: &[JsonProblem]) -> Document {
    let span = value.span();
    let mut reader = Reader::new(&span, problems);
    let place = Place::from(span.clone());
    let mut id = None;
    let mut statements = None;
    let is_bare_statement =
        value.get_ignoring_case("Statement").is_none() && value.get_ignoring_case("Effect").is_some();
    if value.kind() == Kind::Array || is_bare_statement {
        statements = Some(value);
        reader.version = Version::V2012;
    } else {
        for (key, value) in value.entries() {
            match reader.name(key, &ELEMENTS) {
                Some("Version") => reader.version(value),
                Some("Id") => id = value.as_text().map(|id| id.as_ref().into()),
                Some("Statement") => statements = statements.or(Some(value)),
                _ => {}
            }
        }
    }
    let Some(statements) = statements else {
        let mut document = Document::unreadable(span);
        document.problems.extend(reader.problems);
        return document;
    };
    let list: Vec<Value<'_>> =
        if statements.kind() == Kind::Array { statements.items().collect() } else { vec![statements] };
    let statements: Vec<Statement> = list.into_iter().filter_map(|value| reader.statement(value)).collect();
    let is_within_statement =
        |place: &Place| statements.iter().any(|statement| statement.place.encloses(*place));
    let is_complete = reader.gaps.is_empty() && reader.repeats.iter().all(is_within_statement);
    reader.problems.sort_by_key(|problem| problem.place);
    Document { version: reader.version, id, statements, is_complete, problems: reader.problems, place }
}
