//! How a policy reaches the caller, in words.

use crate::lang::Words;
use denylens_policy::export::{Entity, EntityKind, Library, Policy, PolicyKind};

/// The way from the caller to the policy.
pub(super) fn of(policy: &Policy, entity: Option<&Entity>, library: &Library) -> Words {
    match &policy.kind {
        PolicyKind::ServiceControl => {
            Words::new("attached in the organization as a service control policy", "組織の SCP として適用")
        }
        PolicyKind::ResourceControl => {
            Words::new("attached in the organization as a resource control policy", "組織の RCP として適用")
        }
        PolicyKind::Trust(role) => {
            Words::new(format!("the trust policy of role {role}"), format!("ロール {role} の信頼ポリシー"))
        }
        PolicyKind::Endpoint(id) => Words::new(
            format!("the policy of VPC endpoint {id}"),
            format!("VPC エンドポイント {id} のポリシー"),
        ),
        PolicyKind::Resource => Words::new("the policy of a resource", "リソースのポリシー"),
        PolicyKind::Session => Words::new("the session policy", "セッションポリシー"),
        PolicyKind::Plain => Words::new(
            "a document that doesn't say what it is attached to",
            "何に適用されているか示されていないドキュメント",
        ),
        PolicyKind::Managed | PolicyKind::Inline(..) => {
            entity.map_or_else(|| of_owner(policy), |entity| to_entity(policy, entity, library))
        }
    }
}

/// Of a caller of whom nothing else is here.
fn of_owner(policy: &Policy) -> Words {
    let PolicyKind::Inline(kind, name) = &policy.kind else { return Words::default() };
    let (en, ja) = kind_words(*kind);
    Words::new(format!("{en} {name} ← inline policy"), format!("{ja} {name} ← インラインポリシー"))
}

fn kind_words(kind: EntityKind) -> (&'static str, &'static str) {
    match kind {
        EntityKind::User => ("user", "ユーザー"),
        EntityKind::Role => ("role", "ロール"),
        EntityKind::Group => ("group", "グループ"),
    }
}

fn to_entity(policy: &Policy, entity: &Entity, library: &Library) -> Words {
    let name = &entity.name;
    let (en, ja) = kind_words(entity.kind);
    if policy.arn.is_some() && policy.arn == entity.boundary {
        return Words::new(
            format!("the permissions boundary of {en} {name}"),
            format!("{ja} {name} のアクセス許可の境界"),
        );
    }
    let identity = library.identity(entity);
    let group = identity
        .policies
        .iter()
        .find(|attached| std::ptr::eq(attached.policy, policy))
        .and_then(|attached| attached.group);
    let inline = matches!(policy.kind, PolicyKind::Inline(..));
    match (group, inline) {
        (Some(group), true) => Words::new(
            format!("{en} {name} ← group {group} ← inline policy"),
            format!("{ja} {name} ← グループ {group} ← インラインポリシー"),
        ),
        (Some(group), false) => Words::new(
            format!("{en} {name} ← group {group} ← attached policy"),
            format!("{ja} {name} ← グループ {group} ← 管理ポリシー"),
        ),
        (None, true) => {
            Words::new(format!("{en} {name} ← inline policy"), format!("{ja} {name} ← インラインポリシー"))
        }
        (None, false) => {
            Words::new(format!("{en} {name} ← attached policy"), format!("{ja} {name} ← 管理ポリシー"))
        }
    }
}
