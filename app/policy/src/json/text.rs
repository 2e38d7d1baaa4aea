//! The text of strings.

use std::borrow::Cow;

/// Resolves the escapes of a string's inside. Half a surrogate pair becomes U+FFFD; a raw line break goes away together with
/// the indentation after it, because only wrapping puts one there.
pub(super) fn unescape(inside: &str) -> Cow<'_, str> {
    if !inside.bytes().any(|byte| byte == b'\\' || byte == b'\n') {
        return Cow::Borrowed(inside);
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find(['\\', '\n']) {
        let before = rest.get(..at).unwrap_or_default();
        rest = rest.get(at..).unwrap_or_default();
        if let Some(next_line) = rest.strip_prefix('\n') {
            text.push_str(before.strip_suffix('\r').unwrap_or(before));
            rest = next_line.trim_start_matches([' ', '\t']);
            continue;
        }
        text.push_str(before);
        let (character, length) = escape(rest.get(1..).unwrap_or_default());
        text.extend(character);
        rest = rest.get(1 + length..).unwrap_or_default();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character that the text after a backslash stands for, and how much of the text that takes.
fn escape(text: &str) -> (Option<char>, usize) {
    let Some(letter) = text.chars().next() else { return (Some('\\'), 0) };
    match letter {
        'n' => (Some('\n'), 1),
        't' => (Some('\t'), 1),
        'r' => (Some('\r'), 1),
        'b' => (Some('\u{8}'), 1),
        'f' => (Some('\u{c}'), 1),
        'u' => unicode(text).unwrap_or((Some(char::REPLACEMENT_CHARACTER), 1)),
        '\n' => (None, 1),
        other => (Some(other), other.len_utf8()),
    }
}

fn unicode(text: &str) -> Option<(Option<char>, usize)> {
    let unit = |text: &str| u32::from_str_radix(text.get(1..5)?, 16).ok();
    let high = unit(text)?;
    if (0xd800..0xdc00).contains(&high)
        && let Some(second) =
            text.get(5..).and_then(|rest| rest.strip_prefix('\\')).filter(|rest| rest.starts_with('u'))
        && let Some(low) = unit(second).filter(|low| (0xdc00..0xe000).contains(low))
    {
        return Some((char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 11));
    }
    Some((Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER)), 5))
}
