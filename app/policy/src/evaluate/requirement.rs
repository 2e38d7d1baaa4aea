//! What would have to be true for a request to be allowed, and what would have to be known to tell.

use super::{
    Evaluation,
    allow::Allows,
    explain,
    restriction::{Restriction, restriction},
};
use crate::{
    condition::Why,
    document::Statement,
    evaluate::{
        explanation::StatementExplanation,
        policies::Policies,
        trace::{LayerTrace, Standing},
    },
    request::{Known, Request},
    vocabulary::{Effect, Layer, Truth},
};

/// Something that would have to be otherwise, or be known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// This statement must not deny the request.
    NoDeny {
        /// The layer.
        layer: Layer,
        /// The level of the organisation, in the order given.
        level: Option<usize>,
        /// The policy, in the order given.
        policy: usize,
        /// The statement, in the order of the document.
        statement: usize,
    },
    /// A statement of this layer must allow the request.
    Allow {
        /// The layer.
        layer: Layer,
        /// The level of the organisation, in the order given.
        level: Option<usize>,
    },
    /// The policies of this layer must be known.
    KnownLayer {
        /// The layer.
        layer: Layer,
    },
    /// Whether the request has this condition key, and its value, must be known. In the spelling of the policy.
    KnownKey {
        /// The key.
        key: String,
    },
    /// The call must be made with other credentials: whatever the policies say, AWS refuses it to these, or may.
    OtherCredentials {
        /// Why.
        restriction: Restriction,
    },
    /// Whether a grant of the KMS key covers the request must be known.
    KnownGrant,
    /// The account that owns the resource must be known.
    KnownResourceAccount,
    /// All of this policy must be known: it is cut off, or says one thing twice.
    WholePolicy {
        /// The layer.
        layer: Layer,
        /// The level of the organisation, in the order given.
        level: Option<usize>,
        /// The policy, in the order given.
        policy: usize,
    },
    /// Whether this statement is about who asks must be known: it names them by something that the request doesn't tell.
    NamedPrincipal {
        /// The layer.
        layer: Layer,
        /// The level of the organisation, in the order given.
        level: Option<usize>,
        /// The policy, in the order given.
        policy: usize,
        /// The statement, in the order of the document.
        statement: usize,
    },
    /// This statement can't be relied on: it is incomplete, or AWS would refuse it.
    ReadableStatement {
        /// The layer.
        layer: Layer,
        /// The level of the organisation, in the order given.
        level: Option<usize>,
        /// The policy, in the order given.
        policy: usize,
        /// The statement, in the order of the document.
        statement: usize,
    },
}

impl Evaluation {
    /// What would have to be true for the request to be allowed, without repeats: what refuses first, then what isn't known.
    /// Nothing, if it is allowed.
    pub fn requirements(&self, request: &Request, policies: &Policies<'_>) -> Vec<Requirement> {
        if self.decision == super::Decision::Allowed {
            return Vec::new();
        }
        let mut requirements = Vec::new();
        let mut unknown = Vec::new();
        requirements.extend(
            restriction(request).map(|(restriction, _)| Requirement::OtherCredentials { restriction }),
        );
        let refusing = Allows::of(request, &self.trace).refusing_layers();
        for trace in &self.trace.layers {
            self.denials(trace, &mut requirements);
            if refusing.contains(&trace.layer) {
                allows(trace, &mut requirements);
            }
            unknowns(trace, request, policies, &mut unknown);
        }
        if request.is_within_account() == Truth::Unknown && request.principal().account().is_some() {
            unknown.push(Requirement::KnownResourceAccount);
        }
        for requirement in unknown {
            if !requirements.contains(&requirement) {
                requirements.push(requirement);
            }
        }
        requirements
    }

    fn denials(&self, trace: &LayerTrace, requirements: &mut Vec<Requirement>) {
        for policy in &trace.policies {
            for (statement, outcome) in policy.statements.iter().enumerate() {
                if outcome.deny() == Truth::Yes {
                    requirements.push(Requirement::NoDeny {
                        layer: trace.layer,
                        level: policy.level,
                        policy: policy.policy,
                        statement,
                    });
                }
            }
        }
    }
}

/// The missing `Allow`s of a layer, level by level.
fn allows(trace: &LayerTrace, requirements: &mut Vec<Requirement>) {
    if trace.level_allows.is_empty() {
        requirements.push(Requirement::Allow { layer: trace.layer, level: None });
    }
    for (level, allows) in trace.level_allows.iter().enumerate() {
        if *allows == Truth::No {
            requirements.push(Requirement::Allow { layer: trace.layer, level: Some(level) });
        }
    }
}

/// What isn't known of a layer and could matter.
fn unknowns(
    trace: &LayerTrace,
    request: &Request,
    policies: &Policies<'_>,
    requirements: &mut Vec<Requirement>,
) {
    let layer = trace.layer;
    if matches!(trace.standing, Standing::NotKnown | Standing::Partly) {
        requirements.push(Requirement::KnownLayer { layer });
    }
    if trace.may_have_grant {
        requirements.push(Requirement::KnownGrant);
    }
    for policy in &trace.policies {
        if !policy.is_complete {
            requirements.push(Requirement::WholePolicy { layer, level: policy.level, policy: policy.policy });
        }
        for (index, outcome) in policy.statements.iter().enumerate() {
            let is_open = outcome.effect != Some(Effect::Deny) && outcome.grants.is_open();
            if outcome.applies != Truth::Unknown && !is_open {
                continue;
            }
            let document = policies.document(layer, policy.level, policy.policy);
            let Some(statement) = document.and_then(|document| document.statements.get(index)) else {
                continue;
            };
            let (level, policy, before) = (policy.level, policy.policy, requirements.len());
            let explanation = explain(statement, layer, request, policies);
            for key in unknown_keys(statement, &explanation, request) {
                requirements.push(Requirement::KnownKey { key });
            }
            if statement.doubt.is_none()
                && explanation.principal.is_written
                && (explanation.principal.holds == Truth::Unknown || is_open)
            {
                requirements.push(Requirement::NamedPrincipal { layer, level, policy, statement: index });
            }
            if statement.doubt.is_some() || requirements.len() == before {
                requirements.push(Requirement::ReadableStatement { layer, level, policy, statement: index });
            }
        }
    }
}

/// The keys whose values would tell whether a statement applies.
fn unknown_keys(statement: &Statement, explanation: &StatementExplanation, request: &Request) -> Vec<String> {
    let mut keys = Vec::new();
    let is_unknown = |key: &str| matches!(request.context().of(key), Known::Unknown);
    for (condition, outcome) in statement.conditions.iter().zip(&explanation.conditions) {
        match outcome.why {
            Why::KeyUnknown => keys.push(condition.key_text.to_string()),
            Why::VariableUnknown(value) if outcome.holds == Truth::Unknown => {
                keys.extend(
                    condition.variables(value).into_iter().filter(|key| is_unknown(key)).map(str::to_owned),
                );
            }
            _ => {}
        }
    }
    if explanation.resource.holds == Truth::Unknown
        && let Some(element) = &statement.resources
    {
        let variables = element.items.iter().flat_map(|item| item.pattern.variables());
        keys.extend(variables.filter(|key| is_unknown(key)).map(str::to_owned));
    }
    keys
}
