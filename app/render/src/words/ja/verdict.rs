//! The verdict.

use crate::words::shape::VerdictWords;
use denylens_advise::{Certainty, How};
use denylens_policy::Layer;
use denylens_triage::report::{DenyKind, LayerKind};

pub(super) const WORDS: VerdictWords = VerdictWords { action, call, how };

fn action(principal: &str, action: &str, resource: Option<&str>, how: &How) -> String {
    let on = resource.map(|resource| format!("{resource} に対して ")).unwrap_or_default();
    format!("{principal} は {on}{action} を実行できません。{}。", self::how(how))
}

fn call(operation: &str, principal: Option<&str>, how: &How) -> String {
    let by = principal.map(|principal| format!("{principal} による ")).unwrap_or_default();
    format!("AWS は {by}{operation} を拒否しました。{}。", self::how(how))
}

fn how(how: &How) -> String {
    match *how {
        How::Layer { layer, kind, effect, certainty } => by_layer(layer, kind, effect, certainty),
        How::SomeLayer(effect) => by_some_layer(effect).to_owned(),
        How::Encoded => "理由はエンコードされたメッセージの中にあります".to_owned(),
    }
}

fn by_layer(layer: Layer, kind: Option<LayerKind>, effect: DenyKind, certainty: Certainty) -> String {
    let name = name(layer, kind);
    match (effect, certainty) {
        (DenyKind::Explicit, Certainty::Said) => format!("{name}が明示的に拒否しています"),
        (DenyKind::Explicit, Certainty::Concluded) => {
            format!("ポリシーが明示的に拒否しています。おそらく{name}です")
        }
        (DenyKind::Implicit, _) => format!("{name}が許可していません"),
        (DenyKind::Unknown, _) => {
            format!("{name}により拒否されました。明示的な拒否かどうかは示されていません")
        }
    }
}

fn by_some_layer(effect: DenyKind) -> &'static str {
    match effect {
        DenyKind::Explicit => "ポリシーが明示的に拒否していますが、どの層かはテキストに示されていません",
        DenyKind::Implicit => {
            "許可するポリシーがありません。どの層に許可がないかはテキストに示されていません"
        }
        DenyKind::Unknown => "どのポリシーの層がどのように拒否したかは、テキストに示されていません",
    }
}

fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => "バケットポリシー",
        (_, Some(LayerKind::KmsKeyPolicy)) => "キーポリシー",
        (_, Some(LayerKind::RoleTrustPolicy)) => "ロールの信頼ポリシー",
        (Layer::ServiceControl, None) => "サービスコントロールポリシー (SCP) ",
        (Layer::ResourceControl, None) => "リソースコントロールポリシー (RCP) ",
        (Layer::VpcEndpoint, None) => "VPC エンドポイントポリシー",
        (Layer::Resource, None) => "リソースベースのポリシー",
        (Layer::Identity, None) => "アイデンティティベースのポリシー",
        (Layer::Boundary, None) => "アクセス許可の境界",
        (Layer::Session, None) => "セッションポリシー",
    }
}
