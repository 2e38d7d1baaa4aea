//! The permissions boundary of a user or role: the most that its identity-based policies can give it.
//!
//! Source: IAM User Guide, `access_policies_boundaries.html`.

use super::{Layer, look_at};
use crate::{
    evaluate::{
        policies::Policies,
        trace::{LayerTrace, Standing},
    },
    request::Request,
    vocabulary::{PrincipalKind, Truth},
};

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    match request.principal().kind() {
        PrincipalKind::Anonymous
        | PrincipalKind::Root
        | PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::OriginAccessIdentity => {
            LayerTrace::silent(Layer::Boundary, Standing::NotInvolved, Truth::Yes)
        }
        PrincipalKind::User
        | PrincipalKind::Role
        | PrincipalKind::RoleSession
        | PrincipalKind::FederatedUser
        | PrincipalKind::Unreadable => {
            look_at(Layer::Boundary, &policies.boundary, request, policies, Truth::Yes)
        }
    }
}
