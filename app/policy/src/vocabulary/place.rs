//! Where something stands in a text.

use std::ops::Range;

/// A place in a text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// As a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether another place lies within this one.
    pub(crate) fn encloses(self, other: Place) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Place {
        Place { start: range.start as u32, end: range.end as u32 }
    }
}
