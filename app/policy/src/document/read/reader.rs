//! What is kept in mind while a document is read, and what all of its elements need.

use crate::{
    document::{DocumentProblem, DocumentProblemKind, Doubt, Version},
    json::{JsonProblem, JsonProblemKind, Kind, Value},
    vocabulary::Place,
};
use std::{collections::BTreeSet, ops::Range};

/// A document while it is read.
pub(super) struct Reader {
    pub(super) problems: Vec<DocumentProblem>,
    /// Where the text is known to lack something.
    pub(super) gaps: Vec<Place>,
    /// Where a key stands that stood there before.
    pub(super) repeats: Vec<Place>,
    pub(super) version: Version,
    /// Whether the version is one that the policy language has.
    pub(super) knows_version: bool,
    /// The ids of the statements so far.
    pub(super) sids: BTreeSet<Box<str>>,
    /// Why the statement being read can't be relied on.
    pub(super) doubt: Option<Doubt>,
}

impl Reader {
    /// A reader of the document that stands at `span`, given the problems of the JSON around it.
    pub(super) fn new(span: &Range<usize>, problems: &[JsonProblem]) -> Reader {
        let mut reader = Reader {
            problems: Vec::new(),
            gaps: Vec::new(),
            repeats: Vec::new(),
            version: Version::V2008,
            knows_version: true,
            sids: BTreeSet::new(),
            doubt: None,
        };
        let inside =
            |problem: &&JsonProblem| problem.span.start >= span.start && problem.span.end <= span.end;
        for problem in problems.iter().filter(inside) {
            let place = Place::from(problem.span.clone());
            match problem.kind {
                JsonProblemKind::CutShort
                | JsonProblemKind::Elided
                | JsonProblemKind::TooDeep
                | JsonProblemKind::Member
                | JsonProblemKind::Bracket => reader.gaps.push(place),
                // "Individual elements must not contain multiple instances of the same key."
                JsonProblemKind::Duplicate { .. } => reader.repeats.push(place),
                JsonProblemKind::Comment
                | JsonProblemKind::Comma
                | JsonProblemKind::Colon
                | JsonProblemKind::Escape
                | JsonProblemKind::Quotes
                | JsonProblemKind::BareWord
                | JsonProblemKind::LineBreak
                | JsonProblemKind::Noise => {}
            }
            reader.problem(DocumentProblemKind::Json(problem.kind), place);
        }
        reader
    }

    pub(super) fn problem(&mut self, kind: DocumentProblemKind, place: impl Into<Place>) {
        self.problems.push(DocumentProblem { kind, place: place.into() });
    }

    /// Notes a problem for which AWS refuses the statement.
    pub(super) fn invalid(&mut self, kind: DocumentProblemKind, place: impl Into<Place>) {
        self.problem(kind, place);
        self.doubt = Some(Doubt::Invalid);
    }

    /// The element that a key names, one of `known`.
    pub(super) fn name(&mut self, key: Value<'_>, known: &[&'static str]) -> Option<&'static str> {
        let text = key.as_text().unwrap_or_default();
        if let Some(name) = known.iter().find(|name| **name == text) {
            return Some(name);
        }
        let name = known.iter().find(|name| name.eq_ignore_ascii_case(&text));
        let kind =
            if name.is_some() { DocumentProblemKind::Case } else { DocumentProblemKind::UnknownElement };
        if !key.span().is_empty() {
            self.problem(kind, key.span());
        }
        name.copied()
    }

    pub(super) fn version(&mut self, value: Value<'_>) {
        match value.as_text().as_deref() {
            Some("2012-10-17") => self.version = Version::V2012,
            Some("2008-10-17") => self.version = Version::V2008,
            _ => {
                self.knows_version = false;
                self.problem(DocumentProblemKind::UnknownVersion, value.span());
            }
        }
    }

    pub(super) fn has_variables(&self) -> bool {
        self.version == Version::V2012
    }

    /// The texts of a value that is one or a list of them, and whether these are all.
    pub(super) fn texts(&mut self, value: Value<'_>) -> (Vec<(Box<str>, Place)>, bool) {
        let values: Vec<Value<'_>> =
            if value.kind() == Kind::Array { value.items().collect() } else { vec![value] };
        let mut texts = Vec::with_capacity(values.len());
        for value in &values {
            match value.as_text().filter(|_| value.raw() != "null") {
                Some(text) => texts.push((text.as_ref().into(), value.span().into())),
                None => self.invalid(DocumentProblemKind::WrongType, value.span()),
            }
        }
        if values.is_empty() {
            self.problem(DocumentProblemKind::Empty, value.span());
        }
        let is_readable = texts.len() == values.len();
        (texts, is_readable)
    }

    /// Whether an element that lists nothing can be relied on. "This statement includes no actions and does not affect the policy",
    /// and so for resources and principals. What an opposite of nothing is isn't documented.
    ///
    /// Source: IAM User Guide, `access-analyzer-reference-policy-checks.html`, "Empty array …".
    pub(super) fn is_sound<T>(&mut self, items: &[T], is_negated: bool) -> bool {
        let is_sound = !(items.is_empty() && is_negated);
        if !is_sound {
            self.doubt = Some(Doubt::Invalid);
        }
        is_sound
    }

    pub(super) fn check_variables(&mut self, text: &str, place: Place) {
        if !self.has_variables() && text.contains("${") {
            self.problem(DocumentProblemKind::VariableInOldVersion, place);
        }
    }
}
