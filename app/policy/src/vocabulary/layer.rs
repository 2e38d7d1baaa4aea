//! The layers of policies that a request passes.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

use serde::{Deserialize, Serialize};

/// A layer: policies of one kind, which are looked at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// Service control policies (SCPs).
    ServiceControl,
    /// Resource control policies (RCPs).
    ResourceControl,
    /// The VPC endpoint's policy.
    VpcEndpoint,
    /// The resource-based policy.
    Resource,
    /// Identity-based policies.
    Identity,
    /// The permissions boundary.
    Boundary,
    /// Session policies.
    Session,
}

impl Layer {
    /// All layers, in the order in which AWS looks at them.
    pub const ALL: [Layer; 7] = [
        Layer::ServiceControl,
        Layer::ResourceControl,
        Layer::VpcEndpoint,
        Layer::Resource,
        Layer::Identity,
        Layer::Boundary,
        Layer::Session,
    ];

    /// The name used in data.
    pub fn id(self) -> &'static str {
        match self {
            Layer::ServiceControl => "scp",
            Layer::ResourceControl => "rcp",
            Layer::VpcEndpoint => "vpc-endpoint",
            Layer::Resource => "resource",
            Layer::Identity => "identity",
            Layer::Boundary => "boundary",
            Layer::Session => "session",
        }
    }

    /// Whether a statement of this layer must name principals. That of an endpoint must too, but one without is about everyone:
    /// "With gateway endpoints, the Principal element must be set to *."
    ///
    /// Source: AWS PrivateLink Guide, `vpc-endpoints-access.html`.
    pub(crate) fn must_name_principals(self) -> bool {
        self == Layer::Resource
    }

    /// Whether a statement of this layer may name principals.
    pub(crate) fn may_name_principals(self) -> bool {
        matches!(self, Layer::Resource | Layer::VpcEndpoint | Layer::ResourceControl)
    }
}
