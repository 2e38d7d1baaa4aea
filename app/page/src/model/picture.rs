//! The picture of where a request was stopped: at which policy, or, where no policy refused it, at what else.

use denylens_engine::{
    located::{Knowledge, Located},
    report::{Basis, Cause, Denial, Layer, LayerKind, Status},
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

    fn of(cause: Cause) -> Station {
        match cause {
            Cause::NotAws => Station::Elsewhere,
            Cause::Credentials => Station::Credentials,
            Cause::Quota => Station::Capacity,
            Cause::Authorizer | Cause::NotAuthorization | Cause::Principal | Cause::Kms => Station::Service,
            Cause::PassRole
            | Cause::Trust
            | Cause::Condition
            | Cause::ServiceAccess
            | Cause::CrossRegionInference
            | Cause::Sharing
            | Cause::Action => Station::Permissions,
        }
    }
}

/// The picture of a refusal, with what the user's own policies say where AWS says nothing.
pub(crate) fn picture(denial: &Denial, located: Option<&Located>) -> Picture {
    if denial.ladder.is_empty() {
        return Picture::Road(Station::of(denial.cause));
    }
    let gates = denial.ladder.iter().map(|rung| {
        let kind = denial.layer.kind.filter(|_| rung.layer == Layer::Resource);
        let own = located.filter(|_| rung.status == Status::Unknown).and_then(|located| {
            let (_, knowledge) = located.layers.iter().find(|(layer, _)| *layer == rung.layer)?;
            evaluated(*knowledge)
        });
        let (status, basis) = own.map_or((rung.status, rung.basis), |status| (status, Basis::Evaluated));
        Gate { layer: rung.layer, kind, status, basis }
    });
    Picture::Gates(gates.collect())
}

fn evaluated(knowledge: Knowledge) -> Option<Status> {
    match knowledge {
        Knowledge::Denies => Some(Status::DeniedExplicit),
        Knowledge::DoesNotAllow => Some(Status::DeniedImplicit),
        Knowledge::Clear => Some(Status::Allowed),
        _ => None,
    }
}

/// The gate that is spoken of at first: the one that stopped the request.
pub(crate) fn first(gates: &[Gate]) -> Option<usize> {
    let stopped = |gate: &Gate| matches!(gate.status, Status::DeniedExplicit | Status::DeniedImplicit);
    gates.iter().position(stopped)
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
        match picture(&Denial { ladder, ..denial() }, None) {
            Picture::Gates(gates) => gates,
            Picture::Road(_) => Vec::new(),
        }
    }

    #[test]
    fn a_request_that_no_policy_refused_takes_the_road() {
        let of = |cause| picture(&Denial { cause, ..denial() }, None);
        assert_eq!(of(Cause::Quota), Picture::Road(Station::Capacity));
        assert_eq!(of(Cause::Credentials), Picture::Road(Station::Credentials));
        assert_eq!(of(Cause::NotAws), Picture::Road(Station::Elsewhere));
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
