//! The nouns of the IAM documentation, each defined once. They say what a thing is called and what is true of it everywhere; what
//! becomes of a request is decided in [`mod@crate::evaluate`].

pub mod arn;
mod bootstrap_role;
mod effect;
mod key;
mod layer;
mod moment;
mod partition;
mod place;
mod principal;
mod truth;

pub use arn::Arn;
pub(crate) use arn::ArnParts;
pub use bootstrap_role::BootstrapRole;
pub use effect::Effect;
pub(crate) use key::Key;
pub use layer::Layer;
pub use moment::Moment;
pub use partition::Partition;
pub use place::Place;
pub use principal::{Principal, PrincipalKind};
pub use truth::Truth;
