//! Service control policies: the most that principals of a member account may do.
//!
//! "For a permission to be allowed for a specific account, there must be an explicit Allow statement at every level from the root
//! through each OU in the direct path to the account (including the target account itself)."
//! "SCPs don't affect users or roles in the management account" and "SCPs do not affect any service-linked role"; they limit the
//! root user of a member account, and no principal from outside, such as a service.
//!
//! Sources: Organizations User Guide, `orgs_manage_policies_scps.html` and `orgs_manage_policies_scps_evaluation.html`.

use super::{Layer, look_at_levels};
use crate::{
    evaluate::{
        policies::{Policies, Supplied},
        trace::{LayerTrace, Standing},
    },
    request::Request,
    vocabulary::{PrincipalKind, Truth},
};

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    const LAYER: Layer = Layer::ServiceControl;
    let principal = request.principal();
    let outside = match principal.kind() {
        PrincipalKind::Anonymous
        | PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::OriginAccessIdentity => true,
        PrincipalKind::Root
        | PrincipalKind::User
        | PrincipalKind::Role
        | PrincipalKind::RoleSession
        | PrincipalKind::FederatedUser
        | PrincipalKind::Unreadable => request.is_by_service_linked_role(),
    };
    let is_management =
        policies.management_account.is_some_and(|account| principal.account() == Some(account));
    if outside || is_management {
        return LayerTrace::silent(LAYER, Standing::NotInvolved, Truth::Yes);
    }
    match &policies.service_control {
        Supplied::NotAttached => LayerTrace::silent(LAYER, Standing::NotAttached, Truth::Yes),
        Supplied::NotKnown => LayerTrace::silent(LAYER, Standing::NotKnown, Truth::Unknown),
        Supplied::Given(levels) => {
            look_at_levels(LAYER, levels, Standing::Given, request, policies, Truth::No)
        }
        Supplied::Partly(levels) => {
            look_at_levels(LAYER, levels, Standing::Partly, request, policies, Truth::No)
        }
    }
}
