//! The reason in a few words.

use crate::{
    sentence::{Ours, Sentence, say},
    words::shape::HeadlineWords,
};
use denylens_advise::{Certainty, How};
use denylens_policy::Layer;
use denylens_triage::report::{DenyKind, EncodedState, LayerKind};

pub(super) const WORDS: HeadlineWords = HeadlineWords { reason, encoded, besides };

fn reason(what: Sentence, how: &How) -> Sentence {
    match *how {
        How::Layer { layer, kind, effect, certainty } => {
            let name = Ours(name(layer, kind));
            let name = match certainty {
                Certainty::Said => say!("{name}", name),
                Certainty::Concluded => say!("おそらく {name}", name),
            };
            match effect {
                DenyKind::Explicit => {
                    say!("{name} が {what} を明示的に拒否しています。", name, what)
                }
                DenyKind::Implicit => {
                    say!("{name} が {what} を許可していません。", name, what)
                }
                DenyKind::Unknown => {
                    say!("{name} が {what} を拒否しました。", name, what)
                }
            }
        }
        How::SomeLayer(DenyKind::Explicit) => {
            say!("ポリシーが {what} を明示的に拒否しています。どのポリシーかは不明です。", what)
        }
        How::SomeLayer(DenyKind::Implicit) => {
            say!("{what} を許可するポリシーがありません。ポリシータイプは不明です。", what)
        }
        How::SomeLayer(DenyKind::Unknown) => {
            say!("AWS が {what} を拒否しました。理由は不明です。", what)
        }
        How::Encoded(_) => {
            say!("AWS が {what} を拒否しました。理由はエンコードされています。", what)
        }
    }
}

fn encoded(state: EncodedState) -> Option<&'static str> {
    match state {
        EncodedState::Complete => None,
        EncodedState::CutShort => Some("エンコードされたメッセージは、途中で切れているようです。"),
        EncodedState::Unfit => Some("エンコードされたメッセージは完全ではありません。"),
        EncodedState::Redacted => {
            Some("エンコードされたメッセージは、テキストから取り除かれているか、省略されています。")
        }
    }
}

fn besides(attempted: &str, action: &str) -> Sentence {
    say!("`{attempted}` には `{action}` も必要です。", attempted, action)
}

fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (Layer::ServiceControl, _) => "SCP",
        (Layer::ResourceControl, _) => "RCP",
        _ => super::verdict::name(layer, kind),
    }
}
