//! In Japanese.

pub mod locate;
