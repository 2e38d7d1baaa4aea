//! The picture of where a request was stopped: at which policy, or, where no policy refused it, at what else.

use denylens_engine::{
    located::Knowledge,
    report::{Basis, Cause, Denial, Form, Layer, LayerKind, Status},
};

/// Where a request was stopped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Picture {
    /// At one of the policies that it has to pass, or nobody knows at which.
    Gates(Vec<Gate>),
    /// At something else.
    Road(Station),
}

/// The policies of one layer, and what they had to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gate {
    pub(crate) layer: Layer,
    pub(crate) kind: Option<LayerKind>,
    pub(crate) status: Status,
    pub(crate) basis: Basis,
}

impl Gate {
    /// Whether it stopped the request.
    pub(crate) fn stops(self) -> bool {
        matches!(self.status, Status::DeniedExplicit | Status::DeniedImplicit)
    }

    /// Whether words of the texts prove that. What is computed from the user's policies, they don't.
    pub(crate) fn is_proved_by_words(self) -> bool {
        self.stops() && self.basis != Basis::Evaluated
    }
}

/// What a request passes besides policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Station {
    /// Another system, before AWS or in its place.
    Elsewhere,
    /// Who asks.
    Credentials,
    /// The permissions: no policy refused it, but a permission is what is missing.
    Permissions,
    /// What the service demands besides.
    Service,
    /// Quotas, rates and capacity.
    Capacity,
}

impl Station {
    /// The stations, as a request passes them.
    pub(crate) const ALL: [Station; 5] =
        [Station::Elsewhere, Station::Credentials, Station::Permissions, Station::Service, Station::Capacity];

    /// Its stable id.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Station::Elsewhere => "elsewhere",
            Station::Credentials => "credentials",
            Station::Permissions => "permissions",
            Station::Service => "service",
            Station::Capacity => "capacity",
        }
    }

    /// Where a cause stops a request; `None` where it didn't stop it.
    fn of(cause: Cause, form: Option<Form>) -> Option<Station> {
        Some(match (cause, form) {
            // The request would have succeeded.
            (_, Some(Form::DryRun)) => return None,
            // A state of the account, which the causes have beside quotas and credentials.
            (_, Some(Form::Verification | Form::OptIn | Form::RegionOff | Form::SupportPlan)) => {
                Station::Service
            }
            // A form that was signed for uploads has a policy of its own.
            (_, Some(Form::PostPolicy)) => Station::Service,
            (Cause::NotAws, _) => Station::Elsewhere,
            (Cause::Credentials, _) => Station::Credentials,
            (Cause::Quota, _) => Station::Capacity,
            (
                Cause::Authorizer | Cause::NotAuthorization | Cause::Principal | Cause::Kms | Cause::Sharing,
                _,
            ) => Station::Service,
            (
                Cause::PassRole
                | Cause::Trust
                | Cause::Condition
                | Cause::ServiceAccess
                | Cause::CrossRegionInference
                | Cause::Action,
                _,
            ) => Station::Permissions,
        })
    }
}

/// The picture of a refusal, with what the user's own policies say where AWS says nothing; none of what wasn't stopped.
pub(crate) fn picture(denial: &Denial, layers: &[(Layer, Knowledge)]) -> Option<Picture> {
    if denial.ladder.is_empty() {
        return Station::of(denial.cause, denial.form).map(Picture::Road);
    }
    let gates = denial.ladder.iter().map(|rung| {
        let kind = kind_of(denial, rung.layer);
        let own = layers.iter().find(|(layer, _)| *layer == rung.layer && rung.status == Status::Unknown);
        let own = own.and_then(|(_, knowledge)| evaluated(*knowledge));
        let (status, basis) = own.map_or((rung.status, rung.basis), |status| (status, Basis::Evaluated));
        Gate { layer: rung.layer, kind, status, basis }
    });
    Some(Picture::Gates(gates.collect()))
}

/// The kind of policy that a layer has for a refusal: of a role that somebody wanted to assume, its trust policy.
pub(crate) fn kind_of(denial: &Denial, layer: Layer) -> Option<LayerKind> {
    let of_cause = (denial.cause == Cause::Trust).then_some(LayerKind::RoleTrustPolicy);
    denial.layer.kind.or(of_cause).filter(|_| layer == Layer::Resource)
}

fn evaluated(knowledge: Knowledge) -> Option<Status> {
    match knowledge {
        Knowledge::Denies => Some(Status::DeniedExplicit),
        Knowledge::DoesNotAllow => Some(Status::DeniedImplicit),
        Knowledge::Clear => Some(Status::Allowed),
        _ => None,
    }
}

/// The gate that is spoken of at first: the one that stopped the request, before all the one of which AWS says so.
pub(crate) fn first(gates: &[Gate]) -> Option<usize> {
    let said = gates.iter().position(|gate| gate.is_proved_by_words());
    said.or_else(|| gates.iter().position(|gate| gate.stops()))
}

/// Whether anything is known of any of them.
pub(crate) fn is_known(gates: &[Gate]) -> bool {
    gates.iter().any(|gate| gate.status != Status::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank_denial::denial;
    use denylens_engine::report::Rung;

    fn rung(layer: Layer, status: Status) -> Rung {
        Rung { layer, status, basis: Basis::None }
    }

    fn gates(rungs: &[(Layer, Status)]) -> Vec<Gate> {
        let ladder = rungs.iter().map(|(layer, status)| rung(*layer, *status)).collect();
        match picture(&Denial { ladder, ..denial() }, &[]) {
            Some(Picture::Gates(gates)) => gates,
            Some(Picture::Road(_)) | None => Vec::new(),
        }
    }

    #[test]
    fn a_request_that_no_policy_refused_takes_the_road() {
        let of = |cause| picture(&Denial { cause, ..denial() }, &[]);
        assert_eq!(of(Cause::Quota), Some(Picture::Road(Station::Capacity)));
        assert_eq!(of(Cause::Credentials), Some(Picture::Road(Station::Credentials)));
        assert_eq!(of(Cause::NotAws), Some(Picture::Road(Station::Elsewhere)));
        assert_eq!(of(Cause::Sharing), Some(Picture::Road(Station::Service)));
    }

    #[test]
    fn a_state_of_the_account_is_neither_a_quota_nor_credentials() {
        let of = |cause, form| picture(&Denial { cause, form: Some(form), ..denial() }, &[]);
        for (cause, form) in [
            (Cause::Quota, Form::Verification),
            (Cause::Credentials, Form::OptIn),
            (Cause::Credentials, Form::RegionOff),
            (Cause::Credentials, Form::SupportPlan),
            (Cause::Condition, Form::PostPolicy),
        ] {
            assert_eq!(of(cause, form), Some(Picture::Road(Station::Service)), "{form:?}");
        }
    }

    #[test]
    fn what_was_not_stopped_has_no_picture() {
        let dry_run = Denial { cause: Cause::NotAuthorization, form: Some(Form::DryRun), ..denial() };
        assert_eq!(picture(&dry_run, &[]), None);
    }

    #[test]
    fn what_aws_says_comes_before_what_is_computed() {
        let gate = |layer, basis| Gate { layer, kind: None, status: Status::DeniedExplicit, basis };
        let computed = gate(Layer::ServiceControl, Basis::Evaluated);
        let said = gate(Layer::Identity, Basis::Stated);
        assert_eq!(first(&[computed, said]), Some(1));
        assert_eq!(first(&[computed]), Some(0));
        assert!(said.is_proved_by_words() && !computed.is_proved_by_words());
    }

    #[test]
    fn the_gate_that_stopped_it_comes_first() {
        let known =
            gates(&[(Layer::ServiceControl, Status::Unknown), (Layer::Identity, Status::DeniedImplicit)]);
        assert_eq!(first(&known), Some(1));
        assert!(is_known(&known));
        let dark = gates(&[(Layer::ServiceControl, Status::Unknown), (Layer::Identity, Status::Unknown)]);
        assert_eq!(first(&dark), None);
        assert!(!is_known(&dark));
    }
}
