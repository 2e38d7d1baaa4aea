//! The resource-based policy, and the resources that nothing but their policy opens.
//!
//! "For most resources, you only need an explicit allow for the principal in either an identity-based policy or a resource-based
//! policy to grant access. IAM role trust policies and KMS key policies are exceptions to this logic, because they must explicitly
//! allow access for principals."
//!
//! Sources: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`; AWS KMS Developer Guide,
//! `key-policies.html` and `grants.html`.

use super::{Layer, look_at};
use crate::{
    evaluate::{
        policies::Policies,
        trace::{Grants, LayerTrace, Standing},
    },
    request::{Completeness, Request},
    vocabulary::{Arn, PrincipalKind, Truth},
};

/// What a resource demands of its own policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::evaluate) enum Demand {
    /// Nothing: an identity-based policy of its account is enough.
    None,
    /// A KMS key: its key policy must allow, or let the account's policies do so.
    KeyPolicy,
    /// A role that is to be assumed: its trust policy must allow, or let the account's policies do so.
    TrustPolicy,
}

/// What the resource of a request demands of its own policy.
pub(in crate::evaluate) fn demand(request: &Request) -> Demand {
    let Some(arn) = Arn::parse(request.resource()) else { return Demand::None };
    match (request.folded_service(), arn.service, arn.typed_resource()) {
        ("kms", "kms", Some(("key", _))) => Demand::KeyPolicy,
        ("sts", "iam", Some(("role", _))) => Demand::TrustPolicy,
        _ => Demand::None,
    }
}

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    let mut trace = look_at(Layer::Resource, &policies.resource, request, policies, Truth::No);
    // A grant allows what the key policy doesn't, and shows in no policy.
    let may_have_grant = demand(request) == Demand::KeyPolicy
        && request.context().completeness() == Completeness::Partial
        && request.folded_action().strip_prefix("kms:").is_some_and(is_grantable)
        && !matches!(request.principal().kind(), PrincipalKind::Anonymous | PrincipalKind::Federated);
    if may_have_grant && trace.grants.direct == Truth::No {
        trace.grants.direct = Truth::Unknown;
        trace.allows = trace.allows.or(Truth::Unknown);
        trace.may_have_grant = true;
    }
    if trace.standing == Standing::NotKnown {
        trace.grants = Grants::all(Truth::Unknown);
    }
    trace
}

/// Whether a grant can allow an operation of KMS.
///
/// Source: AWS KMS Developer Guide, `grants.html`, "Grant operations".
pub(in crate::evaluate) fn is_grantable(operation: &str) -> bool {
    matches!(
        operation,
        "decrypt"
            | "derivesharedsecret"
            | "encrypt"
            | "generatedatakey"
            | "generatedatakeypair"
            | "generatedatakeypairwithoutplaintext"
            | "generatedatakeywithoutplaintext"
            | "generatemac"
            | "reencryptfrom"
            | "reencryptto"
            | "sign"
            | "verify"
            | "verifymac"
            | "creategrant"
            | "describekey"
            | "getpublickey"
            | "retiregrant"
    )
}
