//! Where a text is read.

use denylens_engine::Supplement;

/// Where a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// On the page.
    AtOnce,
    /// In the worker: nothing else can be done on the page while it reads.
    Apart,
}

/// So much is read at once: that takes less than a frame.
const AT_ONCE: usize = 100_000;

impl Reading {
    /// How a text of so many UTF-16 units is read, with what arrived later: who answers may send as much as who is pasted.
    pub(crate) fn of(paste: u32, supplements: &[Supplement]) -> Reading {
        let later: usize = supplements.iter().map(|supplement| supplement.text.len()).sum();
        match later.saturating_add(paste as usize) {
            0..=AT_ONCE => Reading::AtOnce,
            _ => Reading::Apart,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_engine::Answers;

    fn supplement(length: usize) -> Supplement {
        Supplement { answers: Answers::Anything, text: "x".repeat(length) }
    }

    #[test]
    fn a_long_text_is_read_apart() {
        assert_eq!(Reading::of(100_000, &[]), Reading::AtOnce);
        assert_eq!(Reading::of(100_001, &[]), Reading::Apart);
    }

    #[test]
    fn what_arrived_later_counts() {
        assert_eq!(Reading::of(60_000, &[supplement(40_000)]), Reading::AtOnce);
        assert_eq!(Reading::of(60_000, &[supplement(40_000), supplement(1)]), Reading::Apart);
        assert_eq!(Reading::of(0, &[supplement(1_000_000)]), Reading::Apart);
    }
}
