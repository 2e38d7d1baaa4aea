//! In Japanese.

pub(super) mod notice;
pub(super) mod reading;
