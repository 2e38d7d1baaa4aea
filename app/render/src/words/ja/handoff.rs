//! The messages to whoever can do something.

use super::{fix::statements, verdict};
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::{
    fix::{Change, DraftPrincipal, DraftStatement, Fix, FixEffect, Target},
    handoff::Ground,
};
use denylens_policy::Layer;
use denylens_triage::report::{RemedyRequest, Sayer};

pub(super) const WORDS: HandoffWords = HandoffWords {
    who: "誰が",
    what: "何を",
    on: |action, resource| say!("{resource} に対する {action}", resource, action),
    place: "どこで・いつ",
    account: |account| say!("呼び出し元のアカウント {account}", account),
    request_id: |id| say!("リクエスト ID {id}", id),
    code: "エラーコード",
    refused_by: "拒否の理由",
    policy: |policy| say!("ポリシー {policy}", policy),
    statement: |sid| say!("ステートメント {sid}", sid),
    proved: |by, sayer, reason| {
        say!("{by}。{sayer}: 「{reason}」", by, sayer = Ours(self::sayer(sayer)), reason)
    },
    condition: "ステートメントの条件",
    sayer,
    comma: "、",
    policy_and_statements: [" (", ")"],
    between: "",
    asked: "【依頼内容】",
    refusal: "【拒否された内容】",
    to_change: "【変更内容】",
    commands: "【コマンド】",
    check: "【変更後の確認】",
    again: "変更後に同じ操作をもう一度行い、結果をお知らせします。",
    others: |others| say!("次の担当者にも、それぞれの対応を依頼しています: {others}", others),
    thanks: "よろしくお願いします。",
    change,
    only_if: |conditions| {
        say!("ステートメントのとおり、次の条件を付けてください: {conditions}。", conditions)
    },
    let_through: "この操作を許可してください。または、許可される実行方法を教えてください。",
    as_message_says,
    decode: "下のコマンドでエンコードされたメッセージをデコードし、結果を送ってください。または、私に `sts:DecodeAuthorizationMessage` を許可してください。",
    enable_key: |key| match key {
        Some(key) => say!("KMS キー `{key}` を使える状態に戻してください。現在は使用できない状態です。", key),
        None => Sentence::of("KMS キーを使える状態に戻してください。現在は使用できない状態です。"),
    },
    remedy,
    ground: |ground| match ground {
        Ground::Said => None,
        Ground::OfBothSides => Some(
            "呼び出し元とリソースの両方のポリシーで許可が必要です。すでに許可されている場合、この変更は不要です。",
        ),
        Ground::ThroughAnotherRole => {
            Some("許可されると `cdk deploy` はそのロールで操作を行うため、ほかの許可は不要です。")
        }
        Ground::NotSaid => Some(
            "拒否したポリシーは AWS のメッセージに示されていません。すでに許可されている場合、この変更は不要です。",
        ),
    },
};

fn sayer(sayer: Sayer) -> &'static str {
    match sayer {
        Sayer::Sentence | Sayer::Phrase => "AWS のメッセージ",
        Sayer::Details => "AWS の認可の詳細",
        Sayer::Decoded => "デコード済みメッセージ",
    }
}

fn change(fix: &Fix, policy: Option<&str>) -> Sentence {
    match (&fix.change, &fix.effect) {
        (Change::Condition(added), FixEffect::NoLongerDenies { principal }) => {
            let policy = denying(fix, policy);
            match added.sids.as_slice() {
                [] => say!(
                    "{policy}で、`{principal}` を例外にしてください。または、許可される実行方法を教えてください。",
                    policy,
                    principal
                ),
                _ => say!(
                    "{policy}のステートメント {named} で、`{principal}` を例外にしてください。または、許可される実行方法を教えてください。",
                    policy,
                    named = statements(added),
                    principal
                ),
            }
        }
        (_, FixEffect::Allows { actions, resources }) => allow(fix, actions, resources),
        (_, FixEffect::LetsAllow { actions, resources }) => {
            let policy = limiting(fix);
            say!(
                "{policy}で、`{resources}` に対する `{actions}` を許可してください。",
                policy,
                resources,
                actions
            )
        }
        (_, FixEffect::LetsThrough { principal, actions, resources }) if !principal.is_empty() => say!(
            "VPC エンドポイント経由で、`{principal}` に `{resources}` に対する `{actions}` を許可してください。",
            principal,
            resources,
            actions
        ),
        (_, FixEffect::LetsThrough { actions, resources, .. }) => say!(
            "VPC エンドポイント経由で、`{resources}` に対する `{actions}` を許可してください。",
            resources,
            actions
        ),
        (Change::Statement(_), FixEffect::NoLongerDenies { principal }) => {
            say!("`{principal}` を例外にしてください。", principal)
        }
    }
}

fn allow(fix: &Fix, actions: &[String], resources: &[String]) -> Sentence {
    let who = who(fix);
    match &fix.target {
        Target::Bucket(bucket) => say!(
            "バケット `{bucket}` のポリシーで、{who}に `{resources}` に対する `{actions}` を許可してください。",
            bucket,
            who,
            resources,
            actions
        ),
        Target::Key(key) => {
            say!("キー `{key}` のポリシーで、{who}に `{actions}` を許可してください。", key, who, actions)
        }
        Target::Trust(role) => say!(
            "ロール `{role}` の信頼ポリシーで、{who}に `{actions}` を許可してください。",
            role,
            who,
            actions
        ),
        Target::Resource(_) => say!(
            "リソースのポリシーで、{who}に `{resources}` に対する `{actions}` を許可してください。",
            who,
            resources,
            actions
        ),
        _ => say!("{who}に `{resources}` に対する `{actions}` を許可してください。", who, resources, actions),
    }
}

fn who(fix: &Fix) -> Sentence {
    if let Some(callers) = fix.change.statement().and_then(DraftStatement::callers) {
        return say!("`{callers}` ", callers);
    }
    match (fix.change.statement().and_then(|statement| statement.principal.as_ref()), &fix.target) {
        (Some(DraftPrincipal::Aws(arn)), _) => say!("`{arn}` ", arn),
        (Some(DraftPrincipal::Service(service)), _) => say!("サービス `{service}` ", service),
        (Some(DraftPrincipal::Federated(provider)), _) => {
            say!("`{provider}` の ID ", provider)
        }
        (_, Target::User(name)) => say!("ユーザー `{name}` ", name),
        (_, Target::Role(name)) => say!("ロール `{name}` ", name),
        (_, Target::PermissionSet(name)) => say!("アクセス許可セット `{name}` ", name),
        _ => Sentence::of("私"),
    }
}

/// The policy that limits what others may allow.
fn limiting(fix: &Fix) -> Sentence {
    Sentence::of(match &fix.target {
        Target::Boundary => "私のアクセス許可の境界",
        Target::Session => "私のセッションの作成時に渡すポリシー",
        Target::Organization(_) if fix.layer == Some(Layer::ServiceControl) => {
            "私のアカウントのサービスコントロールポリシー (SCP) "
        }
        _ => return named(fix.layer),
    })
}

/// The policy that denies.
fn denying(fix: &Fix, policy: Option<&str>) -> Sentence {
    if let Some(policy) = policy {
        return say!("ポリシー `{policy}` ", policy);
    }
    match &fix.target {
        Target::Bucket(bucket) => say!("バケット `{bucket}` のポリシー", bucket),
        Target::Key(key) => say!("キー `{key}` のポリシー", key),
        Target::Trust(role) => say!("ロール `{role}` の信頼ポリシー", role),
        Target::Resource(resource) => say!("`{resource}` のポリシー", resource),
        Target::Unknown => Sentence::of("拒否しているポリシー"),
        _ => named(fix.layer),
    }
}

fn named(layer: Option<Layer>) -> Sentence {
    match layer {
        Some(Layer::Identity) => Sentence::of("拒否しているアイデンティティベースのポリシー"),
        Some(Layer::ServiceControl) => Sentence::of("拒否しているサービスコントロールポリシー (SCP) "),
        Some(Layer::ResourceControl) => Sentence::of("拒否しているリソースコントロールポリシー (RCP) "),
        Some(layer) => {
            let name = Ours(verdict::name(layer, None));
            say!("{name}", name)
        }
        None => Sentence::of("ポリシー"),
    }
}

fn as_message_says(message: Layer, details: Layer) -> Sentence {
    let (message, details) = (Ours(verdict::name(message, None)), Ours(verdict::name(details, None)));
    say!(
        "AWS のメッセージでは {message} が、認可の詳細では {details} が拒否したと示されています。管理されている {message} でも、この操作が拒否されないようにしてください。",
        message,
        details
    )
}

fn remedy(remedy: RemedyRequest, resource: Option<&str>, account: Option<&str>) -> Sentence {
    match (remedy, resource, account) {
        (RemedyRequest::RaiseQuota, Some(quota), _) => {
            say!("クォータ `{quota}` の引き上げをお願いします。", quota)
        }
        (RemedyRequest::RaiseQuota, None, _) => Sentence::of("クォータの引き上げをお願いします。"),
        (RemedyRequest::ShareResource, Some(resource), Some(account)) => {
            say!("`{resource}` をアカウント {account} と共有してください。", resource, account)
        }
        (RemedyRequest::ShareResource, Some(resource), None) => {
            say!("`{resource}` を私のアカウントと共有してください。", resource)
        }
        (RemedyRequest::ShareResource, None, _) => {
            Sentence::of("リソースを私のアカウントと共有してください。")
        }
        (RemedyRequest::SetUpProvider, ..) => {
            Sentence::of("ロールのアカウントで、下のコマンドを使って ID プロバイダーを設定してください。")
        }
        (RemedyRequest::FindPolicy, ..) => Sentence::of(
            "どのポリシーがこの操作を拒否したか調べ、問題がなければ必要な権限だけを許可してください。手元のメッセージには示されていません。",
        ),
    }
}
