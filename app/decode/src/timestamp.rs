//! A point in time, as an argument. Nothing in this crate but the browser side asks a clock.

use aws_smithy_types::{DateTime, date_time::Format};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Milliseconds since the start of 1970 in UTC, which is what a browser's `Date.now()` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Reads a time as AWS writes it: `2026-01-02T03:04:05Z`, with a fraction or an offset, or a count of seconds or
    /// milliseconds since 1970.
    pub fn read(text: &str) -> Option<Timestamp> {
        if let Ok(count) = text.parse::<i64>() {
            // As seconds the year 5138, as milliseconds the year 1973: no expiration is near either.
            const MILLISECONDS_FROM: i64 = 100_000_000_000;
            return Some(Timestamp(if count < MILLISECONDS_FROM {
                count.checked_mul(1_000)?
            } else {
                count
            }));
        }
        DateTime::from_str(text, Format::DateTimeWithOffset).ok()?.to_millis().ok().map(Timestamp)
    }

    /// Reads a time in the basic format of ISO 8601, as signatures have it: `20260102T030405Z`.
    pub(crate) fn read_basic(text: &str) -> Option<Timestamp> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let piece = |text: &str, at: usize, length: usize| text.get(at..at + length).map(str::to_owned);
        let (year, month, day) = (piece(date, 0, 4)?, piece(date, 4, 2)?, date.get(6..)?);
        let (hour, minute, second) = (piece(time, 0, 2)?, piece(time, 2, 2)?, time.get(4..)?);
        Timestamp::read(&format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z"))
    }

    /// Reads the `Date` of an HTTP answer: `Fri, 02 Jan 2026 03:04:05 GMT`.
    pub fn read_http(text: &str) -> Option<Timestamp> {
        DateTime::from_str(text, Format::HttpDate).ok()?.to_millis().ok().map(Timestamp)
    }

    /// The same time for a library that takes the system's. `None` outside the years 1970 to 9999, which no signature can say.
    pub(crate) fn system_time(self) -> Option<SystemTime> {
        const YEAR_10000: u64 = 253_402_300_800_000;
        let milliseconds = u64::try_from(self.0).ok().filter(|count| *count < YEAR_10000)?;
        UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_aws_is_read() {
        let timestamp = Some(Timestamp(1_767_323_045_000));
        assert_eq!(Timestamp::read("2026-01-02T03:04:05Z"), timestamp);
        assert_eq!(Timestamp::read("2026-01-02T03:04:05+00:00"), timestamp);
        assert_eq!(Timestamp::read("2026-01-02T12:04:05+09:00"), timestamp);
        assert_eq!(Timestamp::read("1767323045000"), timestamp);
        assert_eq!(Timestamp::read("1767323045"), timestamp);
        assert_eq!(Timestamp::read("2026-01-02T03:04:05.678000+00:00"), Some(Timestamp(1_767_323_045_678)));
    }

    #[test]
    fn the_times_of_signatures_and_of_http_are_read() {
        let timestamp = Some(Timestamp(1_767_323_045_000));
        assert_eq!(Timestamp::read_basic("20260102T030405Z"), timestamp);
        assert_eq!(Timestamp::read_http("Fri, 02 Jan 2026 03:04:05 GMT"), timestamp);
        for text in ["", "20260102", "20260102T030405", "2026T030405Z", "20260102T03é405Z"] {
            assert_eq!(Timestamp::read_basic(text), None, "{text}");
        }
        assert_eq!(Timestamp::read_http("yesterday"), None);
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in ["", "tomorrow", "2026-01-02", "2026-13-02T03:04:05Z", "9223372036854775807000"] {
            assert_eq!(Timestamp::read(text), None, "{text}");
        }
    }

    #[test]
    fn only_years_that_a_signature_can_say_become_a_system_time() {
        assert_eq!(Timestamp(0).system_time(), Some(UNIX_EPOCH));
        assert!(Timestamp(253_402_300_799_999).system_time().is_some());
        for milliseconds in [-1, 253_402_300_800_000, i64::MIN, i64::MAX] {
            assert_eq!(Timestamp(milliseconds).system_time(), None, "{milliseconds}");
        }
    }
}
