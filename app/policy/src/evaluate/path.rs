//! The way to an allowed request: which layers must let it pass.
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

/// What the layers say, and which of the ways applies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    way: Way,
    /// Layers that limit everyone they concern.
    service_control: Truth,
    resource_control: Truth,
    vpc_endpoint: Truth,
    core: Core,
}

/// Who asks whom.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// A user, role or session in an account.
    Principal { within_account: Truth, demand: Demand },
    /// A root user.
    Root { within_account: Truth, demand: Demand },
    /// Who has no account of its own: anonymous requests, services, and those for whom an identity provider vouches.
    Outsider,
}

/// The layers that grant, and those that limit what identity-based policies grant.
#[derive(Clone, Copy, Debug)]
struct Core {
    identity: Truth,
    boundary: Truth,
    session: Truth,
    resource: Grants,
}

const GRANTED: Grants = Grants::all(Truth::Yes);

impl Path {
    pub(super) fn of(request: &Request, trace: &Trace) -> Path {
        let allows = |layer| trace.layer(layer).map_or(Truth::Unknown, |layer| layer.allows);
        let within_account = request.is_within_account();
        let demand = layer::demand(request);
        let way = match request.principal().kind() {
            PrincipalKind::Anonymous
            | PrincipalKind::Service
            | PrincipalKind::Federated
            | PrincipalKind::OriginAccessIdentity => Way::Outsider,
            PrincipalKind::Root => Way::Root { within_account, demand },
            PrincipalKind::User
            | PrincipalKind::Role
            | PrincipalKind::RoleSession
            | PrincipalKind::FederatedUser
            | PrincipalKind::Unreadable => Way::Principal { within_account, demand },
        };
        let unknown = Grants::all(Truth::Unknown);
        Path {
            way,
            service_control: allows(Layer::ServiceControl),
            resource_control: allows(Layer::ResourceControl),
            vpc_endpoint: allows(Layer::VpcEndpoint),
            core: Core {
                identity: allows(Layer::Identity),
                boundary: allows(Layer::Boundary),
                session: allows(Layer::Session),
                resource: trace.layer(Layer::Resource).map_or(unknown, |layer| layer.grants),
            },
        }
    }

    /// Whether all that must allow does.
    pub(super) fn allows(&self) -> Truth {
        self.service_control
            .and(self.resource_control)
            .and(self.vpc_endpoint)
            .and(self.way.allows(&self.core))
    }

    /// The layers in the way: each of them would refuse alone.
    pub(super) fn obstacles(&self) -> Vec<Layer> {
        let core = &self.core;
        let open = Core { boundary: Truth::Yes, session: Truth::Yes, ..*core };
        let refuses = |core: Core| self.way.allows(&core) == Truth::No;
        let resource = refuses(Core { identity: Truth::Yes, ..open });
        // Where a grant of the resource-based policy would do, it alone is missing if it is needed.
        let identity = refuses(open) && (!resource || refuses(Core { resource: GRANTED, ..open }));
        // A grant to the very principal is not limited by these two; any other is.
        let limited = Grants { direct: core.resource.direct, ..GRANTED };
        let granted = Core { identity: Truth::Yes, resource: limited, ..*core };
        let boundary = refuses(Core { session: Truth::Yes, ..granted });
        let session = refuses(Core { boundary: Truth::Yes, ..granted });
        let obstacles = [
            (Layer::ServiceControl, self.service_control == Truth::No),
            (Layer::ResourceControl, self.resource_control == Truth::No),
            (Layer::VpcEndpoint, self.vpc_endpoint == Truth::No),
            (Layer::Resource, resource),
            (Layer::Identity, identity && core.identity == Truth::No),
            (Layer::Boundary, boundary && core.boundary == Truth::No),
            (Layer::Session, session && core.session == Truth::No),
        ];
        obstacles.into_iter().filter(|(_, refuses)| *refuses).map(|(layer, _)| layer).collect()
    }
}

impl Way {
    fn allows(self, core: &Core) -> Truth {
        match self {
            Way::Principal { within_account, demand } => {
                either(within_account, || within_an_account(core, demand), || across_accounts(core))
            }
            Way::Root { within_account, demand } => {
                either(within_account, || root(core, demand), || core.resource.any())
            }
            // "a resource-based policy that allows the principal directly" is all that they can have.
            Way::Outsider => core.resource.direct,
        }
    }
}

/// The outcome of the way that applies, or what both agree on where it isn't known which does.
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
fn within_an_account(core: &Core, demand: Demand) -> Truth {
    let Grants { direct, entity, account } = core.resource;
    let by_identity = match demand {
        Demand::None => core.identity,
        Demand::KeyPolicy | Demand::TrustPolicy => core.identity.and(account.or(entity)),
    };
    direct.or(core.boundary.and(core.session).and(entity.or(by_identity)))
}

/// Across accounts both sides must allow: in the principal's account all that limits it too; in the resource's account its policy,
/// however it names the principal.
fn across_accounts(core: &Core) -> Truth {
    core.identity.and(core.boundary).and(core.session).and(core.resource.any())
}

/// "By default, all requests are implicitly denied with the exception of the AWS account root user, which has full access." A key
/// must allow it all the same.
fn root(core: &Core, demand: Demand) -> Truth {
    match demand {
        Demand::None => Truth::Yes,
        Demand::KeyPolicy | Demand::TrustPolicy => core.resource.any(),
    }
}
