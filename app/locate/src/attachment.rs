//! How a policy reaches the caller, in words.

use super::gathered::Reach;
use denylens_lang::Words;
use denylens_policy::export::{Boundary, Entity, EntityKind, Extent, Library, Owner, Policy, PolicyKind};

/// The way from the caller to the policy.
pub(super) fn of(policy: &Policy, reach: Reach, entity: Option<&Entity>, library: &Library) -> Words {
    match &policy.kind {
        PolicyKind::Inline(owner) if reach == Reach::Open => of_owner(owner),
        PolicyKind::Managed
            if reach == Reach::Open
                && entity.is_some_and(|entity| library.identity(entity).extent == Extent::Whole) =>
        {
            Words::new(
                "a managed policy that is not attached to the caller by these files",
                "管理ポリシー (これらのファイルでは呼び出し元にアタッチされていません)",
            )
        }
        PolicyKind::Managed if reach == Reach::Open => Words::new(
            "a managed policy; whether it is attached to the caller isn't known",
            "管理ポリシー (呼び出し元にアタッチされているかは不明)",
        ),
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
        PolicyKind::Resource if policy.arn.is_none() => Words::new(
            "the policy of a resource; the export doesn't say of which",
            "リソースのポリシー (どのリソースのものかは示されていません)",
        ),
        PolicyKind::Resource => Words::new("the policy of the resource", "リソースのポリシー"),
        PolicyKind::Session => Words::new("the session policy", "セッションポリシー"),
        PolicyKind::Plain => Words::new(
            "a document that doesn't say what it is attached to",
            "何に適用されているか示されていないドキュメント",
        ),
        PolicyKind::Inline(owner) => {
            entity.map_or_else(|| of_owner(owner), |entity| to_entity(policy, entity, library))
        }
        PolicyKind::Managed => entity.map(|entity| to_entity(policy, entity, library)).unwrap_or_default(),
    }
}

/// Of a caller of whom nothing else is here.
fn of_owner(owner: &Owner) -> Words {
    let name = &owner.name;
    let (en, ja) = kind_words(owner.kind);
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
    if matches!(&entity.boundary, Boundary::Policy(arn) if policy.arn.as_ref() == Some(arn)) {
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
