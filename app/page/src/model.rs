//! What the page shows, worked out of what the engine says as plain values. No browser in here: all of it is tested natively.

pub(crate) mod attempt;
#[cfg(test)]
pub(crate) mod blank_denial;
pub(crate) mod claims;
pub(crate) mod copied;
pub(crate) mod delivery;
pub(crate) mod excepted;
pub(crate) mod facts;
pub(crate) mod file;
pub(crate) mod filed;
pub(crate) mod fix;
pub(crate) mod headline;
pub(crate) mod index;
pub(crate) mod key;
pub(crate) mod located;
pub(crate) mod lookup;
pub(crate) mod mark;
pub(crate) mod picture;
pub(crate) mod prose;
pub(crate) mod reach;
pub(crate) mod reading;
pub(crate) mod recognised;
pub(crate) mod remark;
pub(crate) mod stage;
pub(crate) mod supplied;
pub(crate) mod tab;
pub(crate) mod token;
pub(crate) mod trial;
pub(crate) mod ways;
pub(crate) mod window;
