//! What a command is for.

use denylens_advise::command::Purpose;

pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decode => "メッセージをデコードする",
        Purpose::FetchDetails => "認可の詳細を取得する",
        Purpose::SeeIdentity => "使われている認証情報を確認する",
        Purpose::Simulate => "同じリクエストをシミュレートする",
        Purpose::ListManagedPolicies => "呼び出し元の管理ポリシーを一覧表示する",
        Purpose::ListInlinePolicies => "呼び出し元のインラインポリシーを一覧表示する",
        Purpose::SeeBoundary => "呼び出し元のアクセス許可の境界を確認する",
        Purpose::ListOrganizationPolicies => "組織がアカウントに適用しているポリシーを一覧表示する",
        Purpose::ReadBucketPolicy => "バケットポリシーを確認する",
        Purpose::SeeKeyState => "キーの状態を確認する",
        Purpose::ReadKeyPolicy => "キーポリシーを確認する",
        Purpose::ListGrants => "キーのグラントを一覧表示する",
        Purpose::ReadTrustPolicy => "ロールの信頼ポリシーを確認する",
        Purpose::SeeImage => "このアカウントからイメージが見えるか確認する",
        Purpose::ReadEndpointPolicies => "VPC エンドポイントのポリシーを確認する",
        Purpose::SeeQuota => "クォータを確認する",
        Purpose::ListQuotas => "サービスのクォータを一覧表示する",
        Purpose::FindEvent => "CloudTrail でイベントを探す",
        Purpose::Export => "この層のポリシーを出力する",
    }
}
