//! The line above the reason.

use denylens_engine::report::{Basis, Cause, Denial, DenyKind, Reading, Status};

/// What stands above the reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Headline {
    /// Policies refused it, in this way; and how the layer is known.
    Refusal { effect: DenyKind, basis: Basis },
    /// The reason is in an encoded message.
    Encoded,
    /// It was refused, and neither how nor where is known.
    Refused,
    /// No policy refused it.
    NoPermission,
    /// Another system refused it.
    NotAws,
}

impl Headline {
    /// Its name in the document, for its colour.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Headline::Refusal { effect: DenyKind::Unknown, .. } | Headline::Refused => "refused",
            Headline::Refusal { .. } => "denied",
            Headline::Encoded => "waits",
            Headline::NoPermission | Headline::NotAws => "other",
        }
    }
}

/// The line above the reason of a refusal.
pub(crate) fn headline(denial: &Denial) -> Headline {
    let is_encoded = denial.encoded.is_some() && denial.documents.decoded.is_none();
    let is_known = denial.effect != DenyKind::Unknown || denial.layer.layer.is_some();
    match denial.cause {
        Cause::NotAws => Headline::NotAws,
        _ if !denial.is_of_policies() => Headline::NoPermission,
        _ if is_known => Headline::Refusal { effect: denial.effect, basis: denial.layer.basis },
        _ if is_encoded => Headline::Encoded,
        _ => Headline::Refused,
    }
}

/// What two texts about one refusal say differently.
pub(crate) fn at_odds(denial: &Denial) -> impl Iterator<Item = &Reading> {
    denial.readings.iter().filter(|reading| {
        matches!(
            reading,
            Reading::MessageAndDetailsDisagree { .. }
                | Reading::DocumentOfAnotherRequest(_)
                | Reading::MessageOfAnotherRequest(_)
        )
    })
}

/// The status of a gate that refuses in this way.
pub(crate) fn status(effect: DenyKind) -> Status {
    match effect {
        DenyKind::Explicit => Status::DeniedExplicit,
        DenyKind::Implicit => Status::DeniedImplicit,
        DenyKind::Unknown => Status::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::report::{Encoded, EncodedState, Layer, LayerFinding};

    #[test]
    fn nothing_is_said_of_what_is_not_known() {
        assert_eq!(headline(&denial()), Headline::Refused);
    }

    #[test]
    fn effect_or_layer_is_enough() {
        let layer = LayerFinding { layer: Some(Layer::ServiceControl), kind: None, basis: Basis::Stated };
        let refusal = |effect, basis| Headline::Refusal { effect, basis };
        assert_eq!(headline(&Denial { layer, ..denial() }), refusal(DenyKind::Unknown, Basis::Stated));
        assert_eq!(
            headline(&Denial { effect: DenyKind::Explicit, ..denial() }),
            refusal(DenyKind::Explicit, Basis::None)
        );
    }

    #[test]
    fn what_no_policy_refused_is_no_permission() {
        assert_eq!(headline(&Denial { cause: Cause::Quota, ..denial() }), Headline::NoPermission);
        assert_eq!(headline(&Denial { cause: Cause::NotAws, ..denial() }), Headline::NotAws);
    }

    #[test]
    fn an_encoded_message_waits() {
        let encoded = Some(Encoded { text: "x".repeat(600), state: EncodedState::Complete });
        assert_eq!(headline(&Denial { encoded, ..denial() }), Headline::Encoded);
    }
}
