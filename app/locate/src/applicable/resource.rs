//! Whether a policy of a resource is that of the request's.

use denylens_policy::{Request, document::Statement};

/// Whether a policy that is attached to one resource is attached to the one of a request: a refusal may say more, such as the object
/// in a bucket, or leave out how the ARN of a secret ends.
pub(super) fn is_about(arn: &str, resource: &str) -> bool {
    let is_within = |whole: &str, part: &str| {
        whole.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ':']))
    };
    let is_secret = |whole: &str, part: &str| {
        let suffix = whole.strip_prefix(part).and_then(|rest| rest.strip_prefix('-'));
        part.contains(":secretsmanager:") && suffix.is_some_and(|suffix| suffix.len() == 6)
    };
    is_within(resource, arn) || is_within(arn, resource) || is_secret(arn, resource)
}

/// Whether a statement names its resources one by one.
pub(super) fn names_resources(statement: &Statement) -> bool {
    statement.resources.as_ref().is_some_and(|resources| {
        !resources.is_negated && resources.items.iter().all(|item| item.text.starts_with("arn:"))
    })
}

/// Whether the resources that a statement names are the request's, or within it.
pub(super) fn speaks_of(statement: &Statement, request: &Request) -> bool {
    let items = statement.resources.iter().flat_map(|resources| &resources.items);
    let mut named = items.map(|item| item.text.trim_end_matches(['*', '/']));
    named.any(|named| !named.ends_with(':') && is_about(named, request.resource()))
}
