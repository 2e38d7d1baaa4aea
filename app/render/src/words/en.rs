//! In English.

pub mod locate;
