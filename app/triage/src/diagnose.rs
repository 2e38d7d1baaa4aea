//! From the pieces of a case to a refusal: fields, effect, layer ladder, cause. Everything keeps the piece that proves it.

mod ladder;
mod place;

use crate::{
    assemble::Case,
    cause,
    recognise::{Quote, Says},
    report::{
        Basis, Denial, Effect, Encoded, Evidence, Field, Layer, LayerFinding, LayerKind, Missing,
        MissingReason, Tool,
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
    let event = case.event.as_deref();

    let action = first([
        sentence.and_then(|sentence| sentence.action.as_ref()),
        decoded.and_then(|decoded| decoded.action.as_ref()),
        case.named_action.as_ref(),
    ]);
    let resource = first([
        sentence.and_then(|sentence| sentence.resource.as_ref()),
        decoded.and_then(|decoded| decoded.resource.as_ref()),
        case.phrases.iter().find_map(|phrase| phrase.subject.as_ref()),
    ]);
    let principal = first([
        sentence.and_then(|sentence| sentence.principal.as_ref()),
        decoded.and_then(|decoded| decoded.principal.as_ref()),
        event.and_then(|event| event.principal.as_ref()),
    ]);
    let code = first([case.code.as_ref(), event.and_then(|event| event.error_code.as_ref())]);
    let operation = first([event.and_then(|event| event.operation.as_ref()), case.operation.as_ref()]);
    let service = place::service(action, case, decoded, event);
    let (effect, effect_basis) = effect(case, &mut proofs);
    let layer = layer(case, action, &mut proofs);
    let policy = sentence.and_then(|sentence| sentence.policy.as_ref());
    let place = place::of(principal, resource, decoded, event);

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
        statements: decoded.map(|decoded| decoded.statements.clone()).unwrap_or_default(),
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
        time: value(event.and_then(|event| event.time.as_ref())),
        tool: tool.map(|tool| tool.value),
        count: case.count.max(1),
        conditions: decoded.map(|decoded| decoded.conditions.clone()).unwrap_or_default(),
        ladder: ladder::of(effect, effect_basis, layer),
        evidence: Vec::new(),
        readings: decoded.map(|decoded| decoded.readings.clone()).unwrap_or_default(),
        missing: missing(case),
    };
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

/// How the request was refused: what the message says before what the document says.
fn effect(case: &Case, proofs: &mut Proofs<'_>) -> (Effect, Basis) {
    let stated = case.sentence.as_ref().and_then(|sentence| sentence.effect.as_ref());
    let decoded = case.decoded.as_ref().and_then(|decoded| decoded.effect.as_ref());
    for quote in [stated, decoded].into_iter().flatten() {
        proofs.add(Field::Effect, &quote.at);
    }
    match (stated, decoded) {
        (Some(stated), _) => (stated.value, Basis::Stated),
        (None, Some(decoded)) => (decoded.value, Basis::Decoded),
        (None, None) => (Effect::Unknown, Basis::None),
    }
}

/// Which layer refused it, as far as anything says so.
fn layer(case: &Case, action: Option<&Quote>, proofs: &mut Proofs<'_>) -> LayerFinding {
    if let Some(layer) = case.sentence.as_ref().and_then(|sentence| sentence.layer.as_ref()) {
        proofs.add(Field::Layer, &layer.at);
        let (layer, kind) = layer.value;
        return LayerFinding {
            layer: Some(layer),
            kind: kind.or_else(|| kind_of(layer, action)),
            basis: Basis::Stated,
        };
    }
    if let Some(phrase) = case.phrases.iter().find(|phrase| phrase.says == Says::VpcEndpoint) {
        proofs.add(Field::Layer, &phrase.at);
        return LayerFinding { layer: Some(Layer::VpcEndpoint), kind: None, basis: Basis::Stated };
    }
    if let Some(layer) = case.decoded.as_ref().and_then(|decoded| decoded.layer.as_ref()) {
        proofs.add(Field::Layer, &layer.at);
        return LayerFinding { layer: Some(layer.value), kind: None, basis: Basis::Inferred };
    }
    LayerFinding::default()
}

/// What the resource policy is called, where the action leaves no choice.
fn kind_of(layer: Layer, action: Option<&Quote>) -> Option<LayerKind> {
    let action = action?.value.to_ascii_lowercase();
    let (service, name) = action.split_once(':')?;
    match (layer, service) {
        (Layer::Resource, "s3") => Some(LayerKind::BucketPolicy),
        (Layer::Resource, "kms") => Some(LayerKind::KmsKeyPolicy),
        (Layer::Resource, "sts") if name.starts_with("assumerole") => Some(LayerKind::RoleTrustPolicy),
        _ => None,
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
        Some(EncodedState::Complete) | None => {}
    }
    missing
}
