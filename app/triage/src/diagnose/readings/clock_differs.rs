//! By how much the time of a signature and the time at AWS differ: `Signature expired: 20261102T100000Z is now earlier than
//! 20261102T101300Z (20261102T101800Z - 5 min.)` has the time of the signature, the earliest that is good, and the time at AWS.
//!
//! Sources: IAM User Guide, `signature-v4-troubleshooting.html`, and `reference_aws-signing.html`: in most cases a request must reach AWS
//! within five minutes of its time stamp; Amazon S3 API Reference, `ErrorResponses.html`, `RequestTimeTooSkewed`.

use crate::{
    assemble::Refusal,
    report::{Denial, Reading},
};

pub(super) fn read(refusal: &Refusal, _denial: &Denial) -> Option<Reading> {
    let times = refusal.phrases.iter().find_map(|phrase| phrase.times())?;
    let times: Vec<Time<'_>> = Time::all(&times.value);
    // Amazon S3 has the two alone, the others what is allowed between them.
    let (signed, received) = match times.as_slice() {
        [signed, received] | [signed, _, received] => (signed, received),
        _ => return None,
    };
    let late = received.seconds - signed.seconds;
    let minutes = usize::try_from(late.abs()).ok()? / 60;
    (minutes > 0).then(|| Reading::ClockDiffers {
        signed: signed.text.to_owned(),
        received: received.text.to_owned(),
        minutes,
        is_late: late > 0,
    })
}

/// A time in UTC.
struct Time<'t> {
    text: &'t str,
    /// Since 1970.
    seconds: i64,
}

impl Time<'_> {
    /// The times of a text: `20261102T101800Z`, `2026-11-02T10:18:00Z`.
    fn all(text: &str) -> Vec<Time<'_>> {
        let is_inside = |next: char| next.is_ascii_digit() || "TZ-:".contains(next);
        text.split(|next| !is_inside(next)).filter_map(Time::parse).collect()
    }

    fn parse(text: &str) -> Option<Time<'_>> {
        let digits: Vec<i64> =
            text.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0')).collect();
        let is_time = digits.len() == 14 && text.ends_with('Z') && text.contains('T');
        let number = |from: usize, length: usize| {
            digits.iter().skip(from).take(length).fold(0, |number, digit| number * 10 + digit)
        };
        let days = days(number(0, 4), number(4, 2), number(6, 2))?;
        let seconds = days * 86_400 + number(8, 2) * 3_600 + number(10, 2) * 60 + number(12, 2);
        is_time.then_some(Time { text, seconds })
    }
}

/// The days from 1970 to a day, in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = BEFORE.get(usize::try_from(month - 1).ok()?)?;
    let leap_years = |year: i64| year / 4 - year / 100 + year / 400;
    let is_leap = leap_years(year) > leap_years(year - 1);
    let leap_day = i64::from(is_leap && month > 2);
    Some((year - 1970) * 365 + leap_years(year - 1) - leap_years(1969) + before + leap_day + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, usize, bool)>) {
        let denial = triage(text).denials.remove(0);
        let found = denial.readings.into_iter().find_map(|reading| match reading {
            Reading::ClockDiffers { signed, received, minutes, is_late } => {
                Some((signed, received, minutes, is_late))
            }
            _ => None,
        });
        let found = found.as_ref().map(|(signed, received, minutes, is_late)| {
            (signed.as_str(), received.as_str(), *minutes, *is_late)
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_clock_that_is_slow() {
        check(
            "InvalidSignatureException: Signature expired: 20261231T235000Z is now earlier than 20270101T000300Z (20270101T000800Z - 5 min.)",
            Some(("20261231T235000Z", "20270101T000800Z", 18, true)),
        );
    }

    #[test]
    fn a_clock_that_is_fast() {
        check(
            "Signature not yet current: 20280301T002809Z is still later than 20280228T214315Z (20280228T212815Z + 15 min.)",
            Some(("20280301T002809Z", "20280228T212815Z", 1619, false)),
        );
    }

    #[test]
    fn amazon_s3_has_the_times_in_elements() {
        check(
            "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message><RequestTime>20261102T100000Z</RequestTime><ServerTime>2026-11-02T11:00:30Z</ServerTime></Error>",
            Some(("20261102T100000Z", "2026-11-02T11:00:30Z", 60, true)),
        );
    }

    #[test]
    fn times_that_were_cut_or_taken_out() {
        check("Signature expired: 20261102T100000Z is now earlier than 20261102", None);
        check("Signature expired: *** is now earlier than ***", None);
    }
}
