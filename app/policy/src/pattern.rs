//! What policies write to cover many: wildcards and policy variables, in actions, resources and principals.

pub mod action;
pub(crate) mod arn;
pub(crate) mod principal;
pub(crate) mod resource;
pub(crate) mod variable;
pub(crate) mod wildcard;
