//! What the user's policies say of a refusal, in English.

use crate::sentence::{Ours, Sentence, say};
use denylens_locate::{
    Attachment, EntityName, Need,
    what_if::{Access, AccessCondition, Listed},
};
use denylens_policy::{Layer, evaluate::Restriction, export::EntityKind};

/// What would have to be otherwise, or be known.
pub(super) fn need(need: &Need) -> Sentence {
    match need {
        Need::SaidToDeny { layer: None } => {
            Sentence::of("AWS says that a statement denied it. That statement is not among these policies.")
        }
        Need::SaidToDeny { layer: Some(layer) } => {
            say!(
                "AWS says that {policies} denied it. The statement that did is not here.",
                policies = Ours(policies(*layer))
            )
        }
        Need::SaidNotToAllow { layer } => {
            say!(
                "AWS says that nothing in {policies} allowed it. An Allow is needed there.",
                policies = Ours(policies(*layer))
            )
        }
        Need::NoDeny { layer, statement } => {
            say!(
                "Statement `{statement}` of {policies} must not deny the request.",
                statement,
                policies = Ours(policies(*layer))
            )
        }
        Need::Allow { layer } => say!("Missing: an Allow in {policies}.", policies = Ours(policies(*layer))),
        Need::KnownLayer { layer } => say!("Not fully known: {policies}.", policies = Ours(policies(*layer))),
        Need::KnownKey { key } => say!("Not known: the value of `{key}` in the request.", key),
        Need::OtherCredentials { restriction } => Sentence::of(other_credentials(*restriction)),
        Need::KnownGrant => Sentence::of("Not known: whether a grant of the KMS key allows it."),
        Need::KnownResourceAccount => Sentence::of("Not known: the account that owns the resource."),
        Need::WholePolicy { layer } => say!(
            "Not known: all of a policy of {policies}, which is cut off or says something twice.",
            policies = Ours(policies(*layer))
        ),
        Need::NamedPrincipal { layer, statement } => {
            say!(
                "Not known: whether statement `{statement}` of {policies} is about the caller.",
                statement,
                policies = Ours(policies(*layer))
            )
        }
        Need::ReadableStatement { layer, statement } => {
            say!(
                "Statement `{statement}` of {policies} can't be read for certain.",
                statement,
                policies = Ours(policies(*layer))
            )
        }
    }
}

fn other_credentials(restriction: Restriction) -> &'static str {
    match restriction {
        Restriction::RootUser => {
            "The root user can't assume roles, whatever the policies say. Use an IAM user or another role."
        }
        Restriction::RoleCredentials => {
            "The credentials of a role can't call this operation, whatever the policies say. Use those of an IAM user."
        }
        Restriction::FederatedUser => {
            "The credentials of a federated user call no operation of STS but `GetCallerIdentity`, and those of IAM in the \
             console only."
        }
        Restriction::OtherAccount => {
            "Only principals of the account that owns the resource can call this operation, whatever the policies say."
        }
    }
}

fn policies(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => "the service control policies",
        Layer::ResourceControl => "the resource control policies",
        Layer::VpcEndpoint => "the VPC endpoint policy",
        Layer::Resource => "the policy of the resource",
        Layer::Identity => "the identity-based policies",
        Layer::Boundary => "the permissions boundary",
        Layer::Session => "the session policy",
    }
}

/// How a policy reaches the caller.
pub(super) fn attachment(attachment: &Attachment) -> Sentence {
    match attachment {
        Attachment::Inline { entity, group } => attached(entity, group.as_deref(), "inline policy"),
        Attachment::Managed { entity, group } => attached(entity, group.as_deref(), "attached policy"),
        Attachment::Boundary { entity } => {
            say!("the permissions boundary of {entity}", entity = name(entity))
        }
        Attachment::NotToCaller => {
            Sentence::of("a managed policy that is not attached to the caller by these files")
        }
        Attachment::NotKnown => {
            Sentence::of("a managed policy; whether it is attached to the caller isn't known")
        }
        Attachment::ServiceControl => {
            Sentence::of("attached in the organization as a service control policy")
        }
        Attachment::ResourceControl => {
            Sentence::of("attached in the organization as a resource control policy")
        }
        Attachment::Trust { role } => say!("the trust policy of role {role}", role),
        Attachment::VpcEndpoint { id } => say!("the policy of VPC endpoint {id}", id),
        Attachment::Resource => Sentence::of("the policy of the resource"),
        Attachment::SomeResource => Sentence::of("the policy of a resource; the export doesn't say of which"),
        Attachment::Session => Sentence::of("the session policy"),
        Attachment::NotStated => Sentence::of("a document that doesn't say what it is attached to"),
    }
}

fn attached(entity: &EntityName, group: Option<&str>, what: &'static str) -> Sentence {
    let (entity, what) = (name(entity), Ours(what));
    match group {
        Some(group) => say!("{entity} ← group {group} ← {what}", entity, group, what),
        None => say!("{entity} ← {what}", entity, what),
    }
}

fn name(entity: &EntityName) -> Sentence {
    let kind = match entity.kind {
        EntityKind::User => "user",
        EntityKind::Role => "role",
        EntityKind::Group => "group",
    };
    say!("{kind} {name}", kind = Ours(kind), name = entity.name)
}

/// What a statement allows.
pub(super) fn access(access: &Access) -> Sentence {
    let (actions, resources) = (listed(access.actions.as_ref()), listed(access.resources.as_ref()));
    let mut said = match &access.principals {
        Some(principals) => {
            let principals = listed(Some(principals));
            say!("Allows {actions} on {resources} to {principals}", actions, resources, principals)
        }
        None => say!("Allows {actions} on {resources}", actions, resources),
    };
    for (number, AccessCondition { key, operator, values }) in access.conditions.iter().enumerate() {
        let join = Ours(if number == 0 { ", if" } else { " and" });
        said = said.then(say!("{join} `{key}` {operator} `{values}`", join, key, operator, values));
    }
    said.then(Sentence::of("."))
}

fn listed(list: Option<&Listed>) -> Sentence {
    match list {
        None => Sentence::of("everything"),
        Some(Listed::Only(items)) => say!("`{items}`", items),
        Some(Listed::AllBut(items)) => say!("everything but `{items}`", items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_is_told_in_words() {
        let only = |item: &str| Some(Listed::Only(vec![item.to_owned()]));
        let object = Access {
            actions: only("s3:GetObject"),
            resources: only("arn:aws:s3:::data/*"),
            principals: None,
            conditions: Vec::new(),
        };
        let all_but_iam = Access {
            actions: Some(Listed::AllBut(vec!["iam:*".to_owned()])),
            resources: only("*"),
            principals: only("111122223333"),
            conditions: vec![AccessCondition {
                operator: "Bool".to_owned(),
                key: "aws:SecureTransport".to_owned(),
                values: vec!["true".to_owned()],
            }],
        };
        assert_eq!(access(&object).marked(), "Allows `s3:GetObject` on `arn:aws:s3:::data/*`.");
        assert_eq!(
            access(&all_but_iam).marked(),
            "Allows everything but `iam:*` on `*` to `111122223333`, if `aws:SecureTransport` Bool `true`."
        );
    }
}
