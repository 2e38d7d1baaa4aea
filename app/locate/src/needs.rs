//! What would have to be otherwise, or be known, in words.

use denylens_lang::Words;
use denylens_policy::{
    Decision, Layer, Policies,
    evaluate::{Requirement, Restriction},
};

/// One need as a sentence.
pub(super) fn words(need: &Requirement, policies: &Policies<'_>) -> Words {
    let sid = |layer: Layer, level: Option<usize>, policy: usize, statement: usize| {
        let document = policies.document(layer, level, policy);
        let sid = document
            .and_then(|document| document.statements.get(statement))
            .and_then(|found| found.sid.as_deref());
        sid.map_or_else(|| format!("#{}", statement + 1), str::to_owned)
    };
    match need {
        Requirement::NoDeny { layer, level, policy, statement } => {
            let (en, ja) = name(*layer);
            let sid = sid(*layer, *level, *policy, *statement);
            Words::new(
                format!("Statement `{sid}` of {en} must not deny the request."),
                format!("{ja}のステートメント `{sid}` が拒否しないようにする必要があります。"),
            )
        }
        Requirement::Allow { layer, .. } => {
            let (en, ja) = name(*layer);
            Words::new(format!("Missing: an Allow in {en}."), format!("{ja}に許可が必要です。"))
        }
        Requirement::KnownLayer { layer } => {
            let (en, ja) = name(*layer);
            Words::new(format!("Not fully known: {en}."), format!("{ja}の全体が分かりません。"))
        }
        Requirement::KnownKey { key } => Words::new(
            format!("Not known: the value of `{key}` in the request."),
            format!("リクエストの `{key}` の値が分かりません。"),
        ),
        Requirement::OtherCredentials { restriction } => other_credentials(*restriction),
        Requirement::KnownGrant => Words::new(
            "Not known: whether a grant of the KMS key allows it.",
            "KMS キーのグラントが許可しているかどうかが分かりません。",
        ),
        Requirement::KnownResourceAccount => Words::new(
            "Not known: the account that owns the resource.",
            "リソースを所有するアカウントが分かりません。",
        ),
        Requirement::WholePolicy { layer, .. } => {
            let (en, ja) = name(*layer);
            Words::new(
                format!("Not known: all of a policy of {en}, which is cut off or says something twice."),
                format!(
                    "{ja}の中に、途中で切れているか同じ要素が重複しているポリシーがあり、全体が分かりません。"
                ),
            )
        }
        Requirement::NamedPrincipal { layer, level, policy, statement } => {
            let (en, ja) = name(*layer);
            let sid = sid(*layer, *level, *policy, *statement);
            Words::new(
                format!("Not known: whether statement `{sid}` of {en} is about the caller."),
                format!("{ja}のステートメント `{sid}` が呼び出し元を対象としているかどうかが分かりません。"),
            )
        }
        Requirement::ReadableStatement { layer, level, policy, statement } => {
            let (en, ja) = name(*layer);
            let sid = sid(*layer, *level, *policy, *statement);
            Words::new(
                format!("Statement `{sid}` of {en} can't be read for certain."),
                format!("{ja}のステートメント `{sid}` を確実には読み取れません。"),
            )
        }
    }
}

/// What AWS has decided in a layer, where the policies that are here don't show it.
pub(super) fn named_by_aws(layer: Option<Layer>, decision: Decision) -> Words {
    let Some(layer) = layer else {
        return Words::new(
            "AWS says that a statement denied it. That statement is not among these policies.",
            "AWS によると、ステートメントが拒否しています。そのステートメントはこれらのポリシーの中にありません。",
        );
    };
    let (en, ja) = name(layer);
    if decision == Decision::ExplicitDeny {
        Words::new(
            format!("AWS says that {en} denied it. The statement that did is not here."),
            format!("AWS によると、拒否したのは{ja}です。そのステートメントはここにありません。"),
        )
    } else {
        Words::new(
            format!("AWS says that nothing in {en} allowed it. An Allow is needed there."),
            format!("AWS によると、{ja}に許可がありませんでした。そこに許可が必要です。"),
        )
    }
}

fn other_credentials(restriction: Restriction) -> Words {
    match restriction {
        Restriction::RootUser => Words::new(
            "The root user can't assume roles, whatever the policies say. Use an IAM user or another role.",
            "ルートユーザーは、ポリシーにかかわらずロールを引き受けられません。IAM ユーザーか別のロールを使ってください。",
        ),
        Restriction::RoleCredentials => Words::new(
            "The credentials of a role can't call this operation, whatever the policies say. Use those of an IAM user.",
            "ロールの認証情報では、ポリシーにかかわらずこのオペレーションを呼び出せません。IAM ユーザーの認証情報を使ってください。",
        ),
        Restriction::FederatedUser => Words::new(
            "The credentials of a federated user call no operation of STS but `GetCallerIdentity`, and those of IAM in the \
             console only.",
            "フェデレーションユーザーの認証情報で呼び出せる STS のオペレーションは `GetCallerIdentity` だけで、IAM はコンソールからしか使えません。",
        ),
        Restriction::OtherAccount => Words::new(
            "Only principals of the account that owns the resource can call this operation, whatever the policies say.",
            "このオペレーションを呼び出せるのは、ポリシーにかかわらず、リソースを所有するアカウントのプリンシパルだけです。",
        ),
    }
}

fn name(layer: Layer) -> (&'static str, &'static str) {
    match layer {
        Layer::ServiceControl => ("the service control policies", "サービスコントロールポリシー"),
        Layer::ResourceControl => ("the resource control policies", "リソースコントロールポリシー"),
        Layer::VpcEndpoint => ("the VPC endpoint policy", "VPC エンドポイントポリシー"),
        Layer::Resource => ("the policy of the resource", "リソースのポリシー"),
        Layer::Identity => ("the identity-based policies", "アイデンティティベースのポリシー"),
        Layer::Boundary => ("the permissions boundary", "アクセス許可の境界"),
        Layer::Session => ("the session policy", "セッションポリシー"),
    }
}
