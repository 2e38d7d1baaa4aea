//! The verdict.

use crate::words::shape::VerdictWords;
use denylens_advise::{Certainty, How};
use denylens_policy::Layer;
use denylens_triage::report::{DenyKind, LayerKind};

pub(super) const WORDS: VerdictWords = VerdictWords { action, call, how };

fn action(principal: &str, action: &str, resource: Option<&str>, how: &How) -> String {
    let on = resource.map(|resource| format!(" on {resource}")).unwrap_or_default();
    format!("{principal} may not perform {action}{on}: {}.", self::how(how))
}

fn call(operation: &str, principal: Option<&str>, how: &How) -> String {
    let to = principal.map(|principal| format!(" to {principal}")).unwrap_or_default();
    format!("AWS refused {operation}{to}: {}.", self::how(how))
}

fn how(how: &How) -> String {
    match *how {
        How::Layer { layer, kind, effect, certainty } => by_layer(layer, kind, effect, certainty),
        How::SomeLayer(effect) => by_some_layer(effect).to_owned(),
        How::Encoded => "the encoded message holds the reason".to_owned(),
    }
}

fn by_layer(layer: Layer, kind: Option<LayerKind>, effect: DenyKind, certainty: Certainty) -> String {
    let name = name(layer, kind);
    match (effect, certainty) {
        (DenyKind::Explicit, Certainty::Said) => format!("{name} explicitly denies it"),
        (DenyKind::Explicit, Certainty::Concluded) => {
            format!("a policy explicitly denies it, most likely {name}")
        }
        (DenyKind::Implicit, _) => match layer {
            // Any of several would do.
            Layer::Identity => "no identity-based policy allows it".to_owned(),
            Layer::ServiceControl => "no service control policy (SCP) allows it".to_owned(),
            Layer::ResourceControl => "no resource control policy (RCP) allows it".to_owned(),
            Layer::VpcEndpoint | Layer::Resource | Layer::Boundary | Layer::Session => {
                format!("{name} doesn't allow it")
            }
        },
        (DenyKind::Unknown, _) => {
            format!("{name} refused it; the text doesn't say whether by an explicit deny")
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

fn name(layer: Layer, kind: Option<LayerKind>) -> &'static str {
    match (layer, kind) {
        (_, Some(LayerKind::BucketPolicy)) => "the bucket policy",
        (_, Some(LayerKind::KmsKeyPolicy)) => "the key policy",
        (_, Some(LayerKind::RoleTrustPolicy)) => "the trust policy of the role",
        (Layer::ServiceControl, None) => "a service control policy (SCP)",
        (Layer::ResourceControl, None) => "a resource control policy (RCP)",
        (Layer::VpcEndpoint, None) => "the VPC endpoint policy",
        (Layer::Resource, None) => "the resource-based policy",
        (Layer::Identity, None) => "an identity-based policy",
        (Layer::Boundary, None) => "the permissions boundary",
        (Layer::Session, None) => "the session policy",
    }
}
