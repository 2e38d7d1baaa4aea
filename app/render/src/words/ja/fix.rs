//! The changes to policies.

use crate::{
    sentence::{Sentence, say},
    words::shape::FixWords,
};
use denylens_advise::{
    Account, Contact,
    fix::{AddedCondition, Caveat, Change, FixEffect, IdentityProvider},
};
use denylens_triage::report::LayerKind;

pub(super) const WORDS: FixWords = FixWords { contact, effect, place, caveat };

fn contact(contact: &Contact) -> Sentence {
    Sentence::of(match contact {
        Contact::Iam(account) | Contact::Administrator(account) => {
            return say!("{of_account}管理者", of_account = of(account));
        }
        Contact::Boundaries(account) => {
            return say!("{of_account}アクセス許可の境界の管理者", of_account = of(account));
        }
        Contact::Resource(Some(account)) => return say!("アカウント {account} のリソースの所有者", account),
        Contact::Resource(None) => "リソースの所有者",
        Contact::Role(Some(account)) => return say!("アカウント {account} のロールの所有者", account),
        Contact::Role(None) => "ロールの所有者",
        Contact::Key(Some(account)) => return say!("アカウント {account} のキーの所有者", account),
        Contact::Key(None) => "キーの所有者",
        Contact::Owner(id) => return say!("`{id}` の所有者", id),
        Contact::Bucket(bucket) => return say!("バケット `{bucket}` のアカウントの管理者", bucket),
        Contact::DenyingPolicy => "拒否しているポリシーの所有者",
        Contact::Session => "セッションを開始する人またはプログラムの管理者",
        Contact::Endpoint(Some(id)) => return say!("VPC エンドポイント `{id}` の所有者", id),
        Contact::Endpoint(None) => "VPC エンドポイントの所有者",
        Contact::Organization(Some(account)) => {
            return say!("組織の管理者（管理アカウント {account}）", account);
        }
        Contact::Organization(None) => "組織の管理者（管理アカウント）",
        Contact::OrganizationOfResource(Some(account)) => {
            return say!("リソースを所有する組織の管理者（管理アカウント {account}）", account);
        }
        Contact::OrganizationOfResource(None) => "リソースを所有する組織の管理者",
        Contact::Decoder(account) => {
            return say!(
                "`sts:DecodeAuthorizationMessage` を実行できる、{of_account}管理者",
                of_account = of(account)
            );
        }
        Contact::Billing => "支払いアカウントの請求の管理者",
        Contact::IdentityCenter => {
            "IAM アイデンティティセンターの管理者（組織の管理アカウント、または委任管理者）"
        }
        Contact::Authorizer(kind) => authorizer(*kind),
    })
}

/// Whoever runs an authorizer.
fn authorizer(kind: LayerKind) -> &'static str {
    match kind {
        LayerKind::LakeFormation => "Lake Formation のデータレイク管理者",
        LayerKind::LambdaAuthorizer => "API とその Lambda オーソライザーの所有者",
        LayerKind::ApiGateway => "API の所有者",
        LayerKind::AppSync => "GraphQL API の所有者",
        LayerKind::AccessEntry | LayerKind::KubernetesRbac => "クラスターの管理者",
        LayerKind::OpenSearch => "OpenSearch の管理者（マスターユーザー）",
        LayerKind::RdsIam => "データベースの管理者",
        LayerKind::RdsProxy => "Amazon RDS Proxy の所有者",
        LayerKind::CloudFront => "CloudFront ディストリビューションの所有者",
        LayerKind::LatticeService => "VPC Lattice のサービスの所有者",
        LayerKind::LatticeNetwork => "VPC Lattice のサービスネットワークの所有者",
        LayerKind::IdentityPool => "ID プールの所有者",
        LayerKind::Portfolio => "Service Catalog のポートフォリオの管理者",
        LayerKind::Membership => "DataZone のドメインまたはプロジェクトの所有者",
        _ => "アカウントの管理者",
    }
}

fn of(account: &Account) -> Sentence {
    match account {
        Some(account) => say!("アカウント {account} の", account),
        None => Sentence::of("アカウントの"),
    }
}

fn effect(effect: &FixEffect) -> Sentence {
    match effect {
        FixEffect::Allows { actions, resources } => {
            if let [resource] = &**resources
                && resource != "*"
            {
                return say!("`{resource}` に対する `{actions}` だけを許可します。", resource, actions);
            }
            say!("{on}に対する `{actions}` だけを許可します。", on = on(resources), actions)
        }
        FixEffect::LetsAllow { actions, resources } => say!(
            "ほかのポリシーが{on}に対する `{actions}` を許可できるようになります。これだけでは何も許可されません。",
            on = on(resources),
            actions
        ),
        FixEffect::LetsThrough { principal, actions, resources } => say!(
            "`{principal}` が{on}に対する `{actions}` をこのエンドポイント経由で実行できるようになります。これだけでは何も許可されません。",
            principal,
            on = on(resources),
            actions
        ),
        FixEffect::NoLongerDenies { principal } => {
            say!(
                "このステートメントは、この操作だけでなく対象となるすべての操作について、`{principal}` に適用されなくなります。実行には、許可するポリシーも必要です。",
                principal
            )
        }
    }
}

/// Several resources stand in the statement, and aren't said again.
fn on(resources: &[String]) -> Sentence {
    match resources {
        [all] if all == "*" => Sentence::of("すべてのリソース"),
        [resource] => say!(" `{resource}` ", resource),
        several => say!("これら {count} 個のリソース", count = several.len()),
    }
}

/// The statements of an exception.
pub(super) fn statements(added: &AddedCondition) -> Sentence {
    let sids = &added.sids;
    match added.more {
        0 => say!("`{sids}`", sids),
        more => say!("`{sids}` ほか {more} 件", sids, more),
    }
}

fn place(change: &Change) -> Option<Sentence> {
    match change {
        Change::Statement(_) => None,
        Change::Condition(added) => Some(match added.sids.as_slice() {
            [] => Sentence::of(
                "これはステートメント全体ではありません。拒否しているステートメントの `Condition` に追加し、ほかの要素はそのまま残してください。",
            ),
            _ => say!(
                "これはステートメント全体ではありません。ステートメント {named} の `Condition` に追加し、ほかの要素はそのまま残してください。",
                named = statements(added)
            ),
        }),
    }
}

fn caveat(caveat: Caveat) -> &'static str {
    match caveat {
        Caveat::StatementNotShown => {
            "どのステートメントが拒否しているかはテキストに示されていません。まずポリシーの中で該当するステートメントを探してください。"
        }
        Caveat::KeyAlreadyThere => {
            "ステートメントの `ArnNotLike` に `aws:PrincipalArn` がすでにある場合は、その値に ARN を追加してください。"
        }
        Caveat::LayerNotSaid => {
            "許可がないのがこのポリシータイプかどうかは、テキストからは分かりません。ほかのポリシータイプも確認してください。"
        }
        Caveat::KeepTheRest => {
            "既存のポリシーに、このステートメントを追加してください。既存の内容と置き換えると、ほかに許可していたものがすべて失われます。"
        }
        Caveat::EveryResource => {
            "SCP のステートメントとして一般的な形で、すべてのリソースを対象にしています。実際に使える範囲は、ほかのポリシーが制限します。"
        }
        Caveat::ResourceRedacted => {
            "リソースの ARN の一部がテキストから取り除かれています。元の値に戻してください。"
        }
        Caveat::ProviderNotNamed => {
            "アカウントまたは ID プロバイダーがテキストに示されていません。ロールのアカウントにあるプロバイダーの ARN を入れてください。"
        }
        Caveat::SubjectNotSaid => {
            "トークンのサブジェクトはテキストに示されていません。大文字の部分をトークンのサブジェクト（CloudTrail イベントの `userName`）に置き換えてください。"
        }
        Caveat::SubjectConcluded => {
            "トークンはテキストに示されていません。テキストの値を、このプロバイダーで一般的な形式に当てはめたものなので、実際のトークンの `sub` と比べてください。"
        }
        Caveat::Subjects(provider) => subjects(provider),
        Caveat::AudienceNotSaid => {
            "トークンのオーディエンスはテキストに示されていません。大文字の部分をその値に置き換えてください（CloudTrail イベントの `principalId` に含まれます）。"
        }
        Caveat::AudienceUsual => {
            "トークンのオーディエンスはテキストに示されていません。ここにあるのは一般的な値なので、実際のトークンの `aud` と比べてください。"
        }
        Caveat::CompareFirst => {
            "先に信頼ポリシーを確認してください。この呼び出し元のためのステートメントがすでにある場合は、異なる値だけを直します。ステートメントは追加しません。"
        }
        Caveat::Unsettled => {
            "2 つの情報が食い違っているため、どちらが失敗した呼び出しのものか分かるまで、この変更は行わないでください。"
        }
        Caveat::ExternalId => {
            "呼び出し元がほかの会社に属する場合は、`sts:ExternalId` の条件を加えてください。呼び出し元は同じ値を送る必要があります。"
        }
        Caveat::PrincipalNotWhole => {
            "プリンシパルの ARN の一部がテキストにありません。`aws iam get-role` で完全な ARN を確認してください。"
        }
        Caveat::PathOfService => {
            "セッションにはロールのパスが示されません。ここでは、このサービスのサービスにリンクされたロールのパスを入れています。"
        }
        Caveat::SharedRole => {
            "名前から判断すると、このロールはマシンのものです。許可は、そのマシンで動くものすべてに与えられます。本来は別のロールで呼び出すはずではなかったか、先に確認してください。"
        }
        Caveat::PathUntold => {
            "セッションの ARN にはロールのパスが含まれません。ロールにパスがある場合は、ARN に加えてください。"
        }
        Caveat::ResourceNotNamed => {
            "テキストにリソースの完全な ARN がありません。大文字の部分を実際の値に置き換えてください。"
        }
        Caveat::ResourceCut => {
            "テキストにはリソースの ARN の先頭部分しかないため、同じ文字列で始まるすべてのリソースが対象になっています。必要なリソースの ARN に置き換えてください。"
        }
        Caveat::ResourceByName => {
            "テキストにあるのはリソースの名前だけで、ARN はありません。ここにあるのは、呼び出し元のアカウントにあるその名前のリソースの ARN です。リソースにパスがある場合は、ARN に加えてください。"
        }
        Caveat::OneOffId => {
            "リソースの ARN にある ID は、リソースが作成されるたびに変わります。そのため、ワイルドカードにしています。"
        }
        Caveat::LaunchSet => {
            "ステートメントには、起動時に権限が確認されるすべての種類のリソースを指定しています。イメージ、サブネット、セキュリティグループのワイルドカードは、使用するものに置き換えてください。"
        }
        Caveat::OtherResources => {
            "同じ呼び出しでは、ほかのリソースについても権限が確認されますが、AWS が示すのはそのうち 1 つです。呼び出しで使うリソースを加えてください。"
        }
        Caveat::ManagesPermissions => {
            "このアクションのアクセスレベルは「アクセス許可の管理」です。実行できる人は、自分やほかの人の権限を増やせます。アクセスを管理する担当者だけに許可してください。"
        }
        Caveat::PartOfTheCall => {
            "同じ呼び出しには、これも必要です。不足しているかどうかは、テキストに示されていません。"
        }
        Caveat::KeyNotNamed => {
            "テキストに KMS キーが示されていません。リソースを暗号化しているキーを入れてください。別のアカウントから使う場合は、カスタマーマネージドキーでなければなりません。"
        }
        Caveat::KeyOfSecret => {
            "シークレットがカスタマーマネージドキーで暗号化されている場合だけ必要です。`KEY_ID` をそのキーの ID に置き換えてください。AWS マネージドキー `aws/secretsmanager` の場合は、カスタマーマネージドキーで暗号化し直すまで、別のアカウントからは読み取れません。"
        }
        Caveat::ByKeyPolicy => {
            "IAM ポリシーが有効なのは、デフォルトのキーポリシーのように、キーポリシーがアカウントに IAM ポリシーの使用を許可している場合だけです。先にキーポリシーを確認してください。許可していない場合は、キーポリシーで呼び出し元を指定する必要があり、IAM ポリシーは不要です。"
        }
        Caveat::RoleOfOtherAccount => {
            "リソースは別のアカウントにあり、この種類のリソースにはリソースベースのポリシーがありません。そのため、呼び出し元のポリシーを変更するだけでは解決しません。呼び出し元は、そのアカウントのロールを引き受けて呼び出す必要があります。`ROLE_NAME` をそのロールの名前に置き換えてください。"
        }
        Caveat::PullRequest => {
            "このサブジェクトは、どのブランチからのものでも、リポジトリのすべてのプルリクエストに共通です。プルリクエストを作成できる人は誰でもこのロールを引き受けられるため、デプロイ用のロールでは信頼しないでください。"
        }
        Caveat::GrantOperationsNotSaid => {
            "グラントで許可するオペレーションはテキストに示されていません。`GRANT_OPERATION` を、`Decrypt` などのオペレーションに置き換えてください。"
        }
        Caveat::GrantForService => {
            "この条件では、AWS のサービスが呼び出し元の代わりに作成するグラントだけが認められます。呼び出し元が自分で作成する場合は、この条件を外し、`kms:GrantOperations` でオペレーションを指定してください。"
        }
        Caveat::RoleOfIdentityCenter => {
            "このロールは IAM アイデンティティセンターが作成したもので、ARN の一部がテキストにありません。そのため、ステートメントではアカウントを指定し、条件でロールを指定しています。アカウントを指定すると判断はそのアカウントに委ねられるため、アクセス許可セットでも同じ許可が必要です。"
        }
        Caveat::ThroughDeployRole => {
            "`cdk deploy` は、許可されていればデプロイロールを引き受け、そのロールが実行ロールを渡します。呼び出し元に `iam:PassRole` は不要です。許可すると、呼び出し元は CloudFormation が実行できることをすべて実行できるようになります。ブートストラップスタックを変更している場合は、デプロイロールの信頼ポリシーが呼び出し元を信頼している必要があります。"
        }
        Caveat::EveryAssignment => {
            "アクセス許可セットは、割り当てられたすべてのアカウントにプロビジョニングされます。変更はそのすべてに適用されます。"
        }
        Caveat::ServiceNotSaid => {
            "どのサービスがロールを使うかは、テキストに示されていません。`SERVICE_PRINCIPAL` をそのサービスプリンシパルに置き換えてください。ロールの信頼ポリシーに書かれています。"
        }
        Caveat::WithinBoundary => {
            "これを実行できる人は、自分より強い権限をユーザーやロールに与えられます。`iam:PermissionsBoundary` の条件を付けると、アクセス許可の境界が設定されたユーザーやロールだけに限定できます。"
        }
        Caveat::ByBootstrap => {
            "ロールは CDK のブートストラップスタックのものなので、直接変更しないでください。ステートメントを管理ポリシーに入れ、`cdk bootstrap` の `--cloudformation-execution-policies` に指定してください。"
        }
        Caveat::FunctionSet => {
            "この機能のために、AWS Lambda はこれらのアクションをまとめて必要とします。メッセージが示すのは、そのうちの 1 つだけです。"
        }
        Caveat::ActionSet => {
            "イメージのプルまたはプッシュには、これらのアクションがまとめて必要です。AWS が示すのは、最初に拒否したアクションだけです。"
        }
        Caveat::NoResourcePolicy => {
            "リソースは別のアカウントにあり、この種類のリソースにはリソースベースのポリシーがありません。呼び出し元のアカウントと共有されていない限り、呼び出し元はそのアカウントのロールを引き受ける必要があり、権限はそのロールに必要です。"
        }
    }
}

/// The forms of the subjects of a provider.
fn subjects(provider: IdentityProvider) -> &'static str {
    match provider {
        IdentityProvider::GitHub => {
            "GitHub Actions のサブジェクト: ブランチは `repo:OWNER/REPOSITORY:ref:refs/heads/BRANCH`、タグは `…:ref:refs/tags/TAG`、環境を使うジョブは `…:environment:NAME`、プルリクエストは `…:pull_request` です。2026 年 7 月 15 日以降に作成、名前変更、または移管されたリポジトリでは ID が入ります: `repo:OWNER@OWNER_ID/REPOSITORY@REPOSITORY_ID:…`。再利用可能なワークフローだけを信頼するには、`token.actions.githubusercontent.com:job_workflow_ref` の条件を加えます。"
        }
        IdentityProvider::GitLab => {
            "GitLab のサブジェクト: `project_path:GROUP/PROJECT:ref_type:branch:ref:BRANCH`、または `…:ref_type:tag:ref:TAG` です。オーディエンスは、ジョブが `id_tokens` の `aud` で指定した値です。"
        }
        IdentityProvider::Bitbucket => {
            "Bitbucket Pipelines のサブジェクト: 中括弧で囲んだリポジトリの UUID、デプロイでは環境の UUID、最後にステップの UUID が続きます。ステップは実行ごとに変わるため、`*` にしています。UUID とオーディエンスは、リポジトリの OpenID Connect のページで確認できます。"
        }
        IdentityProvider::HcpTerraform => {
            "HCP Terraform のサブジェクト: `organization:NAME:project:NAME:workspace:NAME:run_phase:PHASE` です。フェーズは `plan` または `apply` です。両方で使うロールには、両方のサブジェクトを指定するか、`StringLike` でフェーズを `*` にします。"
        }
        IdentityProvider::CircleCi => {
            "CircleCI のサブジェクト: `org/ORGANIZATION_ID/project/PROJECT_ID/user/USER_ID` です。ユーザーはジョブを開始した人なので、`*` にしています。オーディエンスは組織の ID です。"
        }
        IdentityProvider::Eks => {
            "Amazon EKS クラスターのサブジェクト: `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT` です。クラスターの発行者は `aws eks describe-cluster` で確認できます。"
        }
        IdentityProvider::Cognito => {
            "Amazon Cognito ID プール: `:aud` は ID プールの ID です。`:amr` は、サインインしたユーザーでは `authenticated`、ゲストでは `unauthenticated` です。"
        }
        IdentityProvider::Google => {
            "Google: `:aud` はクライアント ID、`:sub` はユーザーまたはサービスアカウントの番号です。"
        }
        IdentityProvider::Other => {
            "サブジェクトの形式は ID プロバイダーによって異なります。プロバイダーの AWS 向けの手順で確認してください。Kubernetes では `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`、GitHub Actions では `repo:OWNER/REPOSITORY:…`、GitLab では `project_path:GROUP/PROJECT:…` です。"
        }
    }
}
