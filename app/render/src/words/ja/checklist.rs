//! What to have looked at.

use denylens_advise::checklist::CheckItem;

pub(super) fn item(item: CheckItem) -> &'static str {
    match item {
        CheckItem::WholeMessage => {
            "エラーメッセージの全文がある（エンコードされたメッセージがあればそれも含む）"
        }
        CheckItem::Decoded => "エンコードされたメッセージをデコードした",
        CheckItem::RequestKnown => "プリンシパル、アクション、リソースが分かっている",
        CheckItem::PassRoleAndKms => "`iam:PassRole` と `kms:` アクションの不足を確認した",
        CheckItem::LayerKnown => "拒否したポリシータイプが分かっている",
        CheckItem::Conditions => {
            "ステートメントの条件（タグ、リージョン、MFA、ネットワーク）とリクエストを比べた"
        }
        CheckItem::KmsBothPolicies => "KMS キーの場合、キーポリシーと IAM ポリシーの両方を確認した",
        CheckItem::FixInTheRightLayer => "拒否したポリシータイプのポリシーを、その所有者が変更した",
        CheckItem::KeyState => "キーの状態を確認した",
        CheckItem::Quota => "クォータと使用状況を確認した",
    }
}
