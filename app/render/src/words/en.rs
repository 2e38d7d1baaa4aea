//! In English.

pub(super) mod notice;
pub(super) mod reading;
