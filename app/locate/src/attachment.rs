//! How a policy reaches the caller.

use denylens_policy::{
    Truth,
    export::{Boundary, Entity, EntityKind, Extent, Library, Policy, PolicyKind},
};
use serde::{Deserialize, Serialize};

/// The way from the caller to a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Attachment {
    /// An inline policy of a user, a group or a role.
    Inline {
        /// Whose it is.
        entity: EntityName,
        /// The group that the user has it from.
        group: Option<String>,
    },
    /// A managed policy that is attached to a user or a role.
    Managed {
        /// What it is attached to.
        entity: EntityName,
        /// The group that the user has it from.
        group: Option<String>,
    },
    /// A managed policy that is the permissions boundary of a user or a role.
    Boundary {
        /// Whose it is.
        entity: EntityName,
    },
    /// A managed policy that is not attached to the caller by these files.
    NotToCaller,
    /// A managed policy; whether it is attached to the caller isn't known.
    NotKnown,
    /// A service control policy of the organisation.
    ServiceControl,
    /// A resource control policy of the organisation.
    ResourceControl,
    /// The trust policy of a role.
    Trust {
        /// The role's name.
        role: String,
    },
    /// The policy of a VPC endpoint.
    VpcEndpoint {
        /// The endpoint's id.
        id: String,
    },
    /// The policy of the resource.
    Resource,
    /// The policy of a resource; the export doesn't say of which.
    SomeResource,
    /// The session policy.
    Session,
    /// A document that doesn't say what it is attached to.
    NotStated,
}

/// A user, a group or a role, by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityName {
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: String,
}

/// The way from the caller to a policy, which applies to the request or may.
pub(super) fn of(policy: &Policy, applies: Truth, entity: Option<&Entity>, library: &Library) -> Attachment {
    match &policy.kind {
        PolicyKind::Inline(owner) => match entity {
            Some(entity) if applies == Truth::Yes => to_entity(policy, entity, library),
            _ => Attachment::Inline {
                entity: EntityName { kind: owner.kind, name: owner.name.clone() },
                group: None,
            },
        },
        PolicyKind::Managed => match entity {
            Some(entity) if applies == Truth::Yes => to_entity(policy, entity, library),
            Some(entity) if library.identity(entity).extent == Extent::Whole => Attachment::NotToCaller,
            _ => Attachment::NotKnown,
        },
        PolicyKind::ServiceControl => Attachment::ServiceControl,
        PolicyKind::ResourceControl => Attachment::ResourceControl,
        PolicyKind::Trust(role) => Attachment::Trust { role: role.clone() },
        PolicyKind::Endpoint(id) => Attachment::VpcEndpoint { id: id.clone() },
        PolicyKind::Resource if policy.arn.is_none() => Attachment::SomeResource,
        PolicyKind::Resource => Attachment::Resource,
        PolicyKind::Session => Attachment::Session,
        PolicyKind::Plain => Attachment::NotStated,
    }
}

fn to_entity(policy: &Policy, entity: &Entity, library: &Library) -> Attachment {
    let name = EntityName { kind: entity.kind, name: entity.name.clone() };
    if matches!(&entity.boundary, Boundary::Policy(arn) if policy.arn.as_ref() == Some(arn)) {
        return Attachment::Boundary { entity: name };
    }
    let identity = library.identity(entity);
    let attached = identity.policies.iter().find(|attached| std::ptr::eq(attached.policy, policy));
    let group = attached.and_then(|attached| attached.group).map(str::to_owned);
    if matches!(policy.kind, PolicyKind::Inline(_)) {
        Attachment::Inline { entity: name, group }
    } else {
        Attachment::Managed { entity: name, group }
    }
}
