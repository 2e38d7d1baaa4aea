//! A point in time, as an argument. Nothing in this crate but the browser side asks a clock.

use denylens_policy::vocabulary::Moment;

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
        // A day alone doesn't say when keys expire, and a time without its zone doesn't, either.
        let (_, time) = text.split_once(['T', 't', ' '])?;
        let has_zone = time.ends_with(['Z', 'z']) || time.contains(['+', '-']);
        has_zone.then(|| Timestamp::of(Moment::parse(text)?)).flatten()
    }

    fn of(moment: Moment) -> Option<Timestamp> {
        let milliseconds = moment.seconds.checked_mul(1_000)?;
        milliseconds.checked_add(i64::from(moment.nanoseconds / 1_000_000)).map(Timestamp)
    }

    /// Reads a time in the basic format of ISO 8601, as signatures have it: `20260102T030405Z`.
    pub(crate) fn read_basic(text: &str) -> Option<Timestamp> {
        (text.len() == "20260102T030405Z".len() && text.is_ascii()).then(|| Timestamp::read(text)).flatten()
    }

    /// Reads the `Date` of an HTTP answer: `Fri, 02 Jan 2026 03:04:05 GMT`.
    pub fn read_http(text: &str) -> Option<Timestamp> {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (_, date) = text.split_once(", ")?;
        let [day, month, year, time, "GMT"] = date.split(' ').collect::<Vec<_>>()[..] else { return None };
        let month = 1 + MONTHS.iter().position(|name| *name == month)?;
        Timestamp::read(&format!("{year}-{month:02}-{day}T{time}Z"))
    }

    /// The same time in the basic format, to the second. `None` outside the years 1970 to 9999, which no signature can say.
    pub(crate) fn basic(self) -> Option<String> {
        const YEAR_10000: i64 = 253_402_300_800_000;
        let can_be_said = (0..YEAR_10000).contains(&self.0);
        can_be_said.then(|| Moment { seconds: self.0 / 1_000, nanoseconds: 0 }.basic())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_aws_is_read() {
        let timestamp = Some(Timestamp(1_767_323_045_000));
        assert_eq!(Timestamp::read("2026-01-02T03:04:05Z"), timestamp);
        assert_eq!(Timestamp::read("2026-01-02t03:04:05z"), timestamp);
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
    fn only_years_that_a_signature_can_say_are_written() {
        assert_eq!(Timestamp(0).basic().as_deref(), Some("19700101T000000Z"));
        assert_eq!(Timestamp(253_402_300_799_999).basic().as_deref(), Some("99991231T235959Z"));
        for milliseconds in [-1, 253_402_300_800_000, i64::MIN, i64::MAX] {
            assert_eq!(Timestamp(milliseconds).basic(), None, "{milliseconds}");
        }
    }
}
