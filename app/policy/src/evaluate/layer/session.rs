//! Session policies: what was passed when the session was made.
//!
//! "If a session policy is present and does not allow the requested action, then the request is implicitly denied. […] If there is
//! no session policy, the code checks whether the principal is a role session. If the principal is a role session, then the request
//! is Allowed. Otherwise, the request is implicitly denied": a federated user has only what its session policy gives.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

use super::{Layer, look_at};
use crate::{
    evaluate::{
        policies::{Policies, Supplied},
        trace::{LayerTrace, Standing},
    },
    request::Request,
    vocabulary::{PrincipalKind, Truth},
};

pub(super) fn look(request: &Request, policies: &Policies<'_>) -> LayerTrace {
    let look = |unattached| look_at(Layer::Session, &policies.session, request, policies, unattached);
    match request.principal().kind() {
        // A user has no session policy; whoever gives one for a user means it.
        PrincipalKind::User if matches!(policies.session, Supplied::Given(_)) => look(Truth::Yes),
        PrincipalKind::Anonymous
        | PrincipalKind::Root
        | PrincipalKind::User
        | PrincipalKind::Service
        | PrincipalKind::Federated
        | PrincipalKind::OriginAccessIdentity => {
            LayerTrace::silent(Layer::Session, Standing::NotInvolved, Truth::Yes)
        }
        PrincipalKind::FederatedUser => look(Truth::No),
        PrincipalKind::Role | PrincipalKind::RoleSession | PrincipalKind::Unreadable => look(Truth::Yes),
    }
}
