//! When a refusal was logged: the time that stands before it on its line.

use super::{Quote, grammar::floor};
use std::ops::Range;

/// How far before a refusal its time is looked for, in bytes.
const BACK: usize = 400;

/// The last time before `at`, a place in the paste, on the same line.
pub(crate) fn before(paste: &str, at: usize) -> Option<Quote> {
    let from = floor(paste, at.saturating_sub(BACK));
    let before = paste.get(from..at)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let text = before.get(line..)?;
    let start = from + line;
    (0..text.len()).rev().find_map(|at| {
        let found = time(text.get(at..)?)?;
        // A time doesn't begin in the middle of a number.
        let is_cut = text.get(..at)?.ends_with(|before: char| before.is_ascii_digit());
        (!is_cut).then(|| Quote {
            value: found.to_owned(),
            at: Range { start: start + at, end: start + at + found.len() },
        })
    })
}

/// `2026-07-17T15:58:12.123Z`, `2026-07-17 15:58:12,123+09:00`, at the start of a text.
fn time(text: &str) -> Option<&str> {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let bytes = text.as_bytes();
    let fits = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b' '),
        b'-' => matches!(byte, b'-' | b'/'),
        other => byte == other,
    };
    if bytes.len() < SHAPE.len() || !bytes.iter().zip(SHAPE).all(fits) {
        return None;
    }
    let rest = bytes.get(SHAPE.len()..)?;
    let digits = |from: usize| rest.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = match rest.first() {
        Some(b'.' | b',') if digits(1) > 0 => 1 + digits(1),
        _ => 0,
    };
    length += match rest.get(length) {
        Some(b'Z') => 1,
        Some(b'+' | b'-') => match (digits(length + 1), rest.get(length + 3)) {
            (4, _) => 5,
            (2, Some(b':')) if digits(length + 4) == 2 => 6,
            _ => 0,
        },
        _ => 0,
    };
    text.get(..SHAPE.len() + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        let at = line.find("User:").unwrap();
        let found = before(line, at);
        assert_eq!(found.as_ref().map(|quote| quote.value.as_str()), expected);
        if let Some(quote) = found {
            assert_eq!(&line[quote.at], quote.value);
        }
    }

    #[test]
    fn times_of_logs() {
        check("2026-07-17T15:58:12.123Z ERROR User: x", Some("2026-07-17T15:58:12.123Z"));
        check("[2026-07-17 15:58:12,123] User: x", Some("2026-07-17 15:58:12,123"));
        check("2026-07-17T15:58:12+09:00 User: x", Some("2026-07-17T15:58:12+09:00"));
        check(r#"{"time":"2026-07-17T15:58:12Z","error":"User: x"#, Some("2026-07-17T15:58:12Z"));
    }

    #[test]
    fn the_nearest_of_two() {
        check("2026-07-17T15:58:12Z 2026-07-17T15:58:13Z User: x", Some("2026-07-17T15:58:13Z"));
    }

    #[test]
    fn what_is_no_time_of_this_refusal() {
        check("2026-07-17T15:58:12Z other\nUser: x", None);
        check("12026-07-17 User: x", None);
    }
}
