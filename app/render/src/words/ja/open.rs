//! What has to be put in the place of a name in capitals.

use crate::sentence::{Ours, Sentence, say};
use denylens_advise::argument::ValueKind;

pub(super) fn open(kind: ValueKind) -> Sentence {
    let what = Ours(what(kind));
    say!(
        "`{name}` は {what} に置き換えてください。テキストに値がないか、使える形ではありません。",
        name = Ours(kind.placeholder()),
        what
    )
}

fn what(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::AccessKey => "漏えいしたアクセスキーの ID",
        ValueKind::IdentityCenterRegion => "IAM アイデンティティセンターのリージョン",
        ValueKind::IdentityCenter => {
            "IAM アイデンティティセンターのインスタンスの ARN (`aws sso-admin list-instances` で表示されます)"
        }
        ValueKind::PermissionSet => "アクセス許可セットの ARN",
        ValueKind::Account => "アカウント ID (12 桁の数字)",
        ValueKind::Action => "アクション (ポリシーでの表記)",
        ValueKind::Image => "イメージの ID",
        ValueKind::AuthorizationId => "認可 ID",
        ValueKind::BoundaryPolicy => "アクセス許可の境界に使われているポリシーの ARN",
        ValueKind::Audience => "トークンのオーディエンス (`https://` で始まる場合はそれを除いたもの)",
        ValueKind::Bucket => "バケット名",
        ValueKind::ContextKey => "条件キー",
        ValueKind::ContextValue => "条件キーの値",
        ValueKind::DesiredValue => "クォータの希望する値",
        ValueKind::EncodedMessage => "エンコードされたメッセージ",
        ValueKind::Issuer => "トークンの発行者 (`iss`) から `https://` を除いたもの",
        ValueKind::Key => "キーの ID、ARN、またはエイリアス",
        ValueKind::ManagedPolicy => "管理ポリシーの ARN",
        ValueKind::Operation => "API オペレーション名",
        ValueKind::OrganizationParent => "組織単位 (OU) またはルートの ID (前のコマンドが表示します)",
        ValueKind::OrganizationPolicy => "ポリシーの ID",
        ValueKind::PolicyVersion => "現在のデフォルトバージョンの ID (最初のコマンドが表示します)",
        ValueKind::Principal => "ユーザーまたはロールの ARN",
        ValueKind::Provider => "ID プロバイダーの ARN",
        ValueKind::QueueUrl => "キューの URL",
        ValueKind::QuotaCode => "クォータコード (前のコマンドが表示します)",
        ValueKind::Region => "リージョン",
        ValueKind::Repository => "リポジトリ名",
        ValueKind::RequestId => "リクエストの ID",
        ValueKind::Resource => "リソースの ARN",
        ValueKind::Role => "ロール名",
        ValueKind::Service => "サービスコード (前のコマンドが表示します)",
        ValueKind::User => "ユーザー名",
        ValueKind::VpcEndpoint => "VPC エンドポイントの ID",
    }
}
