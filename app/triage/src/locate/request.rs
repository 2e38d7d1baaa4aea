//! The request of a refusal, for evaluation. What the text doesn't give isn't known: nothing is assumed of it.

use crate::{
    remedy::fix,
    report::{Denial, KeyNaming},
};
use denylens_policy::{Arn, Completeness, Context, Principal, Request, export::Entity};

/// The request; `None` where principal or action isn't in the text.
pub(super) fn of(denial: &Denial) -> Option<Request> {
    make(denial, None, None)
}

/// The same, made by an entity that is known: a session's ARN doesn't tell the path of its role, and the entity's does.
pub(super) fn by(denial: &Denial, entity: Option<&Entity>) -> Option<Request> {
    make(denial, None, entity.map(|entity| entity.arn.as_str()))
}

/// The same, with the resource in the caller's own account where its ARN names none, and the role without a path where it isn't
/// known: so it is with most.
pub(super) fn most_likely(denial: &Denial, entity: Option<&Entity>) -> Option<Request> {
    let principal = Principal::parse(denial.principal.as_deref()?);
    let named = denial.resource.as_deref().and_then(Arn::parse).and_then(|arn| arn.account_id());
    let role = fix::entity_arn(denial);
    make(denial, named.or(principal.account()), entity.map(|entity| entity.arn.as_str()).or(role.as_deref()))
}

fn make(denial: &Denial, owner: Option<&str>, principal_arn: Option<&str>) -> Option<Request> {
    let principal = Principal::parse(denial.principal.as_deref()?);
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let mut context = Context::new(Completeness::Partial);
    if let Some(arn) = principal_arn {
        context = context.with_one("aws:PrincipalArn", arn);
    }
    for condition in denial.conditions.iter().filter(|condition| condition.naming == KeyNaming::ConditionKey)
    {
        context = match condition.values.as_slice() {
            [value] => context.with_one(&condition.key, value),
            values => context.with_many(&condition.key, values.iter().map(String::as_str)),
        };
    }
    Some(Request::new(principal, &action, denial.resource.as_deref().unwrap_or("*"), owner, context))
}
