//! Three values: what is known to hold, what is known not to, and what the facts at hand don't tell.

use serde::{Deserialize, Serialize};

/// Whether something holds.
///
/// The order is that of Kleene's logic: `and` is the smaller of two, `or` the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Truth {
    /// It doesn't hold.
    No,
    /// It may or may not.
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// Whether both hold.
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    /// Whether one of them holds.
    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Whether all hold. Looking stops at the first that doesn't.
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
        let mut all = Truth::Yes;
        for part in parts {
            all = all.and(part);
            if all == Truth::No {
                break;
            }
        }
        all
    }

    /// Whether any holds. Looking stops at the first that does.
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
        let mut any = Truth::No;
        for part in parts {
            any = any.or(part);
            if any == Truth::Yes {
                break;
            }
        }
        any
    }

    /// What two possible worlds agree on.
    pub fn agreed(self, other: Truth) -> Truth {
        if self == other { self } else { Truth::Unknown }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
            Truth::Yes => Truth::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }
}
