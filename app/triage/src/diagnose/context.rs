//! The request context, from all that tells a piece of it.

use super::web_identity;
use crate::{assemble::Refusal, recognise::Quote, report::ConditionKey};
use denylens_policy::Arn;

/// The context: that of the decoded document, or that of the details; then what the event adds, and what a token gives.
pub(super) fn of(refusal: &Refusal, resource: Option<&Quote>) -> Vec<ConditionKey> {
    let mut keys = of_documents(refusal).cloned().unwrap_or_default();
    keys.extend(of_event(refusal, resource).into_iter().map(|key| key.value.clone()));
    keys.extend(web_identity::keys(refusal));
    keys
}

fn of_documents(refusal: &Refusal) -> Option<&Vec<ConditionKey>> {
    let decoded = refusal.decoded.as_ref().map(|decoded| &decoded.conditions);
    decoded.or(refusal.details.as_ref().map(|details| &details.conditions))
}

/// What the event tells and no document does. The tags of other resources aren't the request's. Nor is the Region of the call, where what
/// was refused is in another one: with cross-Region inference a policy is asked about the Region where the model runs.
///
/// Source: Amazon Bedrock User Guide, `geographic-cross-region-inference.html`, `global-cross-region-inference.html`.
pub(super) fn of_event<'r>(refusal: &'r Refusal, resource: Option<&Quote>) -> Vec<&'r Quote<ConditionKey>> {
    let Some(event) = refusal.event.as_deref() else { return Vec::new() };
    let resource = resource.map(|resource| resource.value.as_str());
    let tags = event.resource_tags.iter().filter(|(arn, _)| Some(arn.as_str()) == resource);
    let arn = resource.and_then(Arn::parse);
    let is_known = |key: &str| {
        of_documents(refusal).into_iter().flatten().any(|known| known.key.eq_ignore_ascii_case(key))
    };
    let is_of_call = |key: &ConditionKey| {
        let is_elsewhere = |arn: Arn<'_>| match (arn.region, &event.region) {
            ("", _) => arn.service == "bedrock",
            (region, Some(called)) => region != called.value,
            (_, None) => false,
        };
        !key.key.eq_ignore_ascii_case("aws:RequestedRegion") || !arn.is_some_and(is_elsewhere)
    };
    let told = event.context.iter().chain(tags.map(|(_, tag)| tag));
    told.filter(|key| !is_known(&key.value.key) && is_of_call(&key.value)).collect()
}
