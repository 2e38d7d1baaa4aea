//! What can be said of a refusal before its sentence: how it was refused, and whether its layers tell anything.

use denylens_engine::report::{Denial, DenyKind, LayerFinding, Status};

/// What stands above the verdict's sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Headline {
    /// How it was refused, and where.
    Refusal { effect: DenyKind, layer: LayerFinding },
    /// Neither is known, or a policy had no part in it: the cause has to do.
    Cause,
}

/// The line above the verdict of a refusal.
pub(crate) fn headline(denial: &Denial) -> Headline {
    if denial.effect == DenyKind::Unknown && denial.layer.layer.is_none() {
        Headline::Cause
    } else {
        Headline::Refusal { effect: denial.effect, layer: denial.layer }
    }
}

/// Whether anything is known of any layer.
pub(crate) fn is_known(denial: &Denial) -> bool {
    denial.ladder.iter().any(|rung| rung.status != Status::Unknown)
}

/// The status of a rung that refuses in this way.
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
    use denylens_engine::report::{Basis, Layer, Rung};

    #[test]
    fn the_cause_speaks_where_effect_and_layer_are_unknown() {
        assert_eq!(headline(&denial()), Headline::Cause);
    }

    #[test]
    fn a_ladder_of_unknown_rungs_says_nothing() {
        let rung = |status| Rung { layer: Layer::ServiceControl, status, basis: Basis::None };
        let ladder =
            |statuses: &[Status]| Denial { ladder: statuses.iter().copied().map(rung).collect(), ..denial() };
        assert!(!is_known(&ladder(&[])));
        assert!(!is_known(&ladder(&[Status::Unknown, Status::Unknown])));
        assert!(is_known(&ladder(&[Status::Unknown, Status::NotInvolved])));
    }

    #[test]
    fn either_of_them_is_enough() {
        let layer = LayerFinding { layer: Some(Layer::ServiceControl), kind: None, basis: Basis::Stated };
        let by_layer = Denial { layer, ..denial() };
        assert_eq!(headline(&by_layer), Headline::Refusal { effect: DenyKind::Unknown, layer });
        let by_effect = Denial { effect: DenyKind::Explicit, ..denial() };
        assert!(matches!(headline(&by_effect), Headline::Refusal { effect: DenyKind::Explicit, .. }));
    }
}
