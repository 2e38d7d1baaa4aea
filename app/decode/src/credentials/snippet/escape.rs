//! Takes out the escapes of JSON, and the white space of wrapping.

use zeroize::Zeroizing;

/// A value without the white space of wrapping and without the escapes of JSON.
pub(super) fn unescape(value: &str) -> Zeroizing<String> {
    // Never longer than what it is read from: a `String` that grows leaves a copy behind that nobody wipes.
    let mut plain = Zeroizing::new(String::with_capacity(value.len()));
    let mut rest = value.chars();
    while let Some(next) = rest.next() {
        if next == '\\' {
            // `\/` and `\u003d`; other escapes stand for nothing that can be in a value.
            let ahead = rest.as_str();
            let code = ahead.strip_prefix('u').and_then(|digits| digits.get(..4));
            let character = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
            if let Some(character) = character {
                plain.push(char::from(character));
                rest = ahead.get(5..).unwrap_or_default().chars();
            }
        } else if !next.is_whitespace() {
            plain.push(next);
        }
    }
    plain
}
