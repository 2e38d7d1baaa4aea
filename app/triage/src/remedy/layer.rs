//! The layers in words: how each refuses, who owns it, and why an Allow elsewhere doesn't help.

use crate::{
    lang::{Lang, Words},
    report::{Basis, Denial, Effect, Layer, LayerKind},
};

/// How the request was refused, as half a sentence.
pub(super) fn how(denial: &Denial) -> Words {
    let Some(layer) = denial.layer.layer else {
        return match denial.effect {
            Effect::Explicit => Words::new(
                "a policy explicitly denies it, but the text doesn't say in which layer",
                "ポリシーが明示的に拒否していますが、どの層かはテキストに示されていません",
            ),
            Effect::Implicit => Words::new(
                "no policy allows it, and the text doesn't say which layer is missing the permission",
                "許可するポリシーがありません。どの層に許可がないかはテキストに示されていません",
            ),
            Effect::Unknown => Words::new(
                "the text doesn't say which policy layer refused it, or how",
                "どのポリシーの層がどのように拒否したかは、テキストに示されていません",
            ),
        };
    };
    let name = name(layer, denial.layer.kind);
    let sure = denial.layer.basis != Basis::Inferred;
    match (denial.effect, sure) {
        (Effect::Explicit, true) => Words::new(
            format!("{} explicitly denies it", name.en),
            format!("{}が明示的に拒否しています", name.ja),
        ),
        (Effect::Explicit, false) => Words::new(
            format!("a policy explicitly denies it, most likely {}", name.en),
            format!("ポリシーが明示的に拒否しています。おそらく{}です", name.ja),
        ),
        (Effect::Implicit, _) => {
            let en = match layer {
                // Any of several would do.
                Layer::Identity => "no identity-based policy allows it".to_owned(),
                Layer::Scp => "no service control policy (SCP) allows it".to_owned(),
                Layer::Rcp => "no resource control policy (RCP) allows it".to_owned(),
                Layer::VpcEndpoint | Layer::Resource | Layer::Boundary | Layer::Session => {
                    format!("{} doesn't allow it", name.en)
                }
            };
            Words::new(en, format!("{}が許可していません", name.ja))
        }
        (Effect::Unknown, _) => Words::new(
            format!("{} refused it; the text doesn't say whether by an explicit deny", name.en),
            format!("{}により拒否されました。明示的な拒否かどうかは示されていません", name.ja),
        ),
    }
}

/// The name of a layer.
fn name(layer: Layer, kind: Option<LayerKind>) -> Words {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => Words::new("the bucket policy", "バケットポリシー"),
        (_, Some(LayerKind::KmsKeyPolicy)) => Words::new("the key policy", "キーポリシー"),
        (_, Some(LayerKind::RoleTrustPolicy)) => {
            Words::new("the trust policy of the role", "ロールの信頼ポリシー")
        }
        (Layer::Scp, None) => {
            Words::new("a service control policy (SCP)", "サービスコントロールポリシー (SCP) ")
        }
        (Layer::Rcp, None) => {
            Words::new("a resource control policy (RCP)", "リソースコントロールポリシー (RCP) ")
        }
        (Layer::VpcEndpoint, None) => Words::new("the VPC endpoint policy", "VPC エンドポイントポリシー"),
        (Layer::Resource, None) => Words::new("the resource-based policy", "リソースベースのポリシー"),
        (Layer::Identity, None) => Words::new("an identity-based policy", "アイデンティティベースのポリシー"),
        (Layer::Boundary, None) => Words::new("the permissions boundary", "アクセス許可の境界"),
        (Layer::Session, None) => Words::new("the session policy", "セッションポリシー"),
    }
}

/// What to do because of the layer: whom to ask, and for what.
pub(super) fn step(denial: &Denial, lang: Lang) -> Option<String> {
    let words = match denial.layer.layer? {
        Layer::Scp => Words::new(
            "This layer belongs to the organization. Ask its administrator for an exception or for the missing permission; an Allow in the account cannot replace it.",
            "この層は組織の管理下にあります。組織の管理者に例外または不足している許可を依頼してください。アカウント内の許可では代わりになりません。",
        ),
        Layer::Rcp => Words::new(
            "This layer belongs to the organization that owns the resource. Ask its administrator for an exception; an Allow in the account cannot replace it.",
            "この層はリソースを所有する組織の管理下にあります。組織の管理者に例外を依頼してください。アカウント内の許可では代わりになりません。",
        ),
        Layer::VpcEndpoint => Words::new(
            "The request came through a VPC endpoint. Ask the owner of the network to let its policy pass this action and resource, or send the request another way.",
            "リクエストは VPC エンドポイントを経由しています。ネットワークの所有者に、エンドポイントポリシーでこのアクションとリソースを許可するよう依頼するか、別の経路で送信してください。",
        ),
        Layer::Resource => Words::new(
            "The policy on the resource decides. Ask the owner of the resource to change it.",
            "リソースに付けられたポリシーが判断しています。リソースの所有者に変更を依頼してください。",
        ),
        Layer::Identity => Words::new(
            "The policies of the user or role decide. An administrator of the account changes them.",
            "ユーザーまたはロールのポリシーが判断しています。アカウントの管理者が変更します。",
        ),
        Layer::Boundary => Words::new(
            "The permissions boundary limits what the user or role can be allowed. Ask whoever set it to widen it; another policy cannot exceed it.",
            "アクセス許可の境界が、ユーザーまたはロールに許可できる範囲を制限しています。設定した管理者に変更を依頼してください。ほかのポリシーで境界を超えることはできません。",
        ),
        Layer::Session => Words::new(
            "The policy passed when the session was made limits it. Start the session without that policy or with a wider one.",
            "セッションの作成時に渡されたポリシーが制限しています。そのポリシーなしで、またはより広いポリシーでセッションを開始してください。",
        ),
    };
    Some(words.get(lang).to_owned())
}
