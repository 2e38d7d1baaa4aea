//! Resource control policies: the most that anyone may do to resources of a member account.
//!
//! "The RCPFullAWSAccess policy […] is automatically attached to the organization root, every OU, and every account […]. You
//! cannot detach this policy." So an RCP refuses only by `Deny`. RCPs don't limit resources of the management account, nor
//! service-linked roles.
//!
//! Sources: Organizations User Guide, `orgs_manage_policies_rcps.html` and `orgs_manage_policies_rcps_evaluation.html`.

use super::{Layer, look_at_levels};
use crate::{
    policies::{Policies, Supplied},
    request::Request,
    trace::{LayerTrace, Standing},
    truth::Truth,
};

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    const LAYER: Layer = Layer::ResourceControl;
    let is_management =
        policies.management_account.is_some_and(|account| request.resource_account() == Some(account));
    if is_management || request.principal().is_service_linked_role() {
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
    trace
}
