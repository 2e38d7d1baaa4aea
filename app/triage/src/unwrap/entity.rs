//! XML and HTML character references, escaped once or several times over.

use super::traced_text::{Rewrite, TracedText};
use memchr::memchr;

/// Resolves character references.
pub(super) fn resolve(source: &TracedText) -> Option<TracedText> {
    let text = source.text();
    let mut rewrite = Rewrite::of(source);
    let (mut kept, mut at) = (0, 0);
    while let Some(ahead) = text.as_bytes().get(at..).and_then(|rest| memchr(b'&', rest)) {
        at += ahead;
        let rest = text.get(at..).unwrap_or_default();
        if let Some((character, length)) = reference(rest) {
            rewrite.keep(kept..at);
            rewrite.replace_char(at..at + length, character);
            at += length;
            kept = at;
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..text.len());
    Some(rewrite.done())
}

/// The character that a reference at the start of `text` stands for, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let mut name = text.strip_prefix('&')?;
    // An ampersand that was itself escaped: `&amp;quot;`.
    while let Some(inner) = name.strip_prefix("amp;").filter(|inner| numeral_or_name(inner).is_some()) {
        name = inner;
    }
    let (character, length) = numeral_or_name(name)?;
    Some((character, text.len() - name.len() + length))
}

fn numeral_or_name(text: &str) -> Option<(char, usize)> {
    const NAMES: [(&str, char); 7] = [
        ("quot;", '"'),
        ("apos;", '\''),
        ("lt;", '<'),
        ("gt;", '>'),
        ("amp;", '&'),
        ("nbsp;", ' '),
        ("#xA;", '\n'),
    ];
    if let Some((name, character)) = NAMES.into_iter().find(|(name, _)| text.starts_with(name)) {
        return Some((character, name.len()));
    }
    let digits = text.strip_prefix('#')?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (digits, 10),
    };
    let end = digits.bytes().take(8).position(|byte| byte == b';')?;
    let character = char::from_u32(u32::from_str_radix(digits.get(..end)?, radix).ok()?)?;
    Some((character, text.len() - digits.len() + end + 1))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn names_and_numbers_are_resolved() {
        check(resolve, "&lt;a&gt; &quot;b&quot; &#39;c&#x27; &amp; d", "<a> \"b\" 'c' & d");
    }

    #[test]
    fn a_reference_escaped_twice_is_resolved() {
        check(resolve, "&amp;quot;allowed&amp;amp;quot;", "\"allowed\"");
    }

    #[test]
    fn a_query_string_stays() {
        check(resolve, "?a=1&b=2&copy=3&#;", "?a=1&b=2&copy=3&#;");
    }
}
