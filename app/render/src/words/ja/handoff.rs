//! The messages to whoever can do something.

use super::{fix::statements, verdict};
use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::HandoffWords,
};
use denylens_advise::{
    Certainty, How,
    command::QuotaName,
    fix::{Caveat, Change, DraftPrincipal, DraftStatement, Fix, FixEffect, Target},
    handoff::{Doubt, Ground},
};
use denylens_locate::{TokenFinding, TokenMismatch};
use denylens_policy::Layer;
use denylens_triage::report::{Acting, DenyKind, Form, GivenDocument, RemedyRequest, Sayer};

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
    policy_and_statements: ["（", "）"],
    between: "",
    asked: "【依頼内容】",
    refusal: "【拒否された内容】",
    to_change: "【変更内容】",
    to_except: "【意図した拒否でない場合の変更内容】",
    commands: "【コマンド】",
    check: "【変更後の確認】",
    again: "変更後に同じ操作をもう一度行い、結果をお知らせします。",
    others: |others| say!("次の担当者にも、それぞれの対応を依頼します: {others}", others),
    thanks: "よろしくお願いします。",
    change,
    only_if: |conditions| {
        say!("ステートメントのとおり、次の条件を付けてください: {conditions}。", conditions)
    },
    correct,
    meant: "まず、この操作の拒否が意図したものかどうかを教えてください。意図したものであれば例外は不要で、こちらでリクエストを変更します。",
    meant_somehow: "まず、この操作の拒否が意図したものかどうかを教えてください。意図したものであれば、許可される実行方法を教えてください。",
    instead: "許可される可能性が高いリクエストの変更",
    let_through: "この操作を許可してください。または、許可される実行方法を教えてください。",
    let_through_denied: "意図したものでなければ、この操作が拒否されないようにしてください。",
    confirm,
    how,
    decode: "エンコードされたメッセージを下のコマンドでデコードし、結果を送ってください。または、私に `sts:DecodeAuthorizationMessage` を許可してください。",
    allow_grants: |key, account| match account {
        Some(account) => say!(
            "アカウント {account} が KMS キー `{key}` のグラントを作成できるように、キーポリシーで、そのアカウントに `kms:CreateGrant` を許可してください。",
            account,
            key
        ),
        None => say!(
            "私のアカウントが KMS キー `{key}` のグラントを作成できるように、キーポリシーで、そのアカウントに `kms:CreateGrant` を許可してください。",
            key
        ),
    },
    make_grant: |key| {
        say!(
            "サービスにリンクされたロールが KMS キー `{key}` を使えるように、`aws kms create-grant` でグラントを作成してください。先に、キーポリシーで、このアカウントに許可が必要です。",
            key
        )
    },
    enable_key: |key| match key {
        Some(key) => say!(
            "KMS キー `{key}` は現在、使用できない状態です。意図したものでなければ、使える状態に戻してください。意図したものであれば、代わりに使うキーを教えてください。",
            key
        ),
        None => Sentence::of(
            "KMS キー `KEY_ID` は現在、使用できない状態です。意図したものでなければ、使える状態に戻してください。意図したものであれば、代わりに使うキーを教えてください。",
        ),
    },
    raise: |quota| {
        let QuotaName { service, name, raised_with } = quota;
        match raised_with {
            Some(with) => say!(
                "{service} のクォータ「{with}」を `DESIRED_VALUE` に引き上げてください。「{name}」を使い切ったため、連動するこのクォータを引き上げる必要があります。",
                service,
                with,
                name
            ),
            None => say!(
                "{service} のクォータ「{name}」を使い切ったため、`DESIRED_VALUE` に引き上げてください。",
                service,
                name
            ),
        }
    },
    raise_some: |quota| match (quota.service, quota.contains) {
        (Some(service), Some(contains)) => say!(
            "{service} のクォータ `QUOTA_NAME`（名前に「{contains}」が含まれます）を使い切ったため、`DESIRED_VALUE` に引き上げてください。",
            service,
            contains
        ),
        (Some(service), None) => say!(
            "{service} のクォータ `QUOTA_NAME` を使い切ったため、`DESIRED_VALUE` に引き上げてください。",
            service
        ),
        (None, Some(contains)) => say!(
            "クォータ `QUOTA_NAME`（名前に「{contains}」が含まれます）を使い切ったため、`DESIRED_VALUE` に引き上げてください。",
            contains
        ),
        (None, None) => {
            Sentence::of("クォータ `QUOTA_NAME` を使い切ったため、`DESIRED_VALUE` に引き上げてください。")
        }
    },
    add_audience: "ロールのアカウントで、下のコマンドを使って、ID プロバイダーにトークンのオーディエンスを追加してください。",
    share,
    check_key: |key| match key {
        Some(key) => say!(
            "KMS キー `{key}` がこの呼び出しのリージョンに存在して有効であるか、またそのキーポリシーが私に使用を許可しているかを確認してください。AWS は原因を示していません。",
            key
        ),
        None => Sentence::of(
            "この呼び出しに必要な KMS キーが呼び出しのリージョンに存在して有効であるか、またそのキーポリシーが私に使用を許可しているかを確認してください。AWS は原因を示していません。",
        ),
    },
    bootstrap: |role, account| match account {
        Some(account) => say!(
            "アカウント {account} がロール `{role}` を使えるように、下のコマンドのとおり `--trust` を付けて、環境をもう一度ブートストラップしてください。`--trust` の一覧は以前の一覧を置き換えるため、すでに信頼しているアカウントも指定してください。`POLICY_ARN` には、環境に現在指定されているポリシーを指定してください。信頼したアカウントはいずれも、それらのポリシーが許可する操作を実行できます。",
            account,
            role
        ),
        None => say!(
            "私のアカウントがロール `{role}` を使えるように、下のコマンドのとおり `--trust` を付けて、環境をもう一度ブートストラップしてください。`--trust` の一覧は以前の一覧を置き換えるため、すでに信頼しているアカウントも指定してください。`POLICY_ARN` には、環境に現在指定されているポリシーを指定してください。信頼したアカウントはいずれも、それらのポリシーが許可する操作を実行できます。",
            role
        ),
    },
    authorize: "この呼び出しに問題がなければ、判定しているサービスの設定で許可してください。",
    remedy,
    caution: |acting| {
        Some(match acting {
            Acting::Node | Acting::ContainerInstance | Acting::BuildMachine => {
                "名前から判断すると、これはマシンのロールで、許可はそのマシンで動くものすべてに与えられます。そのため、専用のロールではなく、このロールで呼び出すことが意図されている場合だけ許可してください。"
            }
            Acting::TaskExecution => {
                "名前から判断すると、これはタスク実行ロールです。コンテナで動くものには、通常は別のタスクロールがあります。そのため、タスクロールではなく、このロールで呼び出すことが意図されている場合だけ許可してください。"
            }
            Acting::CdkExecution => {
                "このロールは CDK のブートストラップスタックのものなので、直接変更しないでください。この許可を管理ポリシーに入れ、`cdk bootstrap` の `--cloudformation-execution-policies` に、既存のポリシーと一緒に指定してください。"
            }
            Acting::Itself => {
                "このセッションはすでにこのロールのものです。そのため、この変更が必要なのは、ロールが自分自身を引き受ける必要がある場合だけです。"
            }
            Acting::TaskStart | Acting::CdkDeploy | Acting::CdkOther => return None,
        })
    },
    role_name: "`ROLE_NAME` はロールの名前です（エラーには示されていません）。",
    who_asks: "私は `PRINCIPAL_ARN` です（`aws sts get-caller-identity` に表示される ARN です）。",
    ground: |ground| match ground {
        Ground::Said => None,
        Ground::OfBothSides => Some(
            "呼び出し元とリソースの両方のポリシーで許可が必要です。すでに許可されている場合、この変更は不要です。",
        ),
        Ground::ThroughAnotherRole => {
            Some("許可されると `cdk deploy` はそのロールで操作を行うため、ほかの許可は不要です。")
        }
        Ground::RoleOfOtherAccount => Some(
            "この呼び出しを実行できるのはリソースのアカウントのロールだけなので、そのロールを引き受けて実行します。",
        ),
        Ground::ByKeyPolicy => Some(
            "拒否したポリシーは AWS のメッセージに示されていません。この変更が有効なのは、デフォルトのキーポリシーのように、キーポリシーがアカウントに IAM ポリシーの使用を許可している場合です。許可していない場合は、キーポリシーで私を指定する必要があります。",
        ),
        Ground::NotSaid => Some(
            "拒否したポリシーは AWS のメッセージに示されていません。すでに許可されている場合、この変更は不要です。",
        ),
    },
};

fn sayer(sayer: Sayer) -> &'static str {
    match sayer {
        Sayer::Sentence | Sayer::Phrase => "AWS のメッセージ",
        Sayer::Details => "AWS の認可の詳細",
        Sayer::Decoded => "デコードされたメッセージ",
    }
}

fn change(fix: &Fix, policy: Option<&str>) -> Sentence {
    match (&fix.change, &fix.effect) {
        (Change::Condition(added), FixEffect::NoLongerDenies { principal }) => {
            let policy = denying(fix, policy);
            match added.sids.as_slice() {
                [] => say!(
                    "意図したものでなければ、{policy}で、`{principal}` を例外にしてください。",
                    policy,
                    principal
                ),
                _ => say!(
                    "意図したものでなければ、{policy}のステートメント {named} で、`{principal}` を例外にしてください。",
                    policy,
                    named = statements(added),
                    principal
                ),
            }
        }
        (_, FixEffect::Allows { actions, resources }) if fix.caveats.contains(&Caveat::KeyOfSecret) => {
            let asked = allow(fix, actions, resources);
            say!(
                "シークレットがカスタマーマネージドキーで暗号化されている場合は、次の許可も必要です。{asked}",
                asked
            )
        }
        (_, FixEffect::Allows { actions, resources }) if fix.caveats.contains(&Caveat::PartOfTheCall) => {
            let asked = allow(fix, actions, resources);
            say!("同じ呼び出しには、まだ許可されていなければ次の許可も必要です。{asked}", asked)
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
            say!("意図したものでなければ、`{principal}` を例外にしてください。", principal)
        }
    }
}

fn allow(fix: &Fix, actions: &[String], resources: &[String]) -> Sentence {
    let who = who(fix);
    match &fix.target {
        Target::Bucket(bucket) => say!(
            "バケット `{bucket}` のバケットポリシーで、{who}に、`{resources}` に対する `{actions}` を許可してください。",
            bucket,
            who,
            resources,
            actions
        ),
        Target::Key(key) => {
            say!("キー `{key}` のキーポリシーで、{who}に `{actions}` を許可してください。", key, who, actions)
        }
        Target::Trust(role) => say!(
            "ロール `{role}` の信頼ポリシーで、{who}に `{actions}` を許可してください。",
            role,
            who,
            actions
        ),
        Target::Resource(_) => say!(
            "リソースベースのポリシーで、{who}に、`{resources}` に対する `{actions}` を許可してください。",
            who,
            resources,
            actions
        ),
        _ => {
            say!("{who}に、`{resources}` に対する `{actions}` を許可してください。", who, resources, actions)
        }
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
            say!("`{provider}` で認証された ID ", provider)
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
        Target::Boundary => "呼び出し元のアクセス許可の境界",
        Target::Session => "セッションの作成時に渡すセッションポリシー",
        Target::Organization(_) if fix.layer == Some(Layer::ServiceControl) => {
            "呼び出し元のアカウントのサービスコントロールポリシー (SCP) "
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
        Target::Bucket(bucket) => say!("バケット `{bucket}` のバケットポリシー", bucket),
        Target::Key(key) => say!("キー `{key}` のキーポリシー", key),
        Target::Trust(role) => say!("ロール `{role}` の信頼ポリシー", role),
        Target::Resource(resource) => say!("`{resource}` のリソースベースのポリシー", resource),
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

fn correct(finding: &TokenFinding, role: &str) -> Option<Sentence> {
    let statement = &finding.statement;
    Some(match &finding.says {
        TokenMismatch::Case { key, wanted, had } => say!(
            "ロール `{role}` の信頼ポリシーのステートメント `{statement}` で、`{key}` の値を `{wanted}` から `{had}` に変更してください。違いは大文字と小文字だけです。",
            role,
            statement,
            key,
            wanted,
            had
        ),
        TokenMismatch::Wildcard { operator, key, wanted, had } => say!(
            "ロール `{role}` の信頼ポリシーのステートメント `{statement}` で、`{key}` の値を `{wanted}` から `{had}` に変更してください。`{operator}` では `*` が文字そのものとして扱われます。一致するものすべてを許可する意図であれば、代わりに `{wanted}` を `StringLike` の下に移してください。",
            role,
            statement,
            key,
            wanted,
            had,
            operator
        ),
        TokenMismatch::Value { key, wanted, had } if finding.says.is_of_pull_requests() => {
            say!(
                "トークンの `{key}` は `{had}` で、ロール `{role}` の信頼ポリシーのステートメント `{statement}` の値は `{wanted}` です。トークンの値は、リポジトリのすべてのプルリクエストに共通です。そのすべてにこのロールを使わせる場合に限り、トークンの値を追加してください。",
                key,
                had,
                role,
                statement,
                wanted
            )
        }
        TokenMismatch::Value { key, wanted, had } => say!(
            "トークンの `{key}` は `{had}` で、ロール `{role}` の信頼ポリシーのステートメント `{statement}` の値は `{wanted}` です。このステートメントがこの操作のためのものであれば、トークンの値を追加してください。",
            key,
            had,
            role,
            statement,
            wanted
        ),
        _ => return None,
    })
}

fn confirm(doubt: Doubt) -> Sentence {
    match doubt {
        Doubt::Layer { message, details } => {
            let (message, details) = (Ours(verdict::name(message, None)), Ours(verdict::name(details, None)));
            say!(
                "そちらで管理しているポリシーがこの操作を拒否しているかどうかを確認してください。まだ何も変更しないでください。AWS のメッセージでは {message} が、認可の詳細では {details} が拒否したと示されているため、拒否しているのはどちらか、または両方です。",
                message,
                details
            )
        }
        Doubt::Document(given) => {
            let given = Ours(match given {
                GivenDocument::Decoded => "デコードされたメッセージ",
                GivenDocument::Details => "認可の詳細",
            });
            say!(
                "そちらで管理しているポリシーがこの操作を拒否しているかどうかを確認してください。まだ何も変更しないでください。AWS のメッセージと手元の {given} が食い違っており、どちらかは別の操作のものです。",
                given
            )
        }
    }
}

/// Who gets the message hasn't seen the text that was pasted.
fn how(how: &How) -> Sentence {
    match *how {
        How::Layer {
            layer,
            kind,
            effect: DenyKind::Unknown,
            certainty: Certainty::Said | Certainty::Concluded,
        } => {
            let name = Ours(verdict::name(layer, kind));
            say!("{name} が拒否しました。明示的な拒否かどうかはエラーに示されていません", name)
        }
        How::SomeLayer(effect) => Sentence::of(match effect {
            DenyKind::Explicit => {
                "ポリシーが明示的に拒否していますが、どのポリシータイプかはエラーに示されていません"
            }
            DenyKind::Implicit => {
                "許可するポリシーがありません。どのポリシータイプに許可がないかはエラーに示されていません"
            }
            DenyKind::Unknown => "どのポリシータイプがどのように拒否したかは、エラーに示されていません",
        }),
        How::Layer { .. } | How::Encoded(_) => (verdict::WORDS.how)(how),
    }
}

fn share(form: Option<Form>, resource: &str, account: Option<&str>) -> Sentence {
    let account = match account {
        Some(account) => say!("アカウント {account} ", account),
        None => Sentence::of("私のアカウント (`ACCOUNT_ID`) "),
    };
    match form {
        Some(Form::Image) => say!(
            "イメージ `{resource}` の起動許可に、{account}を追加してください。スナップショットがカスタマーマネージドキーで暗号化されている場合は、そのアカウントにキーの使用も許可してください。",
            resource,
            account
        ),
        Some(Form::Snapshot) => say!(
            "スナップショット `{resource}` を{account}と共有してください。カスタマーマネージドキーで暗号化されている場合は、そのアカウントにキーの使用も許可してください。",
            resource,
            account
        ),
        _ => say!("`{resource}` を{account}と共有してください。", resource, account),
    }
}

fn remedy(remedy: RemedyRequest) -> &'static str {
    match remedy {
        RemedyRequest::RaiseQuota => "クォータの引き上げをお願いします。",
        RemedyRequest::ShareResource => "リソースを私のアカウントと共有してください。",
        RemedyRequest::LetServiceIn => "サービスにリソースの使用を許可してください。",
        RemedyRequest::SetUpProvider => {
            "ロールのアカウントで、下のコマンドを使って ID プロバイダーを設定してください。"
        }
        RemedyRequest::Authorize => "",
        RemedyRequest::FindPolicy => {
            "どのポリシーがこの操作を拒否したかを調べ、問題がなければ、この操作に必要なものを許可してください。拒否したポリシーは、手元のメッセージには示されていません。"
        }
    }
}
