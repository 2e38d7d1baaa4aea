//! The `Condition` element.

use super::reader::Reader;
use crate::{
    condition::{Condition, ConditionValue, Operator, Qualifier},
    document::{DocumentProblemKind, Doubt},
    json::{Kind, Value},
    vocabulary::{Key, Place},
};

impl Reader {
    pub(super) fn conditions(&mut self, value: Value<'_>) -> Vec<Condition> {
        let mut conditions = Vec::new();
        if value.kind() != Kind::Object {
            self.invalid(DocumentProblemKind::WrongType, value.span());
        }
        for (operator_key, keys) in value.entries() {
            let operator_text: Box<str> = operator_key.as_text().unwrap_or_default().as_ref().into();
            let operator = Operator::parse(&operator_text);
            if operator.is_none() {
                self.problem(DocumentProblemKind::UnknownOperator, operator_key.span());
            }
            if keys.kind() != Kind::Object {
                self.invalid(DocumentProblemKind::WrongType, keys.span());
            }
            let before = conditions.len();
            for (key, values) in keys.entries() {
                let key_text: Box<str> = key.as_text().unwrap_or_default().trim().into();
                let is_again = |earlier: &Condition| {
                    earlier.key_text.eq_ignore_ascii_case(&key_text) && earlier.key_text != key_text
                };
                if conditions.get(before..).is_some_and(|earlier| earlier.iter().any(is_again)) {
                    self.invalid(DocumentProblemKind::RepeatedKey, key.span());
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

    fn values(&mut self, operator: Option<Operator>, value: Value<'_>) -> (Vec<ConditionValue>, bool) {
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
                self.problem(DocumentProblemKind::UnreadableValue, place);
            }
            self.check_variables(&text, place);
            values.push(ConditionValue { text, place, test });
        }
        (values, is_readable)
    }
}
