//! Resource control policies: the most that anyone may do to resources of a member account.
//!
//! "The RCPFullAWSAccess policy […] is automatically attached to the organization root, every OU, and every account […]. You
//! cannot detach this policy." So an RCP refuses only by `Deny`. RCPs don't limit resources of the management account, nor
//! service-linked roles, and "apply to resources for a subset of AWS services", which grows.
//!
//! Sources: Organizations User Guide, `orgs_manage_policies_rcps.html` and `orgs_manage_policies_rcps_evaluation.html`.

use super::{Layer, look_at_levels};
use crate::{
    evaluate::{
        policies::{Policies, Supplied},
        trace::{LayerTrace, Standing},
    },
    request::Request,
    vocabulary::Truth,
};

/// The services whose resources RCPs reach, by their prefixes, as far as it is known (2026-11-25).
const SERVICES: [&str; 11] = [
    "aoss",
    "cognito-identity",
    "cognito-idp",
    "dynamodb",
    "ecr",
    "kms",
    "logs",
    "s3",
    "secretsmanager",
    "sqs",
    "sts",
];

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    const LAYER: Layer = Layer::ResourceControl;
    let owner = match request.resource_account() {
        None if request.is_within_account() == Truth::Yes => request.principal().account(),
        owner => owner,
    };
    let is_management = policies.management_account.is_some_and(|account| owner == Some(account));
    // "RCPs don't restrict kms:RetireGrant."
    let is_exempt = request.folded_action() == "kms:retiregrant";
    if is_exempt || is_management || request.is_by_service_linked_role() {
        return LayerTrace::silent(LAYER, Standing::NotInvolved, Truth::Yes);
    }
    let (levels, standing) = match &policies.resource_control {
        Supplied::NotAttached => return LayerTrace::silent(LAYER, Standing::NotAttached, Truth::Yes),
        Supplied::NotKnown => {
            let mut trace = LayerTrace::silent(LAYER, Standing::NotKnown, Truth::Yes);
            trace.denies = Truth::Unknown;
            return trace;
        }
        Supplied::Given(levels) => (levels, Standing::Given),
        Supplied::Partly(levels) => (levels, Standing::Partly),
    };
    let mut trace = look_at_levels(LAYER, levels, standing, request, policies, Truth::Yes);
    trace.allows = Truth::Yes;
    if trace.denies == Truth::Yes && !SERVICES.contains(&request.folded_service()) {
        // Whether RCPs reach this service now has to be looked up.
        trace.denies = Truth::Unknown;
        trace.standing = Standing::Partly;
    }
    trace
}
