//! Whether a statement applies to a request: its action, its resource, its principal and all its conditions.

use super::{
    explanation::{Coverage, StatementExplanation},
    not_principal::is_spared,
    trace::Grants,
};
use crate::{
    document::{Element, Statement},
    pattern::principal::{Grant, Named, PrincipalPattern},
    request::Request,
    vocabulary::{Layer, Truth},
};

/// Whether a statement applies, and how directly it names the principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Applies {
    pub(crate) holds: Truth,
    /// The same, by how directly it names the principal.
    pub(crate) grants: Grants,
}

/// What else decides whether a statement applies: where it is attached, and to whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) layer: Layer,
    /// Whether the principal has a permissions boundary, which `NotPrincipal` looks at.
    pub(crate) has_boundary: Truth,
}

/// Whether a statement applies. What is cheap is looked at first, and looking stops at what rules the statement out.
pub(crate) fn applies(statement: &Statement, request: &Request, setting: Setting) -> Applies {
    let mut holds = action(statement, request).holds;
    let no = Applies { holds: Truth::No, grants: Grants::NONE };
    if holds == Truth::No {
        return no;
    }
    holds = holds.and(resource(statement, request, setting.layer).holds);
    if holds == Truth::No {
        return no;
    }
    let (principal, grants) = principal(statement, request, setting);
    holds = holds.and(principal.holds);
    for condition in &statement.conditions {
        if holds == Truth::No {
            return no;
        }
        holds = holds.and(condition.evaluate(request.context()).holds);
    }
    if statement.doubt.is_some() {
        holds = holds.and(Truth::Unknown);
    }
    Applies { holds, grants: grants.and(holds) }
}

/// Looks at every part of a statement, also when one has ruled it out.
pub(crate) fn explain(statement: &Statement, request: &Request, setting: Setting) -> StatementExplanation {
    StatementExplanation {
        applies: applies(statement, request, setting).holds,
        action: action(statement, request),
        resource: resource(statement, request, setting.layer),
        principal: principal(statement, request, setting).0,
        conditions: statement
            .conditions
            .iter()
            .map(|condition| condition.evaluate(request.context()))
            .collect(),
        doubt: statement.doubt,
    }
}

fn action(statement: &Statement, request: &Request) -> Coverage {
    let action = request.folded_action();
    coverage(statement.actions.as_ref(), Truth::Unknown, |pattern| pattern.matches(action).into())
}

fn resource(statement: &Statement, request: &Request, layer: Layer) -> Coverage {
    let resource = request.resource_parts();
    // A policy that is attached to a resource may leave it out: a trust policy, a repository's policy.
    let unwritten = if layer == Layer::Resource { Truth::Yes } else { Truth::Unknown };
    coverage(statement.resources.as_ref(), unwritten, |pattern| pattern.matches(&resource, request.context()))
}

fn coverage<T>(element: Option<&Element<T>>, unwritten: Truth, matches: impl Fn(&T) -> Truth) -> Coverage {
    match element {
        Some(element) => {
            let found = element.covers(matches);
            Coverage { holds: found.holds, item: found.item, is_written: true }
        }
        None => Coverage { holds: unwritten, item: None, is_written: false },
    }
}

fn principal(statement: &Statement, request: &Request, setting: Setting) -> (Coverage, Grants) {
    let direct =
        |holds, is_written| (Coverage { holds, item: None, is_written }, Grants::of(Grant::Direct, holds));
    let Some(element) = &statement.principals else {
        let holds = if setting.layer.must_name_principals() { Truth::Unknown } else { Truth::Yes };
        return direct(holds, false);
    };
    if !setting.layer.may_name_principals() {
        return direct(Truth::Unknown, true);
    }
    if element.is_negated {
        let list = element.items.iter().map(|item| &item.pattern);
        let spared =
            is_spared(list, request.principal(), statement.effect, setting.has_boundary, request.context());
        let spared = if element.is_readable { spared } else { spared.or(Truth::Unknown) };
        return direct(!spared, true);
    }
    let unread = if element.is_readable { Truth::No } else { Truth::Unknown };
    let mut grants = Grants::of(Grant::Direct, unread);
    let mut found: Option<(Named, usize)> = None;
    for (index, item) in element.items.iter().enumerate() {
        let named = names(&item.pattern, request);
        grants = grants.or(Grants::of(named.grant, named.holds));
        // The most certain one is shown, and among those the most direct.
        let better = match found {
            None => named.holds > Truth::No,
            Some((before, _)) => (named.holds, named.grant) > (before.holds, before.grant),
        };
        if better {
            found = Some((named, index));
        }
    }
    let item = found.map(|(_, index)| index);
    (Coverage { holds: grants.any(), item, is_written: true }, grants)
}

fn names(pattern: &PrincipalPattern, request: &Request) -> Named {
    pattern.names(request.principal(), request.context())
}
