//! Where a request was made: account, region, partition, service. Read off the ARNs, and off the fields that say it.

use crate::{assemble::Refusal, recognise::Quote};

/// Account, region and partition of a request.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) account: Option<Quote>,
    pub(super) region: Option<Quote>,
    pub(super) partition: Option<Quote>,
}

/// The place of a request: the caller's account, the resource's region.
pub(super) fn of(refusal: &Refusal, principal: Option<&Quote>, resource: Option<&Quote>) -> Place {
    let decoded = refusal.decoded.as_deref();
    let event = refusal.event.as_deref();
    let console = refusal.sentence.as_ref().and_then(|sentence| sentence.console_region.as_deref());
    let told = refusal.phrases.iter().find_map(|phrase| phrase.told.as_deref()?.region.as_ref());
    let segment = |quote: Option<&Quote>, index: usize| {
        let quote = quote?;
        let arn = quote.value.get(quote.value.find("arn:")?..)?;
        let part = arn.split(':').nth(index).filter(|part| !part.is_empty())?;
        Some(quote.map(|_| part.to_owned()))
    };
    let named = |quote, of_arn, of_registry| segment(quote, of_arn).or_else(|| registry(quote?, of_registry));
    let account = |quote| named(quote, 4, 0).filter(|account: &Quote| is_account(&account.value));
    let region = |quote| named(quote, 3, 3).filter(|region: &Quote| is_region(&region.value));
    let key = |name: &str| {
        let condition =
            decoded?.conditions.iter().find(|condition| condition.key.eq_ignore_ascii_case(name))?;
        let at = decoded?.conditions_at.clone()?;
        Some(Quote { value: condition.values.first()?.clone(), at })
    };
    Place {
        account: account(principal)
            .or_else(|| event.and_then(|event| event.account.clone()))
            .or_else(|| account(resource)),
        region: region(resource)
            .or_else(|| event.and_then(|event| event.region.clone()))
            .or_else(|| console.cloned().filter(|region| is_region(&region.value)))
            .or_else(|| key("aws:RequestedRegion"))
            .or_else(|| key("ec2:Region"))
            .or_else(|| key("aws:Region"))
            .or_else(|| told.cloned().filter(|region| is_region(&region.value))),
        partition: segment(principal, 1).or_else(|| segment(resource, 1)),
    }
}

/// The service, by its IAM prefix. `concluded` is what a reading concludes of it.
pub(super) fn service(refusal: &Refusal, action: Option<&Quote>, concluded: Option<&Quote>) -> Option<Quote> {
    let decoded = refusal.decoded.as_deref();
    let event = refusal.event.as_deref();
    let prefix = |quote: &Quote| {
        let (service, _) = quote.value.split_once(':')?;
        Some(quote.map(|_| service.to_ascii_lowercase()))
    };
    let stated = refusal
        .phrases
        .iter()
        .find_map(|phrase| Some(Quote { value: phrase.service?.to_owned(), at: phrase.at.clone() }));
    action
        .and_then(prefix)
        .or_else(|| decoded.and_then(|decoded| decoded.service.clone()))
        .or_else(|| concluded.cloned())
        .or_else(|| event.and_then(|event| event.service.clone()))
        .or_else(|| refusal.service.clone())
        .or(stated)
}

/// A part of the address of a registry: `111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1`.
///
/// Source: Amazon ECR User Guide, `Registries.html`.
fn registry(address: &Quote, index: usize) -> Option<Quote> {
    let mut parts = address.value.split('.');
    (parts.clone().nth(1) == Some("dkr") && parts.clone().nth(2)?.starts_with("ecr")).then_some(())?;
    Some(address.map(|_| parts.nth(index).unwrap_or_default().to_owned()))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text has the form of a region's name: `eu-central-1`, `us-gov-west-1`.
fn is_region(text: &str) -> bool {
    text.matches('-').count() >= 2
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
