//! The verdict.

use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::{Besides, VerdictWords},
};
use denylens_advise::{Certainty, How};
use denylens_policy::Layer;
use denylens_triage::report::{DenyKind, EncodedState, LayerKind};

pub(super) const WORDS: VerdictWords = VerdictWords { action, besides, call, how };

fn action(principal: Sentence, action: &str, resource: Option<&str>, how: &How) -> Sentence {
    let how = self::how(how);
    match resource {
        Some(resource) => say!(
            "{principal} は {resource} に対して {action} を実行できません。{how}。",
            principal,
            action,
            resource,
            how
        ),
        None => say!("{principal} は {action} を実行できません。{how}。", principal, action, how),
    }
}

fn besides(Besides { principal, attempted, action, resource, how }: Besides<'_>) -> Sentence {
    let how = self::how(how);
    match resource {
        Some(resource) => say!(
            "{principal} は {resource} に対して {attempted} を実行できません。{action} も必要です。{how}。",
            principal,
            resource,
            attempted,
            action,
            how
        ),
        None => say!(
            "{principal} は {attempted} を実行できません。{action} も必要です。{how}。",
            principal,
            attempted,
            action,
            how
        ),
    }
}

fn call(operation: Sentence, principal: Option<&str>, how: &How) -> Sentence {
    let how = self::how(how);
    match principal {
        Some(principal) => {
            say!("AWS は {principal} による {operation} を拒否しました。{how}。", operation, principal, how)
        }
        None => say!("AWS は {operation} を拒否しました。{how}。", operation, how),
    }
}

fn how(how: &How) -> Sentence {
    match *how {
        How::Layer { layer, kind, effect, certainty } => by_layer(layer, kind, effect, certainty),
        How::SomeLayer(effect) => Sentence::of(by_some_layer(effect)),
        How::Encoded(state) => Sentence::of(match state {
            EncodedState::Complete => "理由はエンコードされたメッセージの中にあります",
            EncodedState::CutShort => {
                "理由はエンコードされたメッセージの中にありますが、途中で切れているようです"
            }
            EncodedState::Unfit => "理由はエンコードされたメッセージの中にありますが、完全ではありません",
            EncodedState::Redacted => {
                "理由はエンコードされたメッセージの中にありますが、テキストから取り除かれているか、省略されています"
            }
        }),
    }
}

fn by_layer(layer: Layer, kind: Option<LayerKind>, effect: DenyKind, certainty: Certainty) -> Sentence {
    let name = Ours(name(layer, kind));
    match (effect, certainty) {
        (DenyKind::Explicit, Certainty::Said) => say!("{name} が明示的に拒否しています", name),
        (DenyKind::Explicit, Certainty::Concluded) => {
            say!("ポリシーが明示的に拒否しています。おそらく {name} です", name)
        }
        (DenyKind::Implicit, _) => say!("{name} が許可していません", name),
        (DenyKind::Unknown, _) => {
            say!("拒否したのは {name} ですが、明示的な拒否かどうかは示されていません", name)
        }
    }
}

fn by_some_layer(effect: DenyKind) -> &'static str {
    match effect {
        DenyKind::Explicit => {
            "ポリシーが明示的に拒否していますが、どのポリシータイプかはテキストに示されていません"
        }
        DenyKind::Implicit => {
            "許可するポリシーがありません。どのポリシータイプに許可がないかはテキストに示されていません"
        }
        DenyKind::Unknown => "どのポリシータイプがどのように拒否したかは、テキストに示されていません",
    }
}

pub(super) fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => "バケットポリシー",
        (_, Some(LayerKind::KmsKeyPolicy)) => "キーポリシー",
        (_, Some(LayerKind::RoleTrustPolicy)) => "ロールの信頼ポリシー",
        (Layer::ServiceControl, _) => "サービスコントロールポリシー (SCP)",
        (Layer::ResourceControl, _) => "リソースコントロールポリシー (RCP)",
        (Layer::VpcEndpoint, _) => "VPC エンドポイントポリシー",
        (Layer::Resource, _) => "リソースベースのポリシー",
        (Layer::Identity, _) => "アイデンティティベースのポリシー",
        (Layer::Boundary, _) => "アクセス許可の境界",
        (Layer::Session, _) => "セッションポリシー",
    }
}
