//! What the user's policies say of a refusal, in English.

use denylens_locate::{
    Attachment, EntityName, Need,
    what_if::{Access, Listed},
};
use denylens_policy::{Layer, evaluate::Restriction, export::EntityKind};

/// What would have to be otherwise, or be known.
pub(super) fn need(need: &Need) -> String {
    match need {
        Need::SaidToDeny { layer: None } => {
            "AWS says that a statement denied it. That statement is not among these policies.".to_owned()
        }
        Need::SaidToDeny { layer: Some(layer) } => {
            format!("AWS says that {} denied it. The statement that did is not here.", policies(*layer))
        }
        Need::SaidNotToAllow { layer } => {
            format!("AWS says that nothing in {} allowed it. An Allow is needed there.", policies(*layer))
        }
        Need::NoDeny { layer, statement } => {
            format!("Statement `{statement}` of {} must not deny the request.", policies(*layer))
        }
        Need::Allow { layer } => format!("Missing: an Allow in {}.", policies(*layer)),
        Need::KnownLayer { layer } => format!("Not fully known: {}.", policies(*layer)),
        Need::KnownKey { key } => format!("Not known: the value of `{key}` in the request."),
        Need::OtherCredentials { restriction } => other_credentials(*restriction).to_owned(),
        Need::KnownGrant => "Not known: whether a grant of the KMS key allows it.".to_owned(),
        Need::KnownResourceAccount => "Not known: the account that owns the resource.".to_owned(),
        Need::WholePolicy { layer } => format!(
            "Not known: all of a policy of {}, which is cut off or says something twice.",
            policies(*layer)
        ),
        Need::NamedPrincipal { layer, statement } => {
            format!("Not known: whether statement `{statement}` of {} is about the caller.", policies(*layer))
        }
        Need::ReadableStatement { layer, statement } => {
            format!("Statement `{statement}` of {} can't be read for certain.", policies(*layer))
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
pub(super) fn attachment(attachment: &Attachment) -> String {
    match attachment {
        Attachment::Inline { entity, group } => attached(entity, group.as_deref(), "inline policy"),
        Attachment::Managed { entity, group } => attached(entity, group.as_deref(), "attached policy"),
        Attachment::Boundary { entity } => format!("the permissions boundary of {}", name(entity)),
        Attachment::NotToCaller => {
            "a managed policy that is not attached to the caller by these files".to_owned()
        }
        Attachment::NotKnown => {
            "a managed policy; whether it is attached to the caller isn't known".to_owned()
        }
        Attachment::ServiceControl => "attached in the organization as a service control policy".to_owned(),
        Attachment::ResourceControl => "attached in the organization as a resource control policy".to_owned(),
        Attachment::Trust { role } => format!("the trust policy of role {role}"),
        Attachment::VpcEndpoint { id } => format!("the policy of VPC endpoint {id}"),
        Attachment::Resource => "the policy of the resource".to_owned(),
        Attachment::SomeResource => "the policy of a resource; the export doesn't say of which".to_owned(),
        Attachment::Session => "the session policy".to_owned(),
        Attachment::NotStated => "a document that doesn't say what it is attached to".to_owned(),
    }
}

fn attached(entity: &EntityName, group: Option<&str>, what: &str) -> String {
    let entity = name(entity);
    match group {
        Some(group) => format!("{entity} ← group {group} ← {what}"),
        None => format!("{entity} ← {what}"),
    }
}

fn name(entity: &EntityName) -> String {
    let kind = match entity.kind {
        EntityKind::User => "user",
        EntityKind::Role => "role",
        EntityKind::Group => "group",
    };
    format!("{kind} {}", entity.name)
}

/// What a statement allows.
pub(super) fn access(access: &Access) -> String {
    let (actions, resources) = (listed(access.actions.as_ref()), listed(access.resources.as_ref()));
    let mut text = format!("Allows {actions} on {resources}");
    if let Some(principals) = &access.principals {
        text += " to ";
        text += &listed(Some(principals));
    }
    for (number, condition) in access.conditions.iter().enumerate() {
        text += if number == 0 { ", if " } else { " and " };
        text += &format!("`{}` {} {}", condition.key, condition.operator, quoted(&condition.values));
    }
    text + "."
}

fn listed(list: Option<&Listed>) -> String {
    match list {
        None => "everything".to_owned(),
        Some(Listed::Only(items)) => quoted(items),
        Some(Listed::AllBut(items)) => format!("everything but {}", quoted(items)),
    }
}

fn quoted(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| format!("`{item}`")).collect();
    items.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_locate::what_if::AccessCondition;

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
        assert_eq!(access(&object), "Allows `s3:GetObject` on `arn:aws:s3:::data/*`.");
        assert_eq!(
            access(&all_but_iam),
            "Allows everything but `iam:*` on `*` to `111122223333`, if `aws:SecureTransport` Bool `true`."
        );
    }
}
