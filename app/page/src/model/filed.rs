//! What became of each file that was given.

use super::delivery::Delivery;
use denylens_engine::worker::text_file::Legibility;

/// A file that was given, by its name, with what became of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Filed {
    pub(crate) name: String,
    pub(crate) became: Became,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Became {
    /// The text in the box.
    Text {
        legibility: Legibility,
        /// How many bytes were read of it, if not all.
        cut_at: Option<u32>,
    },
    /// Policies, which are compared with the refusal.
    Policies,
    /// Nothing: several texts were given, and the box takes one.
    Left,
    /// Nothing: it has a secret in it, and was not put where everybody sees it.
    Keys(Delivery),
    /// Nothing: it is a picture, an archive or the like.
    NoText,
    /// Nothing: the browser doesn't read it.
    Unreadable,
}

impl Became {
    /// Whether it took the box.
    pub(crate) fn took_the_box(self) -> bool {
        matches!(self, Became::Text { .. })
    }
}
