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
            let (article, name) = (Ours(article(layer, effect, certainty)), Ours(name(layer, kind)));
            let who = match certainty {
                Certainty::Said => say!("{article} {name}", article, name),
                Certainty::Concluded => say!("Most likely {article} {name}", article, name),
            };
            match effect {
                DenyKind::Explicit => say!("{who} explicitly denies {what}.", who, what),
                DenyKind::Implicit => say!("{who} allows {what}.", who, what),
                DenyKind::Unknown => say!("{who} refused {what}.", who, what),
            }
        }
        How::SomeLayer(DenyKind::Explicit) => {
            say!("A policy explicitly denies {what}. The text doesn't say which.", what)
        }
        How::SomeLayer(DenyKind::Implicit) => {
            say!("No policy allows {what}. The text doesn't name the policy type.", what)
        }
        How::SomeLayer(DenyKind::Unknown) => say!("AWS refused {what}. The text doesn't say why.", what),
        How::Encoded(_) => say!("AWS refused {what}. The encoded message holds the reason.", what),
    }
}

fn encoded(state: EncodedState) -> Option<&'static str> {
    match state {
        EncodedState::Complete => None,
        EncodedState::CutShort => Some("The encoded message seems to be cut short."),
        EncodedState::Unfit => Some("The encoded message isn't whole."),
        EncodedState::Redacted => Some("The encoded message was taken out of the text or shortened."),
    }
}

fn besides(attempted: &str, action: &str) -> Sentence {
    say!("`{attempted}` also needs `{action}`.", attempted, action)
}

/// What stands before the name of a layer. A sentence begins with it where the layer is said.
fn article(layer: Layer, effect: DenyKind, certainty: Certainty) -> &'static str {
    // Of these, any of several may be the one.
    let is_one_of_several = matches!(layer, Layer::ServiceControl | Layer::ResourceControl | Layer::Identity);
    match (effect, certainty) {
        (DenyKind::Implicit, Certainty::Said) => "No",
        (DenyKind::Implicit, Certainty::Concluded) => "no",
        (_, Certainty::Said) if is_one_of_several => "An",
        (_, Certainty::Said) => "The",
        (_, Certainty::Concluded) if is_one_of_several => "an",
        (_, Certainty::Concluded) => "the",
    }
}

fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => "bucket policy",
        (_, Some(LayerKind::KmsKeyPolicy)) => "key policy",
        (_, Some(LayerKind::RoleTrustPolicy)) => "role trust policy",
        (Layer::ServiceControl, _) => "SCP",
        (Layer::ResourceControl, _) => "RCP",
        (Layer::VpcEndpoint, _) => "VPC endpoint policy",
        (Layer::Resource, _) => "resource-based policy",
        (Layer::Identity, _) => "identity-based policy",
        (Layer::Boundary, _) => "permissions boundary",
        (Layer::Session, _) => "session policy",
    }
}
