//! What each layer of policies says to a request: one file a layer.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

mod boundary;
mod identity;
mod resource;
mod resource_control;
mod service_control;
mod session;
mod vpc_endpoint;

use crate::{
    document::Document,
    evaluate::{
        policies::{Level, Policies, Supplied},
        statement::{self, Setting},
        trace::{LayerTrace, PolicyTrace, Standing, StatementTrace},
    },
    request::Request,
    vocabulary::{Effect, Layer, Truth},
};

pub(super) use resource::{Demand, demand, is_grantable};

/// What a layer says to a request.
pub(super) fn look(layer: Layer, request: &Request, policies: &Policies<'_>) -> LayerTrace {
    match layer {
        Layer::ServiceControl => service_control::look(request, policies),
        Layer::ResourceControl => resource_control::look(request, policies),
        Layer::VpcEndpoint => vpc_endpoint::look(request, policies),
        Layer::Resource => resource::look(request, policies),
        Layer::Identity => identity::look(request, policies),
        Layer::Boundary => boundary::look(request, policies),
        Layer::Session => session::look(request, policies),
    }
}

/// Whether the principal of a request has a permissions boundary.
pub(crate) fn has_boundary(policies: &Policies<'_>) -> Truth {
    match &policies.boundary {
        Supplied::Given(documents) if documents.is_empty() => Truth::No,
        Supplied::Given(_) | Supplied::Partly(_) => Truth::Yes,
        Supplied::NotAttached => Truth::No,
        Supplied::NotKnown => Truth::Unknown,
    }
}

/// Looks at a set of documents that count as one.
fn look_at(
    layer: Layer,
    supplied: &Supplied<Vec<&Document>>,
    request: &Request,
    policies: &Policies<'_>,
    allows_unattached: Truth,
) -> LayerTrace {
    let (documents, standing) = match supplied {
        Supplied::Given(documents) if !documents.is_empty() => (documents, Standing::Given),
        Supplied::Partly(documents) => (documents, Standing::Partly),
        Supplied::Given(_) | Supplied::NotAttached => {
            return LayerTrace::silent(layer, Standing::NotAttached, allows_unattached);
        }
        Supplied::NotKnown => return LayerTrace::silent(layer, Standing::NotKnown, Truth::Unknown),
    };
    let mut trace = LayerTrace::silent(layer, standing, Truth::No);
    let setting = Setting { layer, has_boundary: has_boundary(policies) };
    for (index, document) in documents.iter().enumerate() {
        let policy = look_at_document(document, request, setting, index, None);
        trace.add(policy);
    }
    if standing == Standing::Partly {
        trace.add_unknown();
    }
    trace
}

/// Looks at the levels of an organisation, each of which must allow.
fn look_at_levels(
    layer: Layer,
    levels: &[Level<'_>],
    standing: Standing,
    request: &Request,
    policies: &Policies<'_>,
    allows_by_default: Truth,
) -> LayerTrace {
    let setting = Setting { layer, has_boundary: has_boundary(policies) };
    let mut trace = LayerTrace::silent(layer, standing, Truth::Yes);
    for (index, level) in levels.iter().enumerate() {
        let mut at_level = LayerTrace::silent(layer, standing, allows_by_default);
        for (policy, document) in level.policies.iter().enumerate() {
            at_level.add(look_at_document(document, request, setting, policy, Some(index)));
        }
        trace.level_allows.push(at_level.allows);
        trace.allows = trace.allows.and(at_level.allows);
        trace.denies = trace.denies.or(at_level.denies);
        trace.policies.append(&mut at_level.policies);
    }
    if standing == Standing::Partly {
        // More policies at a level may allow, and more levels may not.
        trace.denies = trace.denies.or(Truth::Unknown);
        trace.allows = Truth::Unknown;
        trace.level_allows.clear();
    }
    trace
}

fn look_at_document(
    document: &Document,
    request: &Request,
    setting: Setting,
    policy: usize,
    level: Option<usize>,
) -> PolicyTrace {
    let mut statements = Vec::with_capacity(document.statements.len());
    for statement in &document.statements {
        let applies = statement::applies(statement, request, setting);
        statements.push(StatementTrace {
            effect: statement.effect,
            applies: applies.holds,
            grants: applies.grants,
        });
    }
    PolicyTrace { level, policy, statements, is_complete: document.is_complete }
}

impl LayerTrace {
    /// Counts a policy in.
    fn add(&mut self, policy: PolicyTrace) {
        for statement in &policy.statements {
            if statement.effect != Some(Effect::Allow) {
                self.denies = self.denies.or(statement.deny());
            }
            if statement.effect != Some(Effect::Deny) {
                let allows = statement.allow();
                self.allows = self.allows.or(allows);
                self.grants = self.grants.or(statement.grants.and(allows));
            }
        }
        if !policy.is_complete {
            self.add_unknown();
        }
        self.policies.push(policy);
    }

    /// Counts in what may be there and isn't known.
    fn add_unknown(&mut self) {
        self.denies = self.denies.or(Truth::Unknown);
        self.allows = self.allows.or(Truth::Unknown);
        self.grants.direct = self.grants.direct.or(Truth::Unknown);
    }
}
