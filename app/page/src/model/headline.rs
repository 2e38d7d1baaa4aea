//! What can be said of a refusal before its sentence: how it was refused, and whether its layers tell anything.

use denylens_triage::report::{Denial, Effect, LayerFinding, Status};

/// What stands above the verdict's sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Headline {
    /// How it was refused, and where.
    Refusal { effect: Effect, layer: LayerFinding },
    /// Neither is known, or a policy had no part in it: the cause has to do.
    Cause,
}

/// The line above the verdict of a refusal.
pub(crate) fn headline(denial: &Denial) -> Headline {
    if denial.effect == Effect::Unknown && denial.layer.layer.is_none() {
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
pub(crate) fn status(effect: Effect) -> Status {
    match effect {
        Effect::Explicit => Status::DeniedExplicit,
        Effect::Implicit => Status::DeniedImplicit,
        Effect::Unknown => Status::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::specimen::denial;
    use denylens_triage::report::{Basis, Layer, Rung};

    #[test]
    fn the_cause_speaks_where_effect_and_layer_are_unknown() {
        assert_eq!(headline(&denial()), Headline::Cause);
    }

    #[test]
    fn a_ladder_of_unknown_rungs_says_nothing() {
        let rung = |status| Rung { layer: Layer::Scp, status, basis: Basis::None };
        let ladder =
            |statuses: &[Status]| Denial { ladder: statuses.iter().copied().map(rung).collect(), ..denial() };
        assert!(!is_known(&ladder(&[])));
        assert!(!is_known(&ladder(&[Status::Unknown, Status::Unknown])));
        assert!(is_known(&ladder(&[Status::Unknown, Status::NotInvolved])));
    }

    #[test]
    fn either_of_them_is_enough() {
        let layer = LayerFinding { layer: Some(Layer::Scp), kind: None, basis: Basis::Stated };
        let by_layer = Denial { layer, ..denial() };
        assert_eq!(headline(&by_layer), Headline::Refusal { effect: Effect::Unknown, layer });
        let by_effect = Denial { effect: Effect::Explicit, ..denial() };
        assert!(matches!(headline(&by_effect), Headline::Refusal { effect: Effect::Explicit, .. }));
    }
}
