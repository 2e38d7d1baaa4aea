//! How a request was refused.

use denylens_policy::Layer;
use denylens_triage::report::{Basis, Denial, DenyKind, EncodedState, LayerKind};

/// How a request was refused, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By a layer that is known.
    Layer {
        /// The layer.
        layer: Layer,
        /// Its more exact name.
        kind: Option<LayerKind>,
        /// How it refused.
        effect: DenyKind,
        /// Whether the layer is said, or concluded.
        certainty: Certainty,
    },
    /// By a layer that isn't known, this way.
    SomeLayer(DenyKind),
    /// Only an encoded message says it, which isn't decoded and is in this state.
    Encoded(EncodedState),
}

/// Whether something is said, or concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A text says it.
    Said,
    /// A rule concludes it.
    Concluded,
}

impl How {
    /// How a refusal came about.
    pub(crate) fn of(denial: &Denial) -> How {
        let Some(layer) = denial.layer.layer else { return How::SomeLayer(denial.effect) };
        let certainty = match denial.layer.basis {
            Basis::Inferred => Certainty::Concluded,
            _ => Certainty::Said,
        };
        How::Layer { layer, kind: denial.layer.kind, effect: denial.effect, certainty }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn refused(rest: &str) -> Denial {
        triage(&format!("User: ana is not authorized to perform: s3:GetObject {rest}")).denials.remove(0)
    }

    #[test]
    fn what_the_text_says_is_certain_and_what_a_rule_concludes_is_not() {
        let mut denial = refused("with an explicit deny in a service control policy");
        let by = |certainty| How::Layer {
            layer: Layer::ServiceControl,
            kind: None,
            effect: DenyKind::Explicit,
            certainty,
        };
        assert_eq!(How::of(&denial), by(Certainty::Said));
        denial.layer.basis = Basis::Inferred;
        assert_eq!(How::of(&denial), by(Certainty::Concluded));
    }

    #[test]
    fn without_a_layer_only_the_effect_is_known() {
        assert_eq!(How::of(&refused("with an explicit deny")), How::SomeLayer(DenyKind::Explicit));
        assert_eq!(How::of(&refused("")), How::SomeLayer(DenyKind::Unknown));
    }
}
