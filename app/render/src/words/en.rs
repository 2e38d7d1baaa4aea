//! In English.

pub mod locate;
pub mod notice;
pub mod reading;
