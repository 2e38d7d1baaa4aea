//! Who came with the token of an identity provider: by its claims, by the event that CloudTrail has of it, or by what the text names.

use crate::{
    assemble::Refusal,
    recognise::{Bearer, Claims, Quote, SaysOfToken},
    report::{ConditionKey, KeyNaming, WebIdentity},
};
use std::ops::Range;

/// What is known of it; `None` where nothing is. The claims count before the event, and that before what the text names.
pub(super) fn of(refusal: &Refusal) -> Option<WebIdentity> {
    let claims = claims(refusal).map(|(claims, _)| claims);
    let bearer = bearer(refusal);
    let named = |get: fn(&SaysOfToken) -> Option<&String>| {
        refusal.of_token.iter().find_map(|found| get(&found.says)).cloned()
    };
    let by_event = bearer.map(|bearer| provider_name(&bearer.provider.value).to_owned());
    let issuer = claims
        .map(|claims| claims.issuer.clone())
        .or(by_event)
        .or_else(|| named(|says| if let SaysOfToken::Issuer(issuer) = says { Some(issuer) } else { None }));
    let subject = claims
        .and_then(|claims| claims.subject.clone())
        .or_else(|| bearer?.subject.as_ref().map(|subject| subject.value.clone()))
        .or_else(|| {
            named(|says| if let SaysOfToken::Subject(subject) = says { Some(subject) } else { None })
        });
    let found = WebIdentity {
        issuer,
        subject,
        audiences: match claims {
            Some(claims) => claims.audiences.clone(),
            None => bearer.and_then(|bearer| bearer.audience.clone()).into_iter().collect(),
        },
        repository: named(|says| if let SaysOfToken::Repository(name) = says { Some(name) } else { None }),
        git_ref: named(|says| if let SaysOfToken::GitRef(name) = says { Some(name) } else { None }),
        trust_policy: named(|says| if let SaysOfToken::TrustPolicy(text) = says { Some(text) } else { None }),
    };
    (found != WebIdentity::default()).then_some(found)
}

/// What the token gives to the request context.
pub(super) fn keys(refusal: &Refusal) -> Vec<ConditionKey> {
    if let Some((claims, _)) = claims(refusal) {
        return claims.conditions.clone();
    }
    let Some(bearer) = bearer(refusal) else { return Vec::new() };
    let subject = bearer.subject.as_ref().map(|subject| ("sub", subject.value.clone()));
    let audience = bearer.audience.as_ref().map(|audience| ("aud", audience.clone()));
    let issuer = provider_name(&bearer.provider.value);
    let key = |(name, value)| ConditionKey {
        key: format!("{issuer}:{name}"),
        values: vec![value],
        naming: KeyNaming::ConditionKey,
    };
    subject.into_iter().chain(audience).map(key).collect()
}

/// Where the claims stand.
pub(super) fn claims_at(refusal: &Refusal) -> Option<Range<usize>> {
    claims(refusal).map(|(_, at)| at)
}

/// The role that is to be assumed, where something beside the message names it.
pub(super) fn role(refusal: &Refusal) -> Option<Quote> {
    let assumes = |operation: &Quote| operation.value.starts_with("AssumeRole");
    let event = refusal.event.as_ref().filter(|event| event.operation.as_ref().is_some_and(assumes));
    let by_event = event.and_then(|event| event.role.clone());
    by_event.or_else(|| {
        refusal.of_token.iter().find_map(|found| match &found.says {
            SaysOfToken::Role(role) => Some(Quote { value: role.clone(), at: found.at.clone() }),
            _ => None,
        })
    })
}

fn claims(refusal: &Refusal) -> Option<(&Claims, Range<usize>)> {
    refusal.of_token.iter().find_map(|found| match &found.says {
        SaysOfToken::Claims(claims) => Some((claims, found.at.clone())),
        _ => None,
    })
}

fn bearer(refusal: &Refusal) -> Option<&Bearer> {
    refusal.event.as_ref()?.bearer.as_deref()
}

/// The issuer behind the ARN of a provider; a provider of AWS's own has no ARN.
fn provider_name(provider: &str) -> &str {
    provider.split_once("-provider/").map_or(provider, |(_, name)| name)
}
