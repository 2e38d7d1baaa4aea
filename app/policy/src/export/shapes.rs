//! The answers of single commands, each of which wraps a policy in its own way.
//!
//! Source: AWS CLI Command Reference: `organizations describe-policy`, `s3api get-bucket-policy`, `kms get-key-policy`,
//! `sqs get-queue-attributes`, `sns get-topic-attributes`, `ecr get-repository-policy`, `lambda get-policy`,
//! `secretsmanager get-resource-policy`, `ec2 describe-vpc-endpoints`, `iam get-role`, `iam get-policy-version`,
//! `iam get-role-policy`, `iam get-user-policy`, `iam get-group-policy`.

use super::{
    entity::{Boundary, Entity, EntityKind, Extent},
    library::Library,
    percent,
    policy::{Owner, Policy, PolicyKind},
    source::Source,
    text::DocumentText,
};
use crate::json::{Kind, Value};

/// Reads whatever policies a value has.
pub(super) fn read(library: &mut Library, value: Value<'_>, source: &Source) {
    let text = |key: &str| value.get(key).and_then(|value| value.as_str()).map(|text| text.into_owned());
    let mut add = |policy: Option<Policy>| library.policies.extend(policy);
    if value.get("Statement").is_some() || value.get("Effect").is_some() {
        add(policy(value, source, PolicyKind::Plain, None, None));
        return;
    }
    if let Some(described) = value.get("Policy").filter(|described| described.kind() == Kind::Object) {
        // organizations describe-policy
        if let Some(content) = described.get("Content") {
            let summary = described.get("PolicySummary");
            let field = |key: &str| summary?.get(key)?.as_str().map(|text| text.into_owned());
            let kind = match field("Type").as_deref() {
                Some("RESOURCE_CONTROL_POLICY") => PolicyKind::ResourceControl,
                _ => PolicyKind::ServiceControl,
            };
            add(policy(content, source, kind, field("Name"), field("Arn")));
            return;
        }
    }
    if let Some(version) = value.get("PolicyVersion").and_then(|version| version.get("Document")) {
        // It says neither its name nor what it is attached to.
        add(policy(version, source, PolicyKind::Plain, None, None));
        return;
    }
    if let Some(document) = value.get("PolicyDocument") {
        // iam get-role-policy and its like
        let owners = [
            ("RoleName", EntityKind::Role),
            ("UserName", EntityKind::User),
            ("GroupName", EntityKind::Group),
        ];
        let owner = owners.into_iter().find_map(|(key, kind)| Some((kind, text(key)?)));
        let kind = owner
            .map_or(PolicyKind::Plain, |(kind, name)| PolicyKind::Inline(Owner { kind, name, arn: None }));
        add(policy(document, source, kind, text("PolicyName"), None));
        return;
    }
    if let Some(endpoints) = value.get("VpcEndpoints") {
        for endpoint in endpoints.items() {
            let id =
                endpoint.get("VpcEndpointId").and_then(|id| id.as_str()).unwrap_or_default().into_owned();
            let document = endpoint.get("PolicyDocument");
            let read = document.and_then(|document| {
                policy(document, source, PolicyKind::Endpoint(id.clone()), Some(id), None)
            });
            library.policies.extend(read);
        }
        return;
    }
    if let Some(role) = value.get("Role") {
        entity(library, role, EntityKind::Role, Extent::Part, source);
        trust(library, role, source);
        return;
    }
    if let Some(user) = value.get("User") {
        entity(library, user, EntityKind::User, Extent::Part, source);
        return;
    }
    // {"Policy": "…"}, {"policyText": "…"}, {"ResourcePolicy": "…"}, {"Attributes": {"Policy": "…"}}
    let attributes = value.get("Attributes");
    let keys = ["Policy", "policyText", "ResourcePolicy", "policy"];
    let wrapped = keys.into_iter().find_map(|key| value.get(key).or_else(|| attributes?.get(key)));
    if let Some(wrapped) = wrapped {
        let name = text("Name").or_else(|| text("repositoryName"));
        let attribute = |key: &str| attributes?.get(key)?.as_str().map(|arn| arn.into_owned());
        let arn = text("ARN").or_else(|| attribute("QueueArn")).or_else(|| attribute("TopicArn"));
        add(policy(wrapped, source, PolicyKind::Resource, name, arn));
    }
}

/// The trust policy of a role.
pub(super) fn trust(library: &mut Library, role: Value<'_>, source: &Source) {
    let name = role.get("RoleName").and_then(|name| name.as_str()).unwrap_or_default().into_owned();
    if let Some(document) = role.get("AssumeRolePolicyDocument") {
        let arn = role.get("Arn").and_then(|arn| arn.as_str()).map(|arn| arn.into_owned());
        let kind = PolicyKind::Trust(name.clone());
        library.policies.extend(policy(document, source, kind, Some(name), arn));
    }
}

/// A user, group or role.
pub(super) fn entity(
    library: &mut Library,
    value: Value<'_>,
    kind: EntityKind,
    extent: Extent,
    source: &Source,
) {
    let text = |value: Value<'_>, key: &str| {
        value.get(key).and_then(|text| text.as_str()).map(|text| text.into_owned())
    };
    let (name, id) = match kind {
        EntityKind::User => ("UserName", "UserId"),
        EntityKind::Group => ("GroupName", "GroupId"),
        EntityKind::Role => ("RoleName", "RoleId"),
    };
    let (Some(name), Some(arn)) = (text(value, name), text(value, "Arn")) else { return };
    let attached = value.get("AttachedManagedPolicies").into_iter().flat_map(|list| list.items());
    let groups = value.get("GroupList").into_iter().flat_map(|list| list.items());
    let boundary =
        value.get("PermissionsBoundary").and_then(|boundary| text(boundary, "PermissionsBoundaryArn"));
    let boundary = match boundary {
        Some(arn) => Boundary::Policy(arn),
        None if source.cut.is_some_and(|cut| value.span().end >= cut) => Boundary::NotKnown,
        None => Boundary::None,
    };
    let entity = Entity {
        kind,
        name,
        arn,
        id: text(value, id),
        attached: attached.filter_map(|policy| text(policy, "PolicyArn")).collect(),
        groups: groups.filter_map(|group| group.as_str().map(|group| group.into_owned())).collect(),
        boundary,
        extent,
    };
    library.add_entity(entity);
}

/// A policy from a document that stands as an object, as text, or as text in the encoding of URLs.
pub(super) fn policy(
    value: Value<'_>,
    source: &Source,
    kind: PolicyKind,
    name: Option<String>,
    arn: Option<String>,
) -> Option<Policy> {
    let text: DocumentText = match value.kind() {
        Kind::String => {
            let text = value.as_str()?.into_owned();
            let text = percent::decode(&text).unwrap_or(text);
            text.contains("Effect").then(|| DocumentText::from(text.as_str()))?
        }
        // A list of statements is a document too; `null` is none.
        Kind::Object | Kind::Array => {
            let statements = value.get("Statement").unwrap_or(value);
            let first = statements.items().next().unwrap_or(statements);
            first.get("Effect").map(|_| DocumentText::piece(&source.text, value.span()))?
        }
        Kind::Word => return None,
    };
    let mut policy = Policy::new(kind, text, source.file);
    (policy.name, policy.arn) = (name, arn);
    Some(policy)
}
