//! What checks the whole of DenyLens. The tests stand in `tests/`, the labelled cases in `corpus/`.

pub mod causes;
pub mod corpus;
pub mod house;
pub mod japanese;
pub mod labelled;
pub mod laws;
pub mod reference;
pub mod refusals;
pub mod scenario;
pub mod texts;
