//! Whether all that must allow a request does: which layers these are depends on who asks, and whose resource it is.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html` ("Resource-based policies") and
//! `reference_policies_evaluation-logic-cross-account.html`.

use crate::{
    evaluate::{
        layer::{self, Demand},
        trace::{Grants, Trace},
    },
    request::Request,
    vocabulary::{Layer, PrincipalKind, Truth},
};

/// Whether each layer allows, and who asks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allows {
    requester: Requester,
    /// Layers that limit everyone they concern.
    service_control: Truth,
    resource_control: Truth,
    vpc_endpoint: Truth,
    permissions: Permissions,
}

/// Who asks whom.
#[derive(Clone, Copy, Debug)]
enum Requester {
    /// A user, role or session in an account.
    Principal { within_account: Truth, demand: Demand },
    /// A root user.
    Root { within_account: Truth, demand: Demand },
    /// Who has no account of its own: anonymous requests, services, and those for whom an identity provider vouches.
    Outsider,
}

/// The layers that grant, and those that limit what identity-based policies grant.
#[derive(Clone, Copy, Debug)]
struct Permissions {
    identity: Truth,
    boundary: Truth,
    session: Truth,
    resource: Grants,
}

const GRANTED: Grants = Grants::all(Truth::Yes);

impl Allows {
    pub(super) fn of(request: &Request, trace: &Trace) -> Allows {
        let allows = |layer| trace.layer(layer).map_or(Truth::Unknown, |layer| layer.allows);
        let within_account = request.is_within_account();
        let demand = layer::demand(request);
        let requester = match request.principal().kind() {
            PrincipalKind::Anonymous
            | PrincipalKind::Service
            | PrincipalKind::Federated
            | PrincipalKind::OriginAccessIdentity => Requester::Outsider,
            PrincipalKind::Root => Requester::Root { within_account, demand },
            PrincipalKind::User
            | PrincipalKind::Role
            | PrincipalKind::RoleSession
            | PrincipalKind::FederatedUser
            | PrincipalKind::Unreadable => Requester::Principal { within_account, demand },
        };
        let unknown = Grants::all(Truth::Unknown);
        Allows {
            requester,
            service_control: allows(Layer::ServiceControl),
            resource_control: allows(Layer::ResourceControl),
            vpc_endpoint: allows(Layer::VpcEndpoint),
            permissions: Permissions {
                identity: allows(Layer::Identity),
                boundary: allows(Layer::Boundary),
                session: allows(Layer::Session),
                resource: trace.layer(Layer::Resource).map_or(unknown, |layer| layer.grants),
            },
        }
    }

    /// Whether all that must allow does.
    pub(super) fn hold(&self) -> Truth {
        self.service_control
            .and(self.resource_control)
            .and(self.vpc_endpoint)
            .and(self.requester.allows(&self.permissions))
    }

    /// The layers that refuse: each of them would alone.
    pub(super) fn refusing_layers(&self) -> Vec<Layer> {
        let permissions = &self.permissions;
        let open = Permissions { boundary: Truth::Yes, session: Truth::Yes, ..*permissions };
        let refuses = |permissions: Permissions| self.requester.allows(&permissions) == Truth::No;
        let resource = refuses(Permissions { identity: Truth::Yes, ..open });
        // Where a grant of the resource-based policy would do, it alone is missing if it is needed.
        let identity = refuses(open) && (!resource || refuses(Permissions { resource: GRANTED, ..open }));
        // A grant to the very principal is not limited by these two; any other is.
        let limited = Grants { direct: permissions.resource.direct, ..GRANTED };
        let granted = Permissions { identity: Truth::Yes, resource: limited, ..*permissions };
        let boundary = refuses(Permissions { session: Truth::Yes, ..granted });
        let session = refuses(Permissions { boundary: Truth::Yes, ..granted });
        let layers: [_; Layer::ALL.len()] = [
            (Layer::ServiceControl, self.service_control == Truth::No),
            (Layer::ResourceControl, self.resource_control == Truth::No),
            (Layer::VpcEndpoint, self.vpc_endpoint == Truth::No),
            (Layer::Resource, resource),
            (Layer::Identity, identity && permissions.identity == Truth::No),
            (Layer::Boundary, boundary && permissions.boundary == Truth::No),
            (Layer::Session, session && permissions.session == Truth::No),
        ];
        layers.into_iter().filter(|(_, refuses)| *refuses).map(|(layer, _)| layer).collect()
    }
}

impl Requester {
    fn allows(self, permissions: &Permissions) -> Truth {
        match self {
            Requester::Principal { within_account, demand } => either(
                within_account,
                || within_an_account(permissions, demand),
                || across_accounts(permissions),
            ),
            Requester::Root { within_account, demand } => {
                either(within_account, || root(permissions, demand), || permissions.resource.any())
            }
            // "a resource-based policy that allows the principal directly" is all that they can have.
            Requester::Outsider => permissions.resource.direct,
        }
    }
}

/// What holds within an account or across accounts, or what both agree on where it isn't known which of them it is.
fn either(within_account: Truth, within: impl Fn() -> Truth, across: impl Fn() -> Truth) -> Truth {
    match within_account {
        Truth::Yes => within(),
        Truth::No => across(),
        Truth::Unknown => within().agreed(across()),
    }
}

/// Within an account an `Allow` of either kind of policy is enough. One that names the very principal isn't limited by permissions
/// boundary and session policy, one that names the role of the session is. One that names the account leaves it to the account's
/// identity-based policies; where the resource demands that its policy allow, that is what opens the way for them.
fn within_an_account(permissions: &Permissions, demand: Demand) -> Truth {
    let Grants { direct, entity, account } = permissions.resource;
    let by_identity = match demand {
        Demand::None => permissions.identity,
        Demand::KeyPolicy | Demand::TrustPolicy => permissions.identity.and(account.or(entity)),
    };
    direct.or(permissions.boundary.and(permissions.session).and(entity.or(by_identity)))
}

/// Across accounts both sides must allow: in the principal's account all that limits it too; in the resource's account its policy,
/// however it names the principal.
fn across_accounts(permissions: &Permissions) -> Truth {
    permissions.identity.and(permissions.boundary).and(permissions.session).and(permissions.resource.any())
}

/// "By default, all requests are implicitly denied with the exception of the AWS account root user, which has full access." A key
/// must allow it all the same.
fn root(permissions: &Permissions, demand: Demand) -> Truth {
    match demand {
        Demand::None => Truth::Yes,
        Demand::KeyPolicy | Demand::TrustPolicy => permissions.resource.any(),
    }
}
