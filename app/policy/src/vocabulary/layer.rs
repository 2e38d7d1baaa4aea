//! The layers of policies that a request passes.
//!
//! Source: IAM User Guide, `reference_policies_evaluation-logic_policy-eval-denyallow.html`.

use serde::{Deserialize, Serialize};

/// Makes the registry: an enum with a variant a row, the list of all, and the name of each in data.
macro_rules! layers {
    ($($(#[$doc:meta])* $layer:ident: $id:literal;)*) => {
        /// A layer: policies of one kind, which are looked at together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Layer {
            $($(#[$doc])* $layer,)*
        }

        impl Layer {
            /// All layers, from the organization inwards. It is no order of evaluation: a deny counts in whichever it stands.
            pub const ALL: [Layer; [$($id),*].len()] = [$(Layer::$layer),*];

            /// The name used in data.
            pub fn id(self) -> &'static str {
                match self {
                    $(Layer::$layer => $id,)*
                }
            }
        }
    };
}

layers! {
    /// Service control policies (SCPs).
    ServiceControl: "scp";
    /// Resource control policies (RCPs).
    ResourceControl: "rcp";
    /// The VPC endpoint's policy.
    VpcEndpoint: "vpc-endpoint";
    /// The resource-based policy.
    Resource: "resource";
    /// Identity-based policies.
    Identity: "identity";
    /// The permissions boundary.
    Boundary: "boundary";
    /// Session policies.
    Session: "session";
}

impl Layer {
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
