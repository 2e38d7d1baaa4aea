//! In Japanese.

pub mod locate;
pub mod notice;
pub mod reading;
