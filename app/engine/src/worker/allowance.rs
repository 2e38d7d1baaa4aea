//! How much an archive may come to. A file of some kilobytes can be made to unpack to gigabytes, or to thousands of files, to keep
//! whoever opens it busy; an export never is.

use denylens_policy::export::FileProblemKind;

/// More files than these nobody exports at once.
pub(crate) const MOST_FILES: usize = 5_000;

/// More bytes than these nobody exports.
pub(crate) const MOST_BYTES: usize = 200_000_000;

/// JSON that repeats itself shrinks to a hundredth at best; DEFLATE goes to a thousandth.
const RATIO: usize = 100;

/// So many bytes are unpacked whatever they were packed to.
const FLOOR: usize = 20_000_000;

/// Why a file, or an archive, isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It can't be unpacked.
    Unreadable,
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// It has more than [`MOST_FILES`].
    TooManyFiles,
    /// It grows far more than exports do.
    Swells,
    /// Files in it share their bytes.
    Overlapping,
}

impl From<Refused> for FileProblemKind {
    fn from(refused: Refused) -> FileProblemKind {
        match refused {
            Refused::Unreadable => FileProblemKind::Unreadable,
            Refused::TooLarge => FileProblemKind::TooLarge,
            Refused::TooManyFiles => FileProblemKind::TooManyFiles,
            Refused::Swells => FileProblemKind::Swells,
            Refused::Overlapping => FileProblemKind::Overlapping,
        }
    }
}

/// What is left of what may come out of an archive. All of its files count, not each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    most: usize,
    left: usize,
}

impl Allowance {
    /// What may come out of so many bytes.
    pub(crate) fn of(packed: usize) -> Allowance {
        let most = packed.saturating_mul(RATIO).clamp(FLOOR, MOST_BYTES);
        Allowance { most, left: most }
    }

    /// Takes so many bytes off.
    pub(crate) fn take(&mut self, bytes: usize) -> Result<(), Refused> {
        self.left = self.left.checked_sub(bytes).ok_or(match self.most {
            MOST_BYTES => Refused::TooLarge,
            _ => Refused::Swells,
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_may_grow_as_it_likes() {
        let mut allowance = Allowance::of(1);
        assert_eq!(allowance.take(FLOOR), Ok(()));
        assert_eq!(allowance.take(1), Err(Refused::Swells));
    }

    #[test]
    fn what_is_large_may_grow_to_a_hundred_times_of_it() {
        let mut allowance = Allowance::of(1_000_000);
        assert_eq!(allowance.take(60_000_000), Ok(()));
        assert_eq!(allowance.take(40_000_000), Ok(()));
        assert_eq!(allowance.take(1), Err(Refused::Swells));
    }

    #[test]
    fn nothing_may_grow_beyond_what_anybody_exports() {
        let mut allowance = Allowance::of(usize::MAX);
        assert_eq!(allowance.take(MOST_BYTES), Ok(()));
        assert_eq!(allowance.take(1), Err(Refused::TooLarge));
    }
}
