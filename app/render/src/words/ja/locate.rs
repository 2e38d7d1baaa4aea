//! What the user's policies say of a refusal, in Japanese.

use denylens_locate::{
    Attachment, EntityName, Need,
    what_if::{Access, Listed},
};
use denylens_policy::{Layer, evaluate::Restriction, export::EntityKind};

/// What would have to be otherwise, or be known.
pub(super) fn need(need: &Need) -> String {
    match need {
        Need::SaidToDeny { layer: None } => {
            "AWS によると、ステートメントが拒否しています。そのステートメントはこれらのポリシーの中にありません。"
                .to_owned()
        }
        Need::SaidToDeny { layer: Some(layer) } => {
            format!(
                "AWS によると、拒否したのは{}です。そのステートメントはここにありません。",
                policies(*layer)
            )
        }
        Need::SaidNotToAllow { layer } => {
            format!(
                "AWS によると、{}に許可がありませんでした。そこに許可が必要です。",
                policies(*layer)
            )
        }
        Need::NoDeny { layer, statement } => {
            format!(
                "{}のステートメント `{statement}` が拒否しないようにする必要があります。",
                policies(*layer)
            )
        }
        Need::Allow { layer } => format!("{}に許可が必要です。", policies(*layer)),
        Need::KnownLayer { layer } => format!("{}の全体が分かりません。", policies(*layer)),
        Need::KnownKey { key } => format!("リクエストの `{key}` の値が分かりません。"),
        Need::OtherCredentials { restriction } => other_credentials(*restriction).to_owned(),
        Need::KnownGrant => "KMS キーのグラントが許可しているかどうかが分かりません。".to_owned(),
        Need::KnownResourceAccount => "リソースを所有するアカウントが分かりません。".to_owned(),
        Need::WholePolicy { layer } => format!(
            "{}の中に、途中で切れているか同じ要素が重複しているポリシーがあり、全体が分かりません。",
            policies(*layer)
        ),
        Need::NamedPrincipal { layer, statement } => {
            format!(
                "{}のステートメント `{statement}` が呼び出し元を対象としているかどうかが分かりません。",
                policies(*layer)
            )
        }
        Need::ReadableStatement { layer, statement } => {
            format!("{}のステートメント `{statement}` を確実には読み取れません。", policies(*layer))
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
        Layer::Resource => "リソースのポリシー",
        Layer::Identity => "アイデンティティベースのポリシー",
        Layer::Boundary => "アクセス許可の境界",
        Layer::Session => "セッションポリシー",
    }
}

/// How a policy reaches the caller.
pub(super) fn attachment(attachment: &Attachment) -> String {
    match attachment {
        Attachment::Inline { entity, group } => attached(entity, group.as_deref(), "インラインポリシー"),
        Attachment::Managed { entity, group } => attached(entity, group.as_deref(), "管理ポリシー"),
        Attachment::Boundary { entity } => format!("{} のアクセス許可の境界", name(entity)),
        Attachment::NotToCaller => {
            "管理ポリシー (これらのファイルでは呼び出し元にアタッチされていません)".to_owned()
        }
        Attachment::NotKnown => "管理ポリシー (呼び出し元にアタッチされているかは不明)".to_owned(),
        Attachment::ServiceControl => "組織の SCP として適用".to_owned(),
        Attachment::ResourceControl => "組織の RCP として適用".to_owned(),
        Attachment::Trust { role } => format!("ロール {role} の信頼ポリシー"),
        Attachment::VpcEndpoint { id } => format!("VPC エンドポイント {id} のポリシー"),
        Attachment::Resource => "リソースのポリシー".to_owned(),
        Attachment::SomeResource => "リソースのポリシー (どのリソースのものかは示されていません)".to_owned(),
        Attachment::Session => "セッションポリシー".to_owned(),
        Attachment::NotStated => "何に適用されているか示されていないドキュメント".to_owned(),
    }
}

fn attached(entity: &EntityName, group: Option<&str>, what: &str) -> String {
    let entity = name(entity);
    match group {
        Some(group) => format!("{entity} ← グループ {group} ← {what}"),
        None => format!("{entity} ← {what}"),
    }
}

fn name(entity: &EntityName) -> String {
    let kind = match entity.kind {
        EntityKind::User => "ユーザー",
        EntityKind::Role => "ロール",
        EntityKind::Group => "グループ",
    };
    format!("{kind} {}", entity.name)
}

/// What a statement allows.
pub(super) fn access(access: &Access) -> String {
    let (actions, resources) = (listed(access.actions.as_ref()), listed(access.resources.as_ref()));
    let mut text = format!("{resources} に対する {actions} を");
    if let Some(principals) = &access.principals {
        text += &listed(Some(principals));
        text += " に";
    }
    text += "許可します";
    for (number, condition) in access.conditions.iter().enumerate() {
        text += if number == 0 { " (条件: " } else { "、" };
        text += &format!("`{}` {} {}", condition.key, condition.operator, quoted(&condition.values));
    }
    if !access.conditions.is_empty() {
        text += ")";
    }
    text + "。"
}

fn listed(list: Option<&Listed>) -> String {
    match list {
        None => "すべて".to_owned(),
        Some(Listed::Only(items)) => quoted(items),
        Some(Listed::AllBut(items)) => format!("{} 以外のすべて", quoted(items)),
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
        assert_eq!(access(&object), "`arn:aws:s3:::data/*` に対する `s3:GetObject` を許可します。");
        assert_eq!(
            access(&all_but_iam),
            "`*` に対する `iam:*` 以外のすべて を`111122223333` に許可します (条件: `aws:SecureTransport` Bool `true`)。"
        );
    }
}
