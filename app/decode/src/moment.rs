//! A point in time, as an argument. Nothing in this crate but the browser side asks a clock.

/// Milliseconds since the start of 1970 in UTC, which is what a browser's `Date.now()` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);
