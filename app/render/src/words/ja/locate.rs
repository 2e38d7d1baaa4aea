//! What the user's policies say of a refusal, in Japanese.

use crate::sentence::{Ours, Sentence, say};
use denylens_locate::{
    Attachment, EntityName, Need,
    what_if::{Access, AccessCondition, Listed},
};
use denylens_policy::{Layer, evaluate::Restriction, export::EntityKind};

/// What would have to be otherwise, or be known.
pub(super) fn need(need: &Need) -> Sentence {
    match need {
        Need::SaidToDeny { layer: None } => Sentence::of(
            "AWS によると、ステートメントが拒否しています。そのステートメントはこれらのポリシーの中にありません。",
        ),
        Need::SaidToDeny { layer: Some(layer) } => {
            say!(
                "AWS によると、拒否したのは{policies}です。そのステートメントはここにありません。",
                policies = Ours(policies(*layer))
            )
        }
        Need::SaidNotToAllow { layer } => {
            say!(
                "AWS によると、{policies}に許可がありませんでした。そこに許可が必要です。",
                policies = Ours(policies(*layer))
            )
        }
        Need::NoDeny { layer, statement } => {
            say!(
                "{policies}のステートメント `{statement}` が拒否しないようにする必要があります。",
                statement,
                policies = Ours(policies(*layer))
            )
        }
        Need::Allow { layer } => say!("{policies}に許可が必要です。", policies = Ours(policies(*layer))),
        Need::KnownLayer { layer } => {
            say!("{policies}の全体が分かりません。", policies = Ours(policies(*layer)))
        }
        Need::KnownKey { key } => say!("リクエストの `{key}` の値が分かりません。", key),
        Need::OtherCredentials { restriction } => Sentence::of(other_credentials(*restriction)),
        Need::KnownGrant => Sentence::of("KMS キーのグラントが許可しているかどうかが分かりません。"),
        Need::KnownResourceAccount => Sentence::of("リソースを所有するアカウントが分かりません。"),
        Need::WholePolicy { layer } => say!(
            "{policies}の中に、途中で切れているか同じ要素が重複しているポリシーがあり、全体が分かりません。",
            policies = Ours(policies(*layer))
        ),
        Need::NamedPrincipal { layer, statement } => {
            say!(
                "{policies}のステートメント `{statement}` が呼び出し元を対象としているかどうかが分かりません。",
                statement,
                policies = Ours(policies(*layer))
            )
        }
        Need::ReadableStatement { layer, statement } => {
            say!(
                "{policies}のステートメント `{statement}` を確実には読み取れません。",
                statement,
                policies = Ours(policies(*layer))
            )
        }
    }
}

fn other_credentials(restriction: Restriction) -> &'static str {
    match restriction {
        Restriction::RootUser => {
            "ルートユーザーは、ポリシーにかかわらずロールを引き受けられません。IAM ユーザーか別のロールを使ってください。"
        }
        Restriction::RoleCredentials => {
            "ロールの認証情報では、ポリシーにかかわらずこのオペレーションを呼び出せません。IAM ユーザーの認証情報を使ってください。"
        }
        Restriction::FederatedUser => {
            "フェデレーションユーザーの認証情報で呼び出せる STS のオペレーションは `GetCallerIdentity` だけで、IAM はコンソールからしか使えません。"
        }
        Restriction::OtherAccount => {
            "このオペレーションを呼び出せるのは、ポリシーにかかわらず、リソースを所有するアカウントのプリンシパルだけです。"
        }
    }
}

fn policies(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => "サービスコントロールポリシー",
        Layer::ResourceControl => "リソースコントロールポリシー",
        Layer::VpcEndpoint => "VPC エンドポイントポリシー",
        Layer::Resource => "リソースベースのポリシー",
        Layer::Identity => "アイデンティティベースのポリシー",
        Layer::Boundary => "アクセス許可の境界",
        Layer::Session => "セッションポリシー",
    }
}

/// How a policy reaches the caller.
pub(super) fn attachment(attachment: &Attachment) -> Sentence {
    match attachment {
        Attachment::Inline { entity, group } => attached(entity, group.as_deref(), "インラインポリシー"),
        Attachment::Managed { entity, group } => attached(entity, group.as_deref(), "管理ポリシー"),
        Attachment::Boundary { entity } => say!("{entity} のアクセス許可の境界", entity = name(entity)),
        Attachment::NotToCaller => {
            Sentence::of("管理ポリシー（これらのファイルでは呼び出し元にアタッチされていません）")
        }
        Attachment::NotKnown => Sentence::of("管理ポリシー（呼び出し元にアタッチされているかは不明）"),
        Attachment::ServiceControl => Sentence::of("組織の SCP として適用"),
        Attachment::ResourceControl => Sentence::of("組織の RCP として適用"),
        Attachment::Trust { role } => say!("ロール {role} の信頼ポリシー", role),
        Attachment::VpcEndpoint { id } => say!("VPC エンドポイント {id} のポリシー", id),
        Attachment::Resource => Sentence::of("リソースベースのポリシー"),
        Attachment::SomeResource => {
            Sentence::of("リソースベースのポリシー（どのリソースのものかは示されていません）")
        }
        Attachment::Session => Sentence::of("セッションポリシー"),
        Attachment::NotStated => Sentence::of("何に適用されているか示されていないドキュメント"),
    }
}

fn attached(entity: &EntityName, group: Option<&str>, what: &'static str) -> Sentence {
    let (entity, what) = (name(entity), Ours(what));
    match group {
        Some(group) => say!("{entity} ← グループ {group} ← {what}", entity, group, what),
        None => say!("{entity} ← {what}", entity, what),
    }
}

fn name(entity: &EntityName) -> Sentence {
    let kind = match entity.kind {
        EntityKind::User => "ユーザー",
        EntityKind::Role => "ロール",
        EntityKind::Group => "グループ",
    };
    say!("{kind} {name}", kind = Ours(kind), name = entity.name)
}

/// What a statement allows.
pub(super) fn access(access: &Access) -> Sentence {
    let (actions, resources) = (listed(access.actions.as_ref()), listed(access.resources.as_ref()));
    let mut said = match &access.principals {
        Some(principals) => {
            let principals = listed(Some(principals));
            say!(
                "{resources} に対する {actions} を {principals} に許可します",
                resources,
                actions,
                principals
            )
        }
        None => say!("{resources} に対する {actions} を許可します", resources, actions),
    };
    for (number, AccessCondition { key, operator, values }) in access.conditions.iter().enumerate() {
        let join = Ours(if number == 0 { "（条件: " } else { "、" });
        said = said.then(say!("{join}`{key}` {operator} `{values}`", join, key, operator, values));
    }
    said.then(Sentence::of(if access.conditions.is_empty() { "。" } else { "）。" }))
}

fn listed(list: Option<&Listed>) -> Sentence {
    match list {
        None => Sentence::of("すべて"),
        Some(Listed::Only(items)) => say!("`{items}`", items),
        Some(Listed::AllBut(items)) => say!("`{items}` 以外のすべて", items),
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
        assert_eq!(access(&object).marked(), "`arn:aws:s3:::data/*` に対する `s3:GetObject` を許可します。");
        assert_eq!(
            access(&all_but_iam).marked(),
            "`*` に対する `iam:*` 以外のすべてを `111122223333` に許可します（条件: `aws:SecureTransport` Bool `true`）。"
        );
    }
}
