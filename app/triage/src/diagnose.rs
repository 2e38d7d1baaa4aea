//! From the pieces of a refusal to what is said of it: fields, effect, layer ladder, readings, cause. Everything keeps the piece
//! that proves it.

mod causes;
mod context;
mod effect;
mod facts;
mod ladder;
mod layer;
mod missing;
mod notice;
mod particulars;
mod place;
mod proofs;
mod readings;
mod sayings;
mod web_identity;

pub(crate) use notice::notice;

use crate::{
    assemble::Refusal,
    recognise::{Decoded, DenyingPolicy, Details, Quote},
    report::{
        Basis, Cause, CauseKind, Denial, Documents, Encoded, Evidence, Field, Form, LayerFinding,
        MatchedStatement, Tool,
    },
};
use effect::Effect;
use facts::Facts;
use layer::FoundLayer;
use proofs::Proofs;
use std::ops::Range;

/// Decides one refusal. `source` tells a piece of all texts in the text that it stands in.
pub(crate) fn diagnose(
    refusal: &Refusal,
    tool: Option<&Quote<Tool>>,
    source: &dyn Fn(Range<usize>) -> Evidence,
) -> Denial {
    let concluded = readings::of_document(refusal.decoded.as_deref());
    let facts = Facts::of(refusal, concluded.service.as_ref());
    let effect = Effect::of(refusal);
    let layer = layer::find(refusal, facts.action, effect.kind, concluded.layer.as_ref());
    let denying =
        refusal.details.as_deref().and_then(|details| layer::denying_policy(details, layer.finding));
    let policy = policy(refusal, denying);

    let mut denial = Denial {
        policy: policy.map(|policy| policy.value.clone()),
        statements: statements(refusal.decoded.as_deref(), denying),
        documents: documents(refusal, source),
        tool: tool.map(|tool| tool.value),
        readings: concluded.readings,
        sayings: sayings::of(refusal, &effect, &layer, source),
        ..describe(refusal, &facts, &effect, &layer)
    };
    let between_the_lines = readings::of_refusal(refusal, &denial);
    denial.readings.extend(between_the_lines);
    let cause = causes::find(refusal, &denial);
    denial.cause = cause.cause;
    denial.form = cause.form;
    // What another system says of its policies is of no layer of AWS.
    let is_elsewhere = cause.cause.kind() == CauseKind::NotAws;
    if is_elsewhere {
        denial.layer = LayerFinding::default();
        denial.policy = None;
    }
    // Nor are its words those of AWS.
    if is_elsewhere || cause.form.is_some_and(is_in_words_of_others) {
        denial.sayings.clear();
    }
    if let Some(kind) = cause.form.and_then(Form::authorizer) {
        denial.layer = LayerFinding { layer: None, kind: Some(kind), basis: Basis::Stated };
    }
    if !denial.is_of_policies() && denial.layer.layer.is_none() {
        denial.ladder.clear();
    }
    if matches!(cause.form, Some(Form::WebIdentity | Form::Saml)) {
        ladder::without_identity(&mut denial.ladder);
    }

    let mut proofs = Proofs::new(source);
    proofs.add_all(facts.proofs());
    proofs.add_all(effect.proofs());
    proofs.add_all(documents_proofs(refusal, denying));
    let claims = web_identity::claims_at(refusal);
    proofs.add_all([(Field::Conditions, claims.as_ref())]);
    let of_event = context::of_event(refusal, facts.resource.as_ref());
    proofs.add_all(of_event.iter().map(|key| (Field::Conditions, Some(&key.at))));
    let layer_at =
        if denial.layer.kind.is_some_and(|_| denial.layer.layer.is_none()) { &cause.at } else { &layer.at };
    let layer_at = layer_at.as_ref().filter(|_| denial.layer != LayerFinding::default());
    proofs.add_all([(Field::Layer, layer_at), (Field::Cause, cause.at.as_ref())]);
    proofs.add_all([
        (Field::Policy, policy.filter(|_| !is_elsewhere).map(|policy| &policy.at)),
        (Field::Tool, tool.map(|tool| &tool.at)),
    ]);
    denial.evidence = proofs.sorted();
    denial
}

/// Authorizers that speak in the words of programs which AWS only runs: Kubernetes, OpenSearch, PostgreSQL.
fn is_in_words_of_others(form: Form) -> bool {
    matches!(form, Form::ClusterAccess | Form::ClusterRole | Form::SearchRole | Form::DatabaseToken)
}

/// The refusal by its own pieces, before anything is concluded from the whole of them.
fn describe(refusal: &Refusal, facts: &Facts<'_>, effect: &Effect<'_>, layer: &FoundLayer) -> Denial {
    let value = |quote: Option<&Quote>| quote.map(|quote| quote.value.clone());
    let event = refusal.event.as_deref();
    let by_event = |get: fn(&crate::recognise::Event) -> Option<&Quote>| event.and_then(get);
    Denial {
        code: value(facts.code),
        service: value(facts.service.as_ref()),
        called_service: value(refusal.called_service()),
        service_principal: refusal.phrases.iter().find_map(|phrase| phrase.serves).map(str::to_owned),
        operation: value(facts.operation),
        principal: value(facts.principal),
        action: value(facts.action),
        attempted: value(facts.attempted),
        resource: value(facts.resource.as_ref()),
        account: value(facts.place.account.as_ref()),
        region: value(facts.place.region.as_ref()),
        partition: value(facts.place.partition.as_ref()),
        effect: effect.kind,
        layer: layer.finding,
        policy: None,
        statements: Vec::new(),
        cause: Cause::default(),
        form: None,
        quota: refusal.phrases.iter().find_map(|phrase| phrase.quota()).map(|named| named.value.clone()),
        particulars: particulars::of(refusal),
        documents: Documents::default(),
        encoded: refusal
            .encoded
            .as_ref()
            .map(|encoded| Encoded { text: encoded.text.value.clone(), state: encoded.state }),
        authorization_id: value(facts.authorization_id),
        request_id: value(facts.request_id.or_else(|| by_event(|event| event.request_id.as_ref()))),
        time: value(facts.time),
        vpc_endpoint: value(by_event(|event| event.vpc_endpoint.as_ref())),
        web_identity: web_identity::of(refusal),
        tool: None,
        count: refusal.count.max(1),
        conditions: context::of(refusal, facts.resource.as_ref()),
        ladder: match &refusal.details {
            Some(details) => ladder::of_checks(&details.checks),
            None => ladder::of(effect.kind, effect.basis, layer.finding),
        },
        sayings: Vec::new(),
        evidence: Vec::new(),
        readings: Vec::new(),
        missing: missing::of(refusal),
    }
}

/// The policy that refused: as the message names it, or the details.
fn policy<'r>(refusal: &'r Refusal, denying: Option<&'r DenyingPolicy>) -> Option<&'r Quote> {
    let stated = refusal.sentence.as_ref().and_then(|sentence| sentence.policy.as_deref());
    stated.or_else(|| denying.map(|policy| &policy.uri).filter(|uri| uri.value.starts_with("arn:")))
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

/// Which documents there are, and where.
fn documents(refusal: &Refusal, source: &dyn Fn(Range<usize>) -> Evidence) -> Documents {
    Documents {
        decoded: refusal.decoded.as_ref().map(|decoded| source(decoded.at.clone()).source),
        details: refusal.details.as_ref().map(|details| source(details.at.clone()).source),
        event: refusal.event.as_ref().map(|event| source(event.at.clone()).source),
        claims: web_identity::claims_at(refusal).map(|at| source(at).source),
    }
}

/// What proves request context and statements.
fn documents_proofs<'r>(
    refusal: &'r Refusal,
    denying: Option<&'r DenyingPolicy>,
) -> Vec<(Field, Option<&'r Range<usize>>)> {
    let decoded = refusal.decoded.as_deref();
    let has_context = |details: &&Details| decoded.is_none() && !details.conditions.is_empty();
    let details = refusal.details.as_deref().filter(has_context);
    let sids = denying.map(|denying| denying.sids.as_slice()).unwrap_or_default();
    let mut proofs = vec![
        (Field::Conditions, decoded.and_then(|decoded| decoded.conditions_at.as_ref())),
        (Field::Statement, decoded.and_then(|decoded| decoded.statements_at.as_ref())),
        (Field::Conditions, details.and_then(|details| details.conditions_at.as_ref())),
    ];
    proofs.extend(sids.iter().map(|sid| (Field::Statement, Some(&sid.at))));
    proofs
}
