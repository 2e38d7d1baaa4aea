//! What a command is for, and where it runs.

use crate::sentence::{Sentence, say};
use denylens_advise::command::{Place, Purpose, Runner};

pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decode => "メッセージをデコードする",
        Purpose::FetchDetails => "認可の詳細を取得する",
        Purpose::SeeIdentity => "使われている認証情報を確認する",
        Purpose::Simulate => "同じリクエストをシミュレートする",
        Purpose::ListManagedPolicies => "呼び出し元の管理ポリシーを一覧表示する",
        Purpose::ListManagedPoliciesOfRole => "ロールの管理ポリシーを一覧表示する",
        Purpose::ListInlinePoliciesOfRole => "ロールのインラインポリシーを一覧表示する",
        Purpose::SeeBoundaryOfRole => "ロールのアクセス許可の境界を確認する",
        Purpose::ListInlinePolicies => "呼び出し元のインラインポリシーを一覧表示する",
        Purpose::ListGroups => "ユーザーが属するグループを一覧表示する（グループのポリシーも適用されます）",
        Purpose::SeeBoundary => "呼び出し元のアクセス許可の境界を確認する",
        Purpose::ReadOrganizationPolicy => "AWS が示しているポリシーを確認する",
        Purpose::ListOrganizationPolicies => "アカウントに直接アタッチされているポリシーを一覧表示する",
        Purpose::ListParents => "アカウントが属している組織単位 (OU) を確認する",
        Purpose::ListInheritedPolicies => {
            "その組織単位 (OU) にアタッチされているポリシーを一覧表示する（ルートまで同様に繰り返す）"
        }
        Purpose::ListBoundaryVersions => "そのポリシーのデフォルトバージョンを確認する",
        Purpose::ReadBoundary => "そのバージョンの内容を確認する",
        Purpose::ListPolicyVersions => "AWS が示しているポリシーのデフォルトバージョンを確認する",
        Purpose::ReadManagedPolicy => "そのバージョンの内容を確認する",
        Purpose::ReadResourcePolicy => "リソースベースのポリシーを確認する",
        Purpose::SeePublicAccessBlock => {
            "バケットのパブリックアクセスブロックの設定を確認する（バケットとアカウントのうち、より厳しい設定が適用されます）"
        }
        Purpose::ReadBucketPolicy => "バケットポリシーを確認する",
        Purpose::SeeKeyState => "キーの状態を確認する",
        Purpose::ReadKeyPolicy => "キーポリシーを確認する",
        Purpose::ListGrants => "キーのグラントを一覧表示する",
        Purpose::ReadTrustPolicy => "ロールの信頼ポリシーを確認する",
        Purpose::SeeImage => "このアカウントからイメージが見えるか確認する",
        Purpose::SeeInferenceProfile => "推論プロファイルのリージョンをモデルの一覧で確認する",
        Purpose::ReadEndpointPolicies => "VPC エンドポイントポリシーを確認する",
        Purpose::SeeQuota => "クォータの値を確認する",
        Purpose::SeeUse => "クォータの使用量を確認する",
        Purpose::ListServices => "サービスとサービスコードを一覧表示する",
        Purpose::ListQuotas => {
            "該当する可能性のあるクォータを一覧表示する（どのクォータを使い切ったかはテキストに示されていません）"
        }
        Purpose::RaiseQuota => "クォータの引き上げをリクエストする（調整可能な場合）",
        Purpose::SeeSubject => {
            "トークンの使用者を確認する（イベントの `userName` がトークンのサブジェクトです）"
        }
        Purpose::ListProviders => "アカウントの ID プロバイダーを一覧表示する",
        Purpose::Bootstrap => {
            "環境をもう一度ブートストラップし、ロールが呼び出し元のアカウントも信頼するようにする"
        }
        Purpose::CreateProvider => "ID プロバイダーを作成する",
        Purpose::AddAudience => "ID プロバイダーにこのオーディエンスを追加する",
        Purpose::FindEvent => "CloudTrail でイベントを探す",
        Purpose::FindDataEvent => {
            "証跡を確認する（このイベントはデータイベントです。イベント履歴にはないため、データイベントを記録する証跡またはイベントデータストア \
             (CloudTrail Lake) で探してください）"
        }
        Purpose::FindNetworkEvent => {
            "証跡を確認する（このイベントはネットワークアクティビティイベントです。イベント履歴にはないため、これを記録する証跡または\
             イベントデータストア (CloudTrail Lake) で探してください）"
        }
        Purpose::FindAccessLog => "バケットのサーバーアクセスログの保存先を確認する（有効な場合）",
        Purpose::FindIdentityCenter => "IAM アイデンティティセンターのインスタンスを、そのリージョンで調べる",
        Purpose::ListPermissionSets => "アクセス許可セットを一覧表示する",
        Purpose::SeePermissionSet => "アクセス許可セットの名前を確認する",
        Purpose::ListAccessKeys => "ユーザーのアクセスキーを一覧表示する",
        Purpose::DeactivateKey => "漏えいしたアクセスキーを、別の認証情報で無効にする",
        Purpose::FindUsesOfKey => "そのキーの使用を、各リージョンの CloudTrail で調べる",
        Purpose::EndQuarantine => "最後に、ポリシーをデタッチする",
        Purpose::DetachPolicy => "不要な場合に、ポリシーをデタッチする",
        Purpose::AssumeRoot => "このタスク専用のルートユーザーのセッションを開始する",
        Purpose::KeepBucketPolicy => {
            "バケットポリシーの写しを残す（ルートユーザーは、拒否があっても表示できます）"
        }
        Purpose::DeleteBucketPolicy => "ルートユーザーとしてバケットポリシーを削除する",
        Purpose::Export => "このポリシータイプのポリシーを出力する",
    }
}

pub(super) fn place(place: &Place) -> Sentence {
    let account = place.account.as_deref();
    match (place.runner, account) {
        (Runner::Caller, Some(account)) => {
            say!("アカウント `{account}` で、リクエストに使われた認証情報を使って実行してください。", account)
        }
        (Runner::Caller, None) => say!("リクエストに使われた認証情報を使って実行してください。"),
        (Runner::CallersAccount, Some(account)) => {
            say!("呼び出し元のアカウント `{account}` で実行してください。", account)
        }
        (Runner::CallersAccount, None) => say!("呼び出し元のアカウントで実行してください。"),
        (Runner::ResourceOwner, Some(account)) => say!(
            "リソースのアカウント `{account}` で、そのアカウントの認証情報を使って実行してください。",
            account
        ),
        (Runner::ResourceOwner, None) => {
            say!("リソースのアカウントで、そのアカウントの認証情報を使って実行してください。")
        }
        (Runner::BucketOwner, _) => {
            say!(
                "バケットのアカウントで、そのアカウントの認証情報を使って実行してください。バケットの ARN にはアカウントが含まれていません。"
            )
        }
        (Runner::IdentityCenter, _) => {
            say!(
                "IAM アイデンティティセンターを管理するアカウント（組織の管理アカウント、または委任管理者のアカウント）で実行してください。"
            )
        }
        (Runner::Management, Some(account)) => say!(
            "組織の管理アカウント `{account}`、または委任管理者のアカウントで実行してください。",
            account
        ),
        (Runner::Management, None) => {
            say!("組織の管理アカウント、または委任管理者のアカウントで実行してください。")
        }
        (Runner::ManagementOfResource, Some(account)) => say!(
            "リソースのアカウントが属する組織の管理アカウント `{account}`、または委任管理者のアカウントで実行してください。",
            account
        ),
        (Runner::ManagementOfResource, None) => {
            say!(
                "リソースのアカウントが属する組織の管理アカウント、または委任管理者のアカウントで実行してください。"
            )
        }
    }
}
