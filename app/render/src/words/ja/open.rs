//! What has to be put in the place of a name in capitals.

use crate::sentence::{Ours, Sentence, say};
use denylens_advise::{
    argument::ValueKind,
    command::{Mention, Open},
};

pub(super) fn open(open: Open) -> Sentence {
    let (name, what) = (Ours(open.kind.placeholder()), Ours(what(open.kind)));
    match open.mention {
        Mention::First => say!(
            "`{name}` は {what} に置き換えてください。大文字の名前は、値がテキストにないか、一部しかない箇所です。",
            name,
            what
        ),
        Mention::Another | Mention::Again => say!("`{name}` は {what} に置き換えてください。", name, what),
    }
}

fn what(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::AccessKey => "漏えいしたアクセスキー ID",
        ValueKind::IdentityCenterRegion => "IAM アイデンティティセンターのリージョン",
        ValueKind::IdentityCenter => {
            "IAM アイデンティティセンターのインスタンスの ARN（`aws sso-admin list-instances` で確認できます）"
        }
        ValueKind::PermissionSet => "アクセス許可セットの ARN",
        ValueKind::Account => "アカウント ID（12 桁の数字）",
        ValueKind::Action => "アクション（ポリシーでの表記）",
        ValueKind::Image => "イメージの ID",
        ValueKind::AuthorizationId => "認可 ID",
        ValueKind::BoundaryPolicy => {
            "アクセス許可の境界に使われているポリシーの ARN（`aws iam get-role` または `aws iam get-user` で確認できます）"
        }
        ValueKind::Audience => "トークンのオーディエンス（`https://` で始まる場合はそれを除いたもの）",
        ValueKind::Bucket => "バケット名",
        ValueKind::ContextKey => "条件キー",
        ValueKind::ContextValue => "条件キーの値",
        ValueKind::DesiredValue => "クォータの希望する値",
        ValueKind::EncodedMessage => "エンコードされたメッセージ",
        ValueKind::Issuer => "トークンの発行者 (`iss`) から `https://` を除いたもの",
        ValueKind::Key => "キーの ID",
        ValueKind::ManagedPolicy => "管理ポリシーの ARN",
        ValueKind::Operation => "API オペレーション名",
        ValueKind::OrganizationParent => "組織単位 (OU) またはルートの ID（前のコマンドで確認できます）",
        ValueKind::OrganizationPolicy => "ポリシーの ID",
        ValueKind::PolicyVersion => {
            "現在のデフォルトバージョンの ID（`aws iam list-policy-versions` で確認できます）"
        }
        ValueKind::Principal => "ユーザーまたはロールの ARN",
        ValueKind::Provider => "ID プロバイダーの ARN",
        ValueKind::QueueUrl => "キューの URL",
        ValueKind::QuotaCode => "クォータコード（前のコマンドで確認できます）",
        ValueKind::Region => "リージョン",
        ValueKind::Repository => "リポジトリ名",
        ValueKind::RequestId => "リクエストの ID",
        ValueKind::Resource => "リソースの ARN",
        ValueKind::Role => "ロール名",
        ValueKind::Service => "サービスコード（前のコマンドで確認できます）",
        ValueKind::ServicePrincipal => "ロールを受け取るサービス（`ec2.amazonaws.com` など）",
        ValueKind::User => "ユーザー名",
        ValueKind::VpcEndpoint => "VPC エンドポイントの ID",
    }
}
