//! The line above the reason.

use super::{located::Refusing, picture::kind_of};
use denylens_engine::{
    located::Knowledge,
    report::{Basis, Cause, Denial, DenyKind, LayerFinding, Reading, Status},
};

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

/// The refusal as it is told where AWS names no layer, and the user's own policies refuse it in one, in the way that AWS says. Where
/// they refuse in several, each alone would, and none is told.
pub(crate) fn by_policies(denial: &Denial, refusing: &[Refusing]) -> Option<Denial> {
    let [Refusing { layer, knowledge, .. }] = refusing else { return None };
    let effect = match knowledge {
        Knowledge::Denies => DenyKind::Explicit,
        _ => DenyKind::Implicit,
    };
    let is_told = denial.layer.layer.is_some() || is_encoded(denial) || !denial.is_of_policies();
    if is_told || ![DenyKind::Unknown, effect].contains(&denial.effect) {
        return None;
    }
    let layer = LayerFinding { layer: Some(*layer), kind: kind_of(denial, *layer), basis: Basis::Evaluated };
    Some(Denial { effect, layer, ..denial.clone() })
}

fn is_encoded(denial: &Denial) -> bool {
    denial.encoded.is_some() && denial.documents.decoded.is_none()
}

/// The line above the reason of a refusal.
pub(crate) fn headline(denial: &Denial) -> Headline {
    let is_known = denial.effect != DenyKind::Unknown || denial.layer.layer.is_some();
    match denial.cause {
        Cause::NotAws => Headline::NotAws,
        _ if !denial.is_of_policies() => Headline::NoPermission,
        _ if is_known => Headline::Refusal { effect: denial.effect, basis: denial.layer.basis },
        _ if is_encoded(denial) => Headline::Encoded,
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
    use denylens_engine::report::{Encoded, EncodedState, Layer};

    fn refusing(layer: Layer, knowledge: Knowledge) -> Refusing {
        Refusing { layer, knowledge, statement: None }
    }

    #[test]
    fn a_layer_that_aws_does_not_name_is_told_by_the_users_own_policies() {
        let explicit = Denial { effect: DenyKind::Explicit, ..denial() };
        let denies = refusing(Layer::ServiceControl, Knowledge::Denies);
        let told = by_policies(&explicit, std::slice::from_ref(&denies)).map(|told| told.layer);
        let layer = Some(Layer::ServiceControl);
        assert_eq!(told, Some(LayerFinding { layer, kind: None, basis: Basis::Evaluated }));
        let lacks = refusing(Layer::Identity, Knowledge::DoesNotAllow);
        assert_eq!(by_policies(&explicit, std::slice::from_ref(&lacks)), None, "AWS says that one denies");
        assert_eq!(by_policies(&explicit, &[denies, lacks]), None, "either may have refused");
    }

    #[test]
    fn a_layer_that_aws_names_is_told_as_aws_names_it() {
        let layer = LayerFinding { layer: Some(Layer::Identity), kind: None, basis: Basis::Stated };
        let denies = refusing(Layer::ServiceControl, Knowledge::Denies);
        let named = Denial { effect: DenyKind::Explicit, layer, ..denial() };
        assert_eq!(by_policies(&named, std::slice::from_ref(&denies)), None);
        let encoded = Some(Encoded { text: "x".repeat(600), state: EncodedState::Complete });
        assert_eq!(by_policies(&Denial { encoded, ..denial() }, &[denies]), None);
    }

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
