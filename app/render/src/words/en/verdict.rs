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
        Some(resource) => {
            say!(
                "{principal} may not perform {action} on {resource}: {how}.",
                principal,
                action,
                resource,
                how
            )
        }
        None => say!("{principal} may not perform {action}: {how}.", principal, action, how),
    }
}

fn besides(Besides { principal, attempted, action, resource, how }: Besides<'_>) -> Sentence {
    let how = self::how(how);
    match resource {
        Some(resource) => say!(
            "{principal} may not perform {attempted} on {resource}: it also needs {action}, and {how}.",
            principal,
            attempted,
            resource,
            action,
            how
        ),
        None => say!(
            "{principal} may not perform {attempted}: it also needs {action}, and {how}.",
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
        Some(principal) => say!("AWS refused {operation} to {principal}: {how}.", operation, principal, how),
        None => say!("AWS refused {operation}: {how}.", operation, how),
    }
}

fn how(how: &How) -> Sentence {
    match *how {
        How::Layer { layer, kind, effect, certainty } => by_layer(layer, kind, effect, certainty),
        How::SomeLayer(effect) => Sentence::of(by_some_layer(effect)),
        How::Encoded(state) => Sentence::of(match state {
            EncodedState::Complete => "the encoded message holds the reason",
            EncodedState::CutShort => "the encoded message holds the reason, and it seems to be cut short",
            EncodedState::Unfit => "the encoded message holds the reason, and it isn't whole",
            EncodedState::Redacted => {
                "the encoded message holds the reason, and it was taken out of the text or shortened"
            }
        }),
    }
}

fn by_layer(layer: Layer, kind: Option<LayerKind>, effect: DenyKind, certainty: Certainty) -> Sentence {
    let name = Ours(name(layer, kind));
    match (effect, certainty) {
        (DenyKind::Explicit, Certainty::Said) => say!("{name} explicitly denies it", name),
        (DenyKind::Explicit, Certainty::Concluded) => {
            say!("a policy explicitly denies it, most likely {name}", name)
        }
        (DenyKind::Implicit, _) => match layer {
            // Any of several would do.
            Layer::Identity => Sentence::of("no identity-based policy allows it"),
            Layer::ServiceControl => Sentence::of("no service control policy (SCP) allows it"),
            Layer::ResourceControl => Sentence::of("no resource control policy (RCP) allows it"),
            Layer::VpcEndpoint | Layer::Resource | Layer::Boundary | Layer::Session => {
                say!("{name} doesn't allow it", name)
            }
        },
        (DenyKind::Unknown, _) => {
            say!("{name} refused it; the text doesn't say whether by an explicit deny", name)
        }
    }
}

fn by_some_layer(effect: DenyKind) -> &'static str {
    match effect {
        DenyKind::Explicit => "a policy explicitly denies it, but the text doesn't say in which layer",
        DenyKind::Implicit => {
            "no policy allows it, and the text doesn't say which layer is missing the permission"
        }
        DenyKind::Unknown => "the text doesn't say which policy layer refused it, or how",
    }
}

pub(super) fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => "the bucket policy",
        (_, Some(LayerKind::KmsKeyPolicy)) => "the key policy",
        (_, Some(LayerKind::RoleTrustPolicy)) => "the trust policy of the role",
        (Layer::ServiceControl, _) => "a service control policy (SCP)",
        (Layer::ResourceControl, _) => "a resource control policy (RCP)",
        (Layer::VpcEndpoint, _) => "the VPC endpoint policy",
        (Layer::Resource, _) => "the resource-based policy",
        (Layer::Identity, _) => "an identity-based policy",
        (Layer::Boundary, _) => "the permissions boundary",
        (Layer::Session, _) => "the session policy",
    }
}
