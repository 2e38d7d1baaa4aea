//! The layer ladder: what each layer had to do with the refusal, as far as it can be told.
//!
//! From the organization inwards, as people look for the policy. It isn't the order of evaluation: AWS looks for a deny in all
//! policies before it looks for an Allow (IAM User Guide, "Policy evaluation logic").

use crate::{
    recognise::Check,
    report::{Basis, DenyKind, LayerFinding, Rung, Status},
};
use denylens_policy::Layer;

/// The ladder of a refusal whose layer is known, or isn't.
///
/// AWS names one layer even where several refuse, so the others stay unknown: they may refuse too.
pub(super) fn of(effect: DenyKind, effect_basis: Basis, finding: LayerFinding) -> Vec<Rung> {
    let status = match effect {
        DenyKind::Explicit => Status::DeniedExplicit,
        DenyKind::Implicit => Status::DeniedImplicit,
        DenyKind::Unknown => Status::Unknown,
    };
    Layer::ALL
        .into_iter()
        .map(|layer| {
            if finding.layer == Some(layer) && status != Status::Unknown {
                Rung { layer, status, basis: finding.basis.max(effect_basis) }
            } else {
                Rung { layer, status: Status::Unknown, basis: Basis::None }
            }
        })
        .collect()
}

/// The ladder as the authorization details show it. A layer without a check stays unknown.
pub(super) fn of_checks(checks: &[Check]) -> Vec<Rung> {
    Layer::ALL
        .into_iter()
        .map(|layer| {
            let statuses =
                checks.iter().filter(|check| check.layer.value.0 == layer).map(|check| check.status);
            // The organisation's layers have a check for each target: one that refuses is enough.
            match statuses.min_by_key(|status| weight(*status)) {
                Some(status) => Rung { layer, status, basis: Basis::Details },
                None => Rung { layer, status: Status::Unknown, basis: Basis::None },
            }
        })
        .collect()
}

/// The same where the caller comes with a token or a SAML assertion: it is no user or role yet, so it has no policies of one.
///
/// Source: AWS STS API Reference, `AssumeRoleWithWebIdentity` and `AssumeRoleWithSAML`: they take no AWS credentials.
pub(super) fn without_identity(ladder: &mut [Rung]) {
    for rung in ladder {
        let is_of_caller = matches!(rung.layer, Layer::Identity | Layer::Boundary | Layer::Session);
        if is_of_caller && rung.status == Status::Unknown {
            *rung = Rung { status: Status::NotInvolved, basis: Basis::Inferred, ..*rung };
        }
    }
}

fn weight(status: Status) -> u8 {
    match status {
        Status::DeniedExplicit => 0,
        Status::DeniedImplicit => 1,
        Status::Unknown => 2,
        Status::Allowed => 3,
        Status::NotInvolved => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_layer_is_said_to_refuse() {
        let finding = LayerFinding { layer: Some(Layer::ServiceControl), kind: None, basis: Basis::Stated };
        let ladder = of(DenyKind::Explicit, Basis::Stated, finding);
        assert_eq!(
            ladder.first(),
            Some(&Rung {
                layer: Layer::ServiceControl,
                status: Status::DeniedExplicit,
                basis: Basis::Stated
            })
        );
        assert!(
            ladder.iter().skip(1).all(|rung| rung.status == Status::Unknown && rung.basis == Basis::None)
        );
    }

    #[test]
    fn what_no_policy_refused_has_no_ladder() {
        for text in [
            "Error: VcpuLimitExceeded: You have requested more vCPU capacity than your limit",
            "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
            "Error from server (Forbidden): pods is forbidden: User \"a\" cannot list resource \"pods\"",
            "arn:aws:kms:us-east-1:111122223333:key/1a2b is disabled.",
        ] {
            assert_eq!(crate::triage(text).denials.remove(0).ladder, [], "{text}");
        }
    }

    #[test]
    fn who_comes_with_a_token_has_no_policies_of_an_identity() {
        let text = "Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity";
        let ladder = crate::triage(text).denials.remove(0).ladder;
        let of = |status| {
            ladder.iter().filter(move |rung| rung.status == status).map(|rung| rung.layer).collect::<Vec<_>>()
        };
        assert_eq!(of(Status::NotInvolved), [Layer::Identity, Layer::Boundary, Layer::Session]);
        assert_eq!(of(Status::Unknown).len(), 4);
    }

    #[test]
    fn a_rung_is_no_surer_than_its_weaker_ground() {
        let finding = LayerFinding { layer: Some(Layer::Boundary), kind: None, basis: Basis::Inferred };
        let ladder = of(DenyKind::Explicit, Basis::Decoded, finding);
        let boundary = ladder.iter().find(|rung| rung.layer == Layer::Boundary);
        assert_eq!(boundary.map(|rung| rung.basis), Some(Basis::Inferred));
    }
}
