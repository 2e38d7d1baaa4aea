//! Identity-based policies: those of the user with its groups, or of the role, inline and managed.
//!
//! The root user has none, and has full access to its account; who isn't a user or a role has none.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

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
            LayerTrace::silent(Layer::Identity, Standing::NotInvolved, Truth::Yes)
        }
        PrincipalKind::User
        | PrincipalKind::Role
        | PrincipalKind::RoleSession
        | PrincipalKind::FederatedUser
        | PrincipalKind::Unreadable => {
            look_at(Layer::Identity, &policies.identity, request, policies, Truth::No)
        }
    }
}
