//! The request of a refusal, for evaluation. What the text doesn't give isn't known: nothing is assumed of it.

use crate::report::{Denial, KeyNaming};
use denylens_policy::{Completeness, Context, Principal, Request};

/// The request; `None` where principal or action isn't in the text.
pub(super) fn of(denial: &Denial) -> Option<Request> {
    let principal = Principal::parse(denial.principal.as_deref()?);
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let mut context = Context::new(Completeness::Partial);
    for condition in denial.conditions.iter().filter(|condition| condition.naming == KeyNaming::ConditionKey)
    {
        context = match condition.values.as_slice() {
            [value] => context.with_one(&condition.key, value),
            values => context.with_many(&condition.key, values.iter().map(String::as_str)),
        };
    }
    Some(Request::new(principal, &action, denial.resource.as_deref().unwrap_or("*"), None, context))
}
