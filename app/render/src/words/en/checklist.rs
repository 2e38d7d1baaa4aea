//! What to have looked at.

use denylens_advise::checklist::CheckItem;

pub(super) fn item(item: CheckItem) -> &'static str {
    match item {
        CheckItem::WholeMessage => "The whole error message is here, and with it any encoded message.",
        CheckItem::Decoded => "The encoded message is decoded.",
        CheckItem::RequestKnown => "Principal, action and resource are known.",
        CheckItem::PassRoleAndKms => "Looked for `iam:PassRole` and `kms:` actions.",
        CheckItem::LayerKnown => "The policy layer that refused is known.",
        CheckItem::Conditions => {
            "Compared the conditions of the statement with the request: tags, Region, MFA, network."
        }
        CheckItem::KmsBothPolicies => "For a KMS key: looked at both the key policy and the IAM policies.",
        CheckItem::FixInTheRightLayer => "The change is made in the layer that refused, by its owner.",
        CheckItem::KeyState => "Looked at the state of the key.",
        CheckItem::Quota => "Looked at the quota and at what is used of it.",
    }
}
