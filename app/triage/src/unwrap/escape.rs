//! Backslash escapes of JSON and program strings, however deep they are nested.

use super::traced_text::{Rewrite, TracedText};
use memchr::memchr;

/// Resolves every run of backslashes together with the character that it escapes.
pub(super) fn resolve(source: &TracedText) -> Option<TracedText> {
    let text = source.text();
    let bytes = text.as_bytes();
    let mut rewrite = Rewrite::of(source);
    let (mut kept, mut at) = (0, 0);
    while let Some(ahead) = bytes.get(at..).and_then(|rest| memchr(b'\\', rest)) {
        at += ahead;
        let run = bytes.get(at..).unwrap_or_default().iter().take_while(|byte| **byte == b'\\').count();
        let escaped = at + run;
        if let Some((character, length)) = escape(text.get(escaped..).unwrap_or_default()) {
            rewrite.keep(kept..at);
            rewrite.replace_char(at..escaped + length, character);
            at = escaped + length;
            kept = at;
        } else {
            at = escaped;
        }
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..text.len());
    Some(rewrite.done())
}

/// The character that `text`, standing after a backslash, escapes, and its length there.
fn escape(text: &str) -> Option<(char, usize)> {
    Some(match text.bytes().next()? {
        quote @ (b'"' | b'\'' | b'/' | b'`') => (quote as char, 1),
        b'n' | b'r' => ('\n', 1),
        b't' => ('\t', 1),
        // A shell's line continuation.
        b'\n' => (' ', 1),
        b'u' => {
            let digits =
                text.get(1..5).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            let code = u32::from_str_radix(digits, 16).ok()?;
            (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 5)
        }
        // Markdown escapes these where they would mean emphasis.
        mark @ (b'*' | b'_') => (mark as char, 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn quotes_at_every_depth_become_quotes() {
        check(resolve, r#"\"a\" \\\"b\\\" \\\\\\\"c\\\\\\\""#, r#""a" "b" "c""#);
    }

    #[test]
    fn line_breaks_and_tabs_become_themselves() {
        check(resolve, r"no.\n\tstatus code\\n", "no.\n\tstatus code\n");
    }

    #[test]
    fn code_points_become_characters_and_half_a_pair_is_marked() {
        check(resolve, r"\u003cError\u003e \ud800", "<Error> \u{fffd}");
    }

    #[test]
    fn other_backslashes_stay() {
        check(resolve, r"CORP\alice \d+", r"CORP\alice \d+");
    }
}
