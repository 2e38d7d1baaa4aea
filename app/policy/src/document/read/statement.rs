//! A statement: its elements, each once, and whether AWS would accept it.

use super::reader::Reader;
use crate::{
    document::{DocumentProblemKind, Doubt, Element, Statement},
    json::{Kind, Value},
    vocabulary::{Effect, Place},
};

/// The elements of a statement.
const ELEMENTS: [&str; 9] = [
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

impl Reader {
    /// Reads a statement; `None` where it is none.
    pub(super) fn statement(&mut self, value: Value<'_>) -> Option<Statement> {
        let place = Place::from(value.span());
        if value.kind() != Kind::Object {
            self.problem(DocumentProblemKind::WrongType, place);
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
            let Some(name) = self.name(key, &ELEMENTS) else {
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
                        self.problem(DocumentProblemKind::RepeatedSid, value.span());
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
        statement.doubt = self.doubt_of(&statement);
        Some(statement)
    }

    /// Why a statement that was read can't be relied on, if it can't.
    fn doubt_of(&mut self, statement: &Statement) -> Option<Doubt> {
        if statement.effect.is_none() {
            self.invalid(DocumentProblemKind::NoEffect, statement.place);
        }
        if statement.actions.is_none() {
            self.invalid(DocumentProblemKind::NoAction, statement.place);
        }
        if !self.knows_version || self.repeats.iter().any(|repeat| statement.place.encloses(*repeat)) {
            self.doubt = Some(Doubt::Invalid);
        }
        if self.gaps.iter().any(|gap| statement.place.encloses(*gap)) {
            self.doubt = Some(Doubt::Incomplete);
        }
        self.doubt.take()
    }

    /// Keeps an element, of which a statement has one.
    fn set<T>(&mut self, slot: &mut Option<Element<T>>, element: Element<T>) {
        if slot.as_ref().is_some_and(|before| before.is_negated != element.is_negated) {
            self.invalid(DocumentProblemKind::BothForms, element.place);
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
            self.invalid(DocumentProblemKind::Case, value.span());
        }
        Some(effect.0)
    }
}

/// Whether a name that the policy language doesn't have begins like one that it has.
fn is_misspelt(name: &str) -> bool {
    let begins_with =
        |element: &&str| name.get(..element.len()).is_some_and(|start| start.eq_ignore_ascii_case(element));
    ELEMENTS.iter().any(begins_with)
}
