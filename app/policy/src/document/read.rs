//! From JSON to a policy document.

use super::{
    ActionPattern, Document, Doubt, Effect, Element, Item, Place, Problem, ProblemKind, ResourcePattern,
    Statement, Version,
};
use crate::{
    condition::{self, Condition, Operator, Qualifier},
    context::Key,
    json::{self, Kind, Value},
    principal::{PrincipalPattern, PrincipalType},
};
use std::collections::BTreeSet;

/// The elements of a document.
const DOCUMENT: [&str; 3] = ["Version", "Id", "Statement"];

/// The elements of a statement.
const STATEMENT: [&str; 9] = [
    "Sid",
    "Effect",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Principal",
    "NotPrincipal",
    "Condition",
];

/// Reads a document. A statement alone, or a list of them, is read as a document of these.
pub(super) fn document(value: Value<'_>, problems: &[json::Problem]) -> Document {
    let span = value.span();
    let inside = |problem: &&json::Problem| problem.span.start >= span.start && problem.span.end <= span.end;
    let problems: Vec<&json::Problem> = problems.iter().filter(inside).collect();
    let gap = |problem: &&&json::Problem| {
        matches!(
            problem.kind,
            json::ProblemKind::CutShort
                | json::ProblemKind::Elided
                | json::ProblemKind::TooDeep
                | json::ProblemKind::Member
                | json::ProblemKind::Bracket
        )
    };
    // "Individual elements must not contain multiple instances of the same key."
    let repeat = |problem: &&&json::Problem| matches!(problem.kind, json::ProblemKind::Duplicate { .. });
    let mut reader = Reader {
        problems: problems
            .iter()
            .map(|problem| Problem {
                kind: ProblemKind::Json(problem.kind),
                place: problem.span.clone().into(),
            })
            .collect(),
        gaps: problems.iter().filter(gap).map(|problem| Place::from(problem.span.clone())).collect(),
        repeats: problems.iter().filter(repeat).map(|problem| Place::from(problem.span.clone())).collect(),
        version: Version::V2008,
        knows_version: true,
        sids: BTreeSet::new(),
        doubt: None,
    };
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
            match reader.name(key, &DOCUMENT) {
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

/// Whether a name that the policy language doesn't have begins like one that it has.
fn is_misspelt(name: &str) -> bool {
    let begins_with =
        |element: &&str| name.get(..element.len()).is_some_and(|start| start.eq_ignore_ascii_case(element));
    STATEMENT.iter().any(begins_with)
}

/// Whether a text is an ARN, or the beginning of one with a `*` for the rest. What AWS makes of shorter ones isn't documented.
fn is_arn(text: &str) -> bool {
    text.starts_with("arn:") && (text.split(':').nth(5).is_some() || text.ends_with('*'))
}

struct Reader {
    problems: Vec<Problem>,
    /// Where the text is known to lack something.
    gaps: Vec<Place>,
    /// Where a key stands that stood there before.
    repeats: Vec<Place>,
    version: Version,
    /// Whether the version is one that the policy language has.
    knows_version: bool,
    /// The ids of the statements so far.
    sids: BTreeSet<Box<str>>,
    /// Why the statement being read can't be relied on.
    doubt: Option<Doubt>,
}

impl Reader {
    fn problem(&mut self, kind: ProblemKind, place: impl Into<Place>) {
        self.problems.push(Problem { kind, place: place.into() });
    }

    /// Notes a problem for which AWS refuses the statement.
    fn invalid(&mut self, kind: ProblemKind, place: impl Into<Place>) {
        self.problem(kind, place);
        self.doubt = Some(Doubt::Invalid);
    }

    /// The element that a key names, one of `known`.
    fn name(&mut self, key: Value<'_>, known: &[&'static str]) -> Option<&'static str> {
        let text = key.as_text().unwrap_or_default();
        if let Some(name) = known.iter().find(|name| **name == text) {
            return Some(name);
        }
        let name = known.iter().find(|name| name.eq_ignore_ascii_case(&text));
        let kind = if name.is_some() { ProblemKind::Case } else { ProblemKind::UnknownElement };
        if !key.span().is_empty() {
            self.problem(kind, key.span());
        }
        name.copied()
    }

    fn version(&mut self, value: Value<'_>) {
        match value.as_text().as_deref() {
            Some("2012-10-17") => self.version = Version::V2012,
            Some("2008-10-17") => self.version = Version::V2008,
            _ => {
                self.knows_version = false;
                self.problem(ProblemKind::UnknownVersion, value.span());
            }
        }
    }

    fn has_variables(&self) -> bool {
        self.version == Version::V2012
    }

    fn statement(&mut self, value: Value<'_>) -> Option<Statement> {
        let place = Place::from(value.span());
        if value.kind() != Kind::Object {
            self.problem(ProblemKind::WrongType, place);
            self.gaps.push(place);
            return None;
        }
        let mut statement = Statement {
            sid: None,
            effect: None,
            actions: None,
            resources: None,
            principals: None,
            conditions: Vec::new(),
            doubt: None,
            place,
        };
        let mut has_effect = false;
        for (key, value) in value.entries() {
            let Some(name) = self.name(key, &STATEMENT) else {
                // A note says nothing of what the statement does; `Conditions` was meant to.
                if key.as_text().is_some_and(|name| is_misspelt(&name)) {
                    self.doubt = Some(Doubt::Invalid);
                }
                continue;
            };
            let is_negated = name.starts_with("Not");
            match name {
                "Sid" => {
                    let sid = value.as_text().filter(|sid| !sid.is_empty());
                    if sid.as_ref().is_some_and(|sid| !self.sids.insert(sid.as_ref().into())) {
                        self.problem(ProblemKind::RepeatedSid, value.span());
                    }
                    statement.sid = sid.map(|sid| sid.as_ref().into());
                }
                "Effect" => {
                    let effect = self.effect(value);
                    // Which of two counts isn't known.
                    statement.effect = if has_effect && statement.effect != effect { None } else { effect };
                    has_effect = true;
                }
                "Action" | "NotAction" => {
                    let actions = self.actions(value, is_negated);
                    self.set(&mut statement.actions, actions);
                }
                "Resource" | "NotResource" => {
                    let resources = self.resources(value, is_negated);
                    self.set(&mut statement.resources, resources);
                }
                "Principal" | "NotPrincipal" => {
                    let principals = self.principals(value, is_negated);
                    self.set(&mut statement.principals, principals);
                }
                _ => statement.conditions.append(&mut self.conditions(value)),
            }
        }
        if statement.effect.is_none() {
            self.invalid(ProblemKind::NoEffect, place);
        }
        if statement.actions.is_none() {
            self.invalid(ProblemKind::NoAction, place);
        }
        if !self.knows_version || self.repeats.iter().any(|repeat| place.encloses(*repeat)) {
            self.doubt = Some(Doubt::Invalid);
        }
        if self.gaps.iter().any(|gap| place.encloses(*gap)) {
            self.doubt = Some(Doubt::Incomplete);
        }
        statement.doubt = self.doubt.take();
        Some(statement)
    }

    /// Keeps an element, of which a statement has one.
    fn set<T>(&mut self, slot: &mut Option<Element<T>>, element: Element<T>) {
        if slot.as_ref().is_some_and(|before| before.is_negated != element.is_negated) {
            self.invalid(ProblemKind::BothForms, element.place);
        }
        match slot {
            // Which of the two counts isn't known.
            Some(before) => before.is_readable = false,
            None => *slot = Some(element),
        }
    }

    fn effect(&mut self, value: Value<'_>) -> Option<Effect> {
        let text = value.as_text()?;
        let effect = if text.eq_ignore_ascii_case("Allow") {
            (Effect::Allow, "Allow")
        } else if text.eq_ignore_ascii_case("Deny") {
            (Effect::Deny, "Deny")
        } else {
            return None;
        };
        // "The Effect value is case sensitive."
        if text != effect.1 {
            self.invalid(ProblemKind::Case, value.span());
        }
        Some(effect.0)
    }

    /// Whether an element that lists nothing can be relied on. "This statement includes no actions and does not affect the policy",
    /// and so for resources and principals. What an opposite of nothing is isn't documented.
    ///
    /// Source: IAM User Guide, `access-analyzer-reference-policy-checks.html`, "Empty array …".
    fn is_sound<T>(&mut self, items: &[T], is_negated: bool) -> bool {
        let is_sound = !(items.is_empty() && is_negated);
        if !is_sound {
            self.doubt = Some(Doubt::Invalid);
        }
        is_sound
    }

    /// The texts of a value that is one or a list of them, and whether these are all.
    fn texts(&mut self, value: Value<'_>) -> (Vec<(Box<str>, Place)>, bool) {
        let values: Vec<Value<'_>> =
            if value.kind() == Kind::Array { value.items().collect() } else { vec![value] };
        let mut texts = Vec::with_capacity(values.len());
        for value in &values {
            match value.as_text().filter(|_| value.raw() != "null") {
                Some(text) => texts.push((text.as_ref().into(), value.span().into())),
                None => self.invalid(ProblemKind::WrongType, value.span()),
            }
        }
        if values.is_empty() {
            self.problem(ProblemKind::Empty, value.span());
        }
        let is_readable = texts.len() == values.len();
        (texts, is_readable)
    }

    fn actions(&mut self, value: Value<'_>, is_negated: bool) -> Element<ActionPattern> {
        let (items, mut is_readable) = self.texts(value);
        for (text, place) in &items {
            if **text == *"*" || crate::Action::parse(text).is_some() {
                continue;
            }
            if text.contains(':') {
                // It is the name of nothing, and covers nothing.
                self.problem(ProblemKind::NotAnAction, *place);
            } else {
                // "Actions must be prefaced by a vendor."
                self.invalid(ProblemKind::NotAnAction, *place);
                is_readable = false;
            }
        }
        is_readable &= self.is_sound(&items, is_negated);
        let items = items
            .into_iter()
            .map(|(text, place)| Item { pattern: ActionPattern::new(&text), text, place })
            .collect();
        Element { is_negated, items, is_readable, place: value.span().into() }
    }

    fn resources(&mut self, value: Value<'_>, is_negated: bool) -> Element<ResourcePattern> {
        let mut items = Vec::new();
        let (texts, mut is_readable) = self.texts(value);
        for (text, place) in texts {
            if *text != *"*" && !is_arn(&text) {
                self.invalid(ProblemKind::NotAnArn, place);
                is_readable = false;
            }
            self.check_variables(&text, place);
            let resource_at = text.match_indices(':').nth(4).map_or(text.len(), |(at, _)| at);
            if self.has_variables() && text.find("${").is_some_and(|variable| variable < resource_at) {
                self.invalid(ProblemKind::VariableBeforeResource, place);
                is_readable = false;
            }
            let pattern = ResourcePattern::new(&text, self.has_variables());
            items.push(Item { pattern, text, place });
        }
        is_readable &= self.is_sound(&items, is_negated);
        Element { is_negated, items, is_readable, place: value.span().into() }
    }

    fn check_variables(&mut self, text: &str, place: Place) {
        if !self.has_variables() && text.contains("${") {
            self.problem(ProblemKind::VariableInOldVersion, place);
        }
    }

    fn principals(&mut self, value: Value<'_>, is_negated: bool) -> Element<PrincipalPattern> {
        let mut items = Vec::new();
        let mut is_readable = true;
        if value.kind() == Kind::Object {
            for (key, value) in value.entries() {
                let kind = self.name(key, &PrincipalType::NAMES).and_then(PrincipalType::of_name);
                let (texts, all) = self.texts(value);
                is_readable &= all;
                for (text, place) in texts {
                    let pattern =
                        kind.map_or(PrincipalPattern::Unreadable, |kind| PrincipalPattern::new(kind, &text));
                    items.push(Item { pattern, text, place });
                }
            }
        } else {
            let (texts, all) = self.texts(value);
            is_readable = all;
            for (text, place) in texts {
                let pattern = match &*text {
                    "*" => PrincipalPattern::Everyone,
                    // Only `*` may stand without its type; an account or an ARN is accepted in pasted documents.
                    text => PrincipalPattern::new(PrincipalType::Aws, text),
                };
                items.push(Item { pattern, text, place });
            }
        }
        for item in &items {
            if matches!(item.pattern, PrincipalPattern::Unreadable) {
                self.problem(ProblemKind::NotAPrincipal, item.place);
            }
        }
        if value.kind() == Kind::Object && value.entries().next().is_none() {
            self.invalid(ProblemKind::Empty, value.span());
            is_readable = false;
        }
        is_readable &= self.is_sound(&items, is_negated);
        Element { is_negated, items, is_readable, place: value.span().into() }
    }

    fn conditions(&mut self, value: Value<'_>) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if value.kind() != Kind::Object {
            self.invalid(ProblemKind::WrongType, value.span());
        }
        for (operator_key, keys) in value.entries() {
            let operator_text: Box<str> = operator_key.as_text().unwrap_or_default().as_ref().into();
            let operator = Operator::parse(&operator_text);
            if operator.is_none() {
                self.problem(ProblemKind::UnknownOperator, operator_key.span());
            }
            if keys.kind() != Kind::Object {
                self.invalid(ProblemKind::WrongType, keys.span());
            }
            let before = conditions.len();
            for (key, values) in keys.entries() {
                let key_text: Box<str> = key.as_text().unwrap_or_default().trim().into();
                let is_again = |earlier: &Condition| {
                    earlier.key_text.eq_ignore_ascii_case(&key_text) && earlier.key_text != key_text
                };
                if conditions.get(before..).is_some_and(|earlier| earlier.iter().any(is_again)) {
                    self.invalid(ProblemKind::RepeatedKey, key.span());
                }
                let values_place = Place::from(values.span());
                let (values, is_readable) = self.values(operator, values);
                conditions.push(Condition {
                    operator_text: operator_text.clone(),
                    operator,
                    key: Key::new(&key_text),
                    key_text,
                    values,
                    is_readable,
                    key_place: key.span().into(),
                    place: values_place,
                });
            }
        }
        conditions
    }

    fn values(&mut self, operator: Option<Operator>, value: Value<'_>) -> (Vec<condition::Value>, bool) {
        let mut values = Vec::new();
        let (texts, mut is_readable) = self.texts(value);
        if texts.is_empty() && is_readable {
            // "ForAnyValue never matches. ForAllValues and IfExists match only if the key is missing." Of other operators the same
            // page contradicts itself.
            let is_clear = |operator: Operator| {
                let Qualifier { set, if_exists } = operator.qualifier();
                !operator.is_negated() && (set.is_some() || if_exists)
            };
            is_readable = operator.is_some_and(is_clear);
            if !is_readable {
                self.doubt = Some(Doubt::Invalid);
            }
        }
        for (text, place) in texts {
            let test = operator.and_then(|operator| operator.read(&text, self.has_variables()));
            if operator.is_some() && test.is_none() {
                self.problem(ProblemKind::UnreadableValue, place);
            }
            self.check_variables(&text, place);
            values.push(condition::Value { text, place, test });
        }
        (values, is_readable)
    }
}
