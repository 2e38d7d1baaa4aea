//! What people export of their policies: the output of AWS CLI commands, and plain documents.
//!
//! Reading never fails. What is understood goes into a [`Library`]; what isn't is named, with the file that it stands in.

mod account;
mod entity;
mod file;
mod library;
mod percent;
mod policy;
mod problem;
mod read;
mod shapes;
mod source;
mod text;

pub use entity::{Boundary, Entity, EntityKind, Extent};
pub use file::{File, FileProblem, FileProblemKind};
pub use library::{Attached, Identity, Library};
pub use policy::{Owner, Policy, PolicyKind};
pub use text::DocumentText;

#[cfg(test)]
mod tests;
