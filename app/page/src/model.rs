//! What the page shows, worked out of the report as plain values. No browser in here: all of it is tested natively.

pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod headline;
pub(crate) mod index;
pub(crate) mod prose;
pub(crate) mod question;
pub(crate) mod recognised;
#[cfg(test)]
pub(crate) mod specimen;
