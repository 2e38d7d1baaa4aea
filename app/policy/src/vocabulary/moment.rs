//! A point in time, as documents and commands write it.
//!
//! Source: <https://www.w3.org/TR/NOTE-datetime>, which the IAM User Guide names.

/// A point in time: seconds since 1970-01-01T00:00:00Z, and billionths of a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Whole seconds.
    pub seconds: i64,
    /// What is beyond them; less than a second.
    pub nanoseconds: u32,
}

impl Moment {
    /// Reads `2026`, `2026-11`, `2026-11-24`, `2026-11-24T01:02Z`, `2026-11-24T01:02:03.4+09:00`, the same without `-` and
    /// `:`, or seconds since 1970. Four digits are a year.
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if digits == text.len() && digits != 4 {
            return Some(Moment { seconds: text.parse().ok()?, nanoseconds: 0 });
        }
        let (date, time) = match text.split_once(['T', 't', ' ']) {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let days = days(date)?;
        let (seconds, nanoseconds) = time.map_or(Some((0, 0)), time_of_day)?;
        Some(Moment { seconds: days * DAY + seconds, nanoseconds })
    }

    /// The second, in UTC and without marks between its parts: `20261124T010203Z`.
    pub fn basic(&self) -> String {
        let (year, month, day) = date(self.seconds.div_euclid(DAY));
        let second = self.seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
    }
}

/// A day in seconds.
const DAY: i64 = 86_400;

/// The days since 1970 of a date.
fn days(date: &str) -> Option<i64> {
    let (year, rest) = number(date, 4)?;
    let (month, rest) = if rest.is_empty() { (1, rest) } else { number(separated(rest, '-'), 2)? };
    let (day, rest) = if rest.is_empty() { (1, rest) } else { number(separated(rest, '-'), 2)? };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if !rest.is_empty() || day < 1 || day > length {
        return None;
    }
    // Counted from March, a leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let century = year.div_euclid(100);
    let days =
        year * 365 + year.div_euclid(4) - century + century.div_euclid(4) + (153 * month + 2) / 5 + day - 1;
    Some(days - UNTIL_1970)
}

/// From 1 March of the year 0 until 1970.
const UNTIL_1970: i64 = 719_468;

/// Year, month and day of a count of days since 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + UNTIL_1970;
    // Four centuries have the same days, always.
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Counted from March, as above.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, after) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + after, month, day)
}

/// The seconds and billionths since midnight in UTC. A time without a zone is UTC.
fn time_of_day(time: &str) -> Option<(i64, u32)> {
    let (hour, rest) = number(time, 2)?;
    let (minute, rest) = number(separated(rest, ':'), 2)?;
    let (second, rest) = match separated(rest, ':') {
        seconds if seconds.starts_with(|next: char| next.is_ascii_digit()) => number(seconds, 2)?,
        _ => (0, rest),
    };
    let (nanoseconds, zone) = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => {
            let length = fraction.bytes().take_while(u8::is_ascii_digit).count();
            let digits: String = fraction.chars().take(length).chain("000000000".chars()).take(9).collect();
            (digits.parse().ok().filter(|_| length > 0)?, fraction.get(length..)?)
        }
        None => (0, rest),
    };
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = hour * 3_600 + minute * 60 + second;
    Some((seconds - offset(zone)?, nanoseconds))
}

/// The seconds that a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.chars().next() {
        None => return Some(0),
        Some('Z' | 'z') => return (zone.len() == 1).then_some(0),
        Some('+') => (1, zone.get(1..)?),
        Some('-') => (-1, zone.get(1..)?),
        Some(_) => return None,
    };
    let (hours, rest) = number(rest, 2)?;
    let (minutes, rest) = if rest.is_empty() { (0, rest) } else { number(separated(rest, ':'), 2)? };
    (rest.is_empty() && hours < 24 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// The number that the first digits make, and what follows them.
fn number(text: &str, digits: usize) -> Option<(i64, &str)> {
    let (start, rest) = text.split_at_checked(digits)?;
    let all = start.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| Some((start.parse().ok()?, rest))).flatten()
}

fn separated(text: &str, separator: char) -> &str {
    text.strip_prefix(separator).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_moment() {
        for text in [
            "2013-09-30T23:15:48Z",
            "20130930T231548Z",
            "2013-10-01T08:15:48+09:00",
            "2013-09-30T18:15:48-05:00",
            "2013-09-30T23:15:48.000Z",
            "2013-09-30T23:15:48",
            "1380582948",
        ] {
            assert_eq!(
                Moment::parse(text),
                Some(Moment { seconds: 1_380_582_948, nanoseconds: 0 }),
                "{text}"
            );
        }
    }

    #[test]
    fn parts_that_may_be_missing() {
        let day = 86_400;
        for (text, seconds) in [
            ("1970", 0),
            ("1970-01", 0),
            ("1970-01-02", day),
            ("1972-03-01", 790 * day),
            ("2000-02-29", 11_016 * day),
            ("1969-12-31", -day),
            ("1970-01-01T00:01Z", 60),
        ] {
            assert_eq!(Moment::parse(text), Some(Moment { seconds, nanoseconds: 0 }), "{text}");
        }
        assert_eq!(Moment::parse("1970-01-01T00:00:00.25Z").unwrap().nanoseconds, 250_000_000);
    }

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in [
            "19700101T000000Z",
            "19691231T235959Z",
            "20000229T120000Z",
            "20261124T010203Z",
            "21000301T000000Z",
            "99991231T235959Z",
            "00000301T000000Z",
        ] {
            assert_eq!(Moment::parse(text).unwrap().basic(), text);
        }
        for day in (-800_000..3_000_000).step_by(97) {
            let moment = Moment { seconds: day * DAY, nanoseconds: 0 };
            if (0..=9999).contains(&date(day).0) {
                assert_eq!(Moment::parse(&moment.basic()), Some(moment), "{day}");
            }
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "x",
            "2013-13-01",
            "2013-02-30",
            "2013-09-30T25:00Z",
            "2013-09-30T10Z",
            "2013-9-3",
            "2013-09-30T10:00X",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
