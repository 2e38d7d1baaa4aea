//! The time around a refusal, in which CloudTrail is asked for its event.

/// How long before and after it the event may have been recorded, in seconds: the clock of the caller is seldom that wrong.
const MARGIN: i64 = 15 * 60;

/// Clocks without a zone are at most so far ahead of UTC, and so far behind it.
///
/// Source: the time zone database of IANA.
const AHEAD: i64 = 14 * HOUR;
const BEHIND: i64 = 12 * HOUR;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Start and end in UTC, `2026-07-17T15:43:12Z`, around a time as it was printed: `2026-07-17T15:58:12.123Z`,
/// `2026-07-17 15:58:12,123+09:00`. Without a zone the clock may have been any, so the window is as wide as that.
pub(super) fn around(time: &str) -> Option<(String, String)> {
    let local = local(time)?;
    let (earliest, latest) = match zone(time.get(19..)?) {
        Some(offset) => (local - offset, local - offset),
        None => (local - AHEAD, local + BEHIND),
    };
    Some((written(earliest - MARGIN), written(latest + MARGIN)))
}

/// Seconds since 1970 on a clock that shows this.
fn local(time: &str) -> Option<i64> {
    let number = |from: usize, to: usize| {
        let digits = time.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i64>().ok())?
    };
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let is_time =
        (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    (is_time && year >= 1970).then(|| days(year, month, day) * DAY + hour * HOUR + minute * 60 + second)
}

/// How far the clock is ahead of UTC, by what stands after the seconds: `.123Z`, `+09:00`, `-0500`.
fn zone(rest: &str) -> Option<i64> {
    let rest = rest.trim_start_matches(|next: char| matches!(next, '.' | ',') || next.is_ascii_digit());
    let sign = match rest.bytes().next()? {
        b'Z' => return Some(0),
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = rest.chars().skip(1).filter(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some(sign * (number / 100 * HOUR + number % 100 * 60))
}

/// Days since 1970. A year begins with March, so that the day which some years have more is its last.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn written(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(DAY) + 719_468, seconds.rem_euclid(DAY));
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let part = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * part + 2) / 5 + 1, (part + 2) % 12 + 1);
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (rest / HOUR, rest % HOUR / 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(time: &str, window: Option<(&str, &str)>) {
        let found = around(time);
        assert_eq!(found.as_ref().map(|(start, end)| (start.as_str(), end.as_str())), window, "{time}");
    }

    #[test]
    fn a_time_with_its_zone() {
        let window = Some(("2026-07-17T15:43:12Z", "2026-07-17T16:13:12Z"));
        check("2026-07-17T15:58:12.123Z", window);
        check("2026-07-18 00:58:12,123+09:00", window);
        check("2026/07/17 10:58:12-0500", window);
    }

    #[test]
    fn a_clock_without_a_zone_may_be_anywhere() {
        check("2026-07-17 15:58:12", Some(("2026-07-17T01:43:12Z", "2026-07-18T04:13:12Z")));
    }

    #[test]
    fn the_window_goes_over_the_ends_of_months_and_years() {
        check("2024-03-01T00:05:00Z", Some(("2024-02-29T23:50:00Z", "2024-03-01T00:20:00Z")));
        check("2026-12-31T23:50:00Z", Some(("2026-12-31T23:35:00Z", "2027-01-01T00:05:00Z")));
        check("2000-02-29T12:00:00Z", Some(("2000-02-29T11:45:00Z", "2000-02-29T12:15:00Z")));
    }

    #[test]
    fn what_is_no_time_has_no_window() {
        for time in ["", "2026-13-01T00:00:00Z", "2026-07-17T25:00:00Z", "time-1", "２０２６-07-17T15:58:12Z"]
        {
            check(time, None);
        }
    }
}
