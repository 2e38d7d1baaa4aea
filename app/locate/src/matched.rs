//! Which pieces of a statement the request matches: why the statement applies, shown in its own text.

use denylens_policy::{
    Truth,
    document::{Element, Statement},
    evaluate::{Coverage, StatementExplanation},
};
use std::ops::Range;

/// The places of the pieces, in order.
pub(super) fn places(statement: &Statement, explanation: &StatementExplanation) -> Vec<Range<usize>> {
    let conditions = statement
        .conditions
        .iter()
        .zip(&explanation.conditions)
        .filter(|(_, outcome)| outcome.holds == Truth::Yes)
        .map(|(condition, _)| condition.key_place.range().start..condition.place.range().end);
    let mut places: Vec<Range<usize>> = [
        element(statement.actions.as_ref(), explanation.action),
        element(statement.resources.as_ref(), explanation.resource),
        element(statement.principals.as_ref(), explanation.principal),
    ]
    .into_iter()
    .flatten()
    .chain(conditions)
    .collect();
    places.sort_by_key(|place| place.start);
    places
}

/// The item that matches; of an opposite (`NotAction`) the whole list, which rules out what it doesn't name.
fn element<T>(element: Option<&Element<T>>, coverage: Coverage) -> Option<Range<usize>> {
    let element = element.filter(|_| coverage.holds == Truth::Yes)?;
    if element.is_negated {
        return Some(element.place.range());
    }
    Some(element.items.get(coverage.item?)?.place.range())
}
