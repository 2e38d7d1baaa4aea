//! The elements that list what a statement is about: actions, resources and principals.

use super::reader::Reader;
use crate::{
    document::{DocumentProblemKind, Element, Item},
    json::{Kind, Value},
    pattern::{
        action::{ActionPattern, is_action},
        principal::{PrincipalPattern, PrincipalType},
        resource::ResourcePattern,
    },
};

impl Reader {
    pub(super) fn actions(&mut self, value: Value<'_>, is_negated: bool) -> Element<ActionPattern> {
        let (items, mut is_readable) = self.texts(value);
        for (text, place) in &items {
            if **text == *"*" || is_action(text) {
                continue;
            }
            if text.contains(':') {
                // It is the name of nothing, and covers nothing.
                self.problem(DocumentProblemKind::NotAnAction, *place);
            } else {
                // "Actions must be prefaced by a vendor."
                self.invalid(DocumentProblemKind::NotAnAction, *place);
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

    pub(super) fn resources(&mut self, value: Value<'_>, is_negated: bool) -> Element<ResourcePattern> {
        let mut items = Vec::new();
        let (texts, mut is_readable) = self.texts(value);
        for (text, place) in texts {
            if *text != *"*" && !is_arn(&text) {
                self.invalid(DocumentProblemKind::NotAnArn, place);
                is_readable = false;
            }
            self.check_variables(&text, place);
            let resource_at = text.match_indices(':').nth(4).map_or(text.len(), |(at, _)| at);
            if self.has_variables() && text.find("${").is_some_and(|variable| variable < resource_at) {
                self.invalid(DocumentProblemKind::VariableBeforeResource, place);
                is_readable = false;
            }
            let pattern = ResourcePattern::new(&text, self.has_variables());
            items.push(Item { pattern, text, place });
        }
        is_readable &= self.is_sound(&items, is_negated);
        Element { is_negated, items, is_readable, place: value.span().into() }
    }

    pub(super) fn principals(&mut self, value: Value<'_>, is_negated: bool) -> Element<PrincipalPattern> {
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
                self.problem(DocumentProblemKind::NotAPrincipal, item.place);
            }
        }
        if value.kind() == Kind::Object && value.entries().next().is_none() {
            self.invalid(DocumentProblemKind::Empty, value.span());
            is_readable = false;
        }
        is_readable &= self.is_sound(&items, is_negated);
        Element { is_negated, items, is_readable, place: value.span().into() }
    }
}

/// Whether a text is an ARN, or the beginning of one with a `*` for the rest. What AWS makes of shorter ones isn't documented.
fn is_arn(text: &str) -> bool {
    text.starts_with("arn:") && (text.split(':').nth(5).is_some() || text.ends_with('*'))
}
