//! The decision: read off the trace of all layers.
//!
//! First comes explicit denial: one `Deny` that applies, in any layer, refuses. Then every layer that limits must allow, and
//! something must grant; what must grant depends on who asks and whose resource it is. Some calls no policy can allow.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html` and
//! `reference_policies_evaluation-logic-cross-account.html`.

mod allow;
mod exempt;
mod explanation;
mod layer;
mod not_principal;
mod policies;
mod requirement;
mod restriction;
mod statement;
pub mod trace;

pub use explanation::{Coverage, StatementExplanation};
pub use policies::{Level, Policies, Supplied};
pub use requirement::Requirement;
pub use restriction::Restriction;

use crate::{
    document::Statement,
    request::Request,
    vocabulary::{Layer, Truth},
};
use allow::Allows;
use serde::{Deserialize, Serialize};
use statement::Setting;
use trace::{LayerTrace, Trace};

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// It is allowed.
    Allowed,
    /// It is refused because nothing allows it.
    ImplicitDeny,
    /// It is refused because a statement denies it.
    ExplicitDeny,
    /// What is known leaves it open.
    Unknown,
}

impl Decision {
    /// The name used in data.
    pub fn id(self) -> &'static str {
        match self {
            Decision::Allowed => "allowed",
            Decision::ImplicitDeny => "implicit-deny",
            Decision::ExplicitDeny => "explicit-deny",
            Decision::Unknown => "unknown",
        }
    }
}

/// The outcome of an evaluation.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What becomes of the request.
    pub decision: Decision,
    /// Whether it is refused: known also where it isn't known whether explicitly or implicitly.
    pub is_denied: Truth,
    /// The layers that refuse it. Several can; each alone would.
    pub denied_by: Vec<Layer>,
    /// What the decision was read off.
    pub trace: Trace,
}

/// Evaluates a request against policies.
pub fn evaluate(request: &Request, policies: &Policies<'_>) -> Evaluation {
    let look = |layer| match exempt::is_exempt(request, layer) {
        Truth::Yes => LayerTrace::exempt(layer),
        Truth::Unknown => {
            let trace = layer::look(layer, request, policies);
            LayerTrace { denies: trace.denies.and(Truth::Unknown), ..trace }
        }
        Truth::No => layer::look(layer, request, policies),
    };
    decide(request, Trace { layers: Layer::ALL.map(look).into() })
}

/// Reads the decision off a trace.
fn decide(request: &Request, trace: Trace) -> Evaluation {
    let explicit = Truth::any(trace.layers.iter().map(|layer| layer.denies));
    let allows = Allows::of(request, &trace);
    let restricted = restriction::restriction(request).map_or(Truth::No, |(_, holds)| holds);
    let allowed = allows.hold().and(!restricted);
    let (decision, denied_by) = match (explicit, allowed) {
        (Truth::Yes, _) => {
            let denies = trace.layers.iter().filter(|layer| layer.denies == Truth::Yes);
            (Decision::ExplicitDeny, denies.map(|layer| layer.layer).collect())
        }
        (Truth::No, Truth::Yes) => (Decision::Allowed, Vec::new()),
        (Truth::No, Truth::No) => (Decision::ImplicitDeny, allows.refusing_layers()),
        (Truth::Unknown, Truth::No) => (Decision::Unknown, allows.refusing_layers()),
        (Truth::Unknown, _) | (Truth::No, Truth::Unknown) => (Decision::Unknown, Vec::new()),
    };
    Evaluation { decision, is_denied: explicit.or(!allowed), denied_by, trace }
}

/// Everything about one statement of a policy in a layer, whatever the evaluation needed of it.
pub fn explain(
    statement: &Statement,
    layer: Layer,
    request: &Request,
    policies: &Policies<'_>,
) -> StatementExplanation {
    let setting = Setting { layer, has_boundary: layer::has_boundary(policies) };
    statement::explain(statement, request, setting)
}
