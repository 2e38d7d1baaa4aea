//! From the pieces of a case to a refusal: fields, effect, layer ladder, cause. Everything keeps the piece that proves it.

mod ladder;
mod layer;
mod place;

use crate::{
    assemble::Case,
    cause, reading,
    recognise::{Decoded, DenyingPolicy, Quote},
    report::{
        Basis, Denial, DenyKind, Encoded, Evidence, Field, MatchedStatement, Missing, MissingReason, Tool,
    },
};
use std::ops::Range;

/// Decides one case.
pub(crate) fn diagnose(
    case: &Case,
    tool: Option<&Quote<Tool>>,
    source: &dyn Fn(Range<usize>) -> Evidence,
) -> Denial {
    let mut proofs = Proofs { evidence: Vec::new(), source };
    let sentence = case.sentence.as_ref();
    let decoded = case.decoded.as_deref();
    let details = case.details.as_deref();
    let event = case.event.as_deref();

    let action = first([
        sentence.and_then(|sentence| sentence.action.as_ref()),
        details.and_then(|details| details.action.as_ref()),
        decoded.and_then(|decoded| decoded.action.as_ref()),
        case.named_action.as_ref(),
    ]);
    let resource = first([
        sentence.and_then(|sentence| sentence.resource.as_ref()),
        details.and_then(|details| details.resource.as_ref()),
        decoded.and_then(|decoded| decoded.resource.as_ref()),
        case.phrases.iter().find_map(|phrase| phrase.subject.as_ref()),
    ]);
    let principal = first([
        sentence.and_then(|sentence| sentence.principal.as_ref()),
        decoded.and_then(|decoded| decoded.principal.as_ref()),
        event.and_then(|event| event.principal.as_ref()),
        details.and_then(|details| details.principal.as_ref()),
    ]);
    let code = first([case.code.as_ref(), event.and_then(|event| event.error_code.as_ref())]);
    let operation = first([event.and_then(|event| event.operation.as_ref()), case.operation.as_ref()]);
    let service = place::service(action, case, decoded, event);
    let (effect, effect_basis) = effect(case, &mut proofs);
    let found = layer::find(case, action, effect);
    if let Some(at) = &found.at {
        proofs.add(Field::Layer, at);
    }
    let layer = found.finding;
    let denying = details.and_then(|details| layer::denying_policy(details, layer));
    let policy = first([
        sentence.and_then(|sentence| sentence.policy.as_ref()),
        denying.map(|policy| &policy.uri).filter(|uri| uri.value.starts_with("arn:")),
    ]);
    let console = sentence.and_then(|sentence| sentence.console_region.as_ref());
    let place = place::of(principal, resource, decoded, event, console);

    for (field, quote) in [
        (Field::Code, code),
        (Field::Operation, operation),
        (Field::Principal, principal),
        (Field::Action, action),
        (Field::Resource, resource),
        (Field::Policy, policy),
        (Field::RequestId, case.request_id.as_ref()),
        (Field::Service, service.as_ref()),
        (Field::Account, place.account.as_ref()),
        (Field::Region, place.region.as_ref()),
        (Field::Partition, place.partition.as_ref()),
        (Field::Encoded, case.encoded.as_ref().map(|encoded| &encoded.text)),
        (Field::Time, case.time.as_ref()),
        (Field::AuthorizationId, sentence.and_then(|sentence| sentence.authorization_id.as_ref())),
    ] {
        if let Some(quote) = quote {
            proofs.add(field, &quote.at);
        }
    }
    if let Some(tool) = tool {
        proofs.add(Field::Tool, &tool.at);
    }

    let value = |quote: Option<&Quote>| quote.map(|quote| quote.value.clone());
    let mut denial = Denial {
        code: value(code),
        service: value(service.as_ref()),
        operation: value(operation),
        principal: value(principal),
        action: value(action),
        resource: value(resource),
        account: value(place.account.as_ref()),
        region: value(place.region.as_ref()),
        partition: value(place.partition.as_ref()),
        effect,
        layer,
        policy: value(policy),
        statements: statements(decoded, denying),
        cause: cause::Cause::default(),
        encoded: case
            .encoded
            .as_ref()
            .map(|encoded| Encoded { text: encoded.text.value.clone(), state: encoded.state }),
        authorization_id: value(sentence.and_then(|sentence| sentence.authorization_id.as_ref())),
        request_id: value(first([
            case.request_id.as_ref(),
            event.and_then(|event| event.request_id.as_ref()),
        ])),
        time: value(case.time.as_ref()),
        vpc_endpoint: value(event.and_then(|event| event.vpc_endpoint.as_ref())),
        tool: tool.map(|tool| tool.value),
        count: case.count.max(1),
        conditions: decoded
            .map(|decoded| decoded.conditions.clone())
            .or_else(|| details.map(|details| details.conditions.clone()))
            .unwrap_or_default(),
        ladder: match details {
            Some(details) => ladder::of_checks(&details.checks),
            None => ladder::of(effect, effect_basis, layer),
        },
        evidence: Vec::new(),
        readings: decoded
            .map(|decoded| decoded.readings.clone())
            .unwrap_or_default()
            .into_iter()
            .chain(found.contradiction)
            .collect(),
        missing: missing(case),
    };
    reading::denial(&mut denial);
    let (cause, proof) = cause::find(case, &denial);
    denial.cause = cause;
    if let Some(at) = proof {
        proofs.add(Field::Cause, &at);
    }
    if let Some(decoded) = decoded {
        if let Some(at) = &decoded.conditions_at {
            proofs.add(Field::Conditions, at);
        }
        if let Some(at) = &decoded.statements_at {
            proofs.add(Field::Statement, at);
        }
    }
    if let Some(details) = details.filter(|_| decoded.is_none())
        && let Some(at) = details.conditions_at.as_ref().filter(|_| !details.conditions.is_empty())
    {
        proofs.add(Field::Conditions, at);
    }
    if let Some(denying) = denying {
        for sid in &denying.sids {
            proofs.add(Field::Statement, &sid.at);
        }
    }
    proofs.evidence.sort_by_key(|evidence| (evidence.source, evidence.start, evidence.end, evidence.field));
    denial.evidence = proofs.evidence;
    denial
}

/// The pieces that prove the fields of one refusal.
struct Proofs<'s> {
    evidence: Vec<Evidence>,
    source: &'s dyn Fn(Range<usize>) -> Evidence,
}

impl Proofs<'_> {
    fn add(&mut self, field: Field, at: &Range<usize>) {
        let mut evidence = (self.source)(at.clone());
        evidence.field = field;
        if evidence.start < evidence.end && !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
    }
}

fn first<const N: usize>(quotes: [Option<&Quote>; N]) -> Option<&Quote> {
    quotes.into_iter().flatten().next()
}

/// The statements that denied: those of the decoded document, or what the details tell of one.
fn statements(decoded: Option<&Decoded>, denying: Option<&DenyingPolicy>) -> Vec<MatchedStatement> {
    if let Some(decoded) = decoded.filter(|decoded| !decoded.statements.is_empty()) {
        return decoded.statements.clone();
    }
    let sids = denying.map(|policy| policy.sids.as_slice()).unwrap_or_default();
    sids.iter()
        .map(|sid| MatchedStatement {
            sid: Some(sid.value.clone()),
            effect: Some("DENY".to_owned()),
            ..MatchedStatement::default()
        })
        .collect()
}

/// How the request was refused: what the details say before what the message says before what the document says.
fn effect(case: &Case, proofs: &mut Proofs<'_>) -> (DenyKind, Basis) {
    if let Some(effect) = case.details.as_ref().and_then(|details| details.effect.as_ref()) {
        proofs.add(Field::Effect, &effect.at);
        return (effect.value, Basis::Details);
    }
    let stated = case.sentence.as_ref().and_then(|sentence| sentence.effect.as_ref());
    let decoded = case.decoded.as_ref().and_then(|decoded| decoded.effect.as_ref());
    for quote in [stated, decoded].into_iter().flatten() {
        proofs.add(Field::Effect, &quote.at);
    }
    match (stated, decoded) {
        (Some(stated), _) => (stated.value, Basis::Stated),
        (None, Some(decoded)) => (decoded.value, Basis::Decoded),
        (None, None) => (DenyKind::Unknown, Basis::None),
    }
}

/// What one would expect of this case and its text doesn't hold.
fn missing(case: &Case) -> Vec<Missing> {
    use crate::report::EncodedState;
    let mut missing = case.decoded.as_ref().map(|decoded| decoded.missing.clone()).unwrap_or_default();
    match case.encoded.as_ref().map(|encoded| encoded.state) {
        Some(EncodedState::CutShort) => {
            missing.push(Missing { field: Field::Encoded, why: MissingReason::CutShort })
        }
        Some(EncodedState::Redacted) => {
            missing.push(Missing { field: Field::Encoded, why: MissingReason::Redacted })
        }
        Some(EncodedState::Complete | EncodedState::Unfit) | None => {}
    }
    missing
}
