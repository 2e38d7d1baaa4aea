//! What an authorizer or another system names besides: things that only it has.

use serde::{Deserialize, Serialize};

/// A thing that an authorizer, a setting or another system names, and no policy of IAM has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particular {
    /// What it is.
    pub kind: ParticularKind,
    /// Its value, as the text has it.
    pub value: String,
}

/// What a particular is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParticularKind {
    /// A namespace of Kubernetes.
    Namespace,
    /// An API group of Kubernetes. The core group has no name, and is none.
    ApiGroup,
    /// A permission of AWS Lake Formation, which is no action of IAM.
    Permission,
    /// A setting of Amazon S3 Block Public Access.
    Setting,
}

impl ParticularKind {
    /// Its stable id: `namespace`, `api-group`, …
    pub fn name(self) -> &'static str {
        match self {
            ParticularKind::Namespace => "namespace",
            ParticularKind::ApiGroup => "api-group",
            ParticularKind::Permission => "permission",
            ParticularKind::Setting => "setting",
        }
    }
}
