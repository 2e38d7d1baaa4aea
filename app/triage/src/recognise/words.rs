//! The words of a text, for the finders that look at every one of them.

use std::ops::Range;

/// The words: letters and digits, and the dots inside them (`InvalidAMIID.NotFound`).
pub(super) fn of(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes.get(at..)?.iter().position(u8::is_ascii_alphabetic)?;
        let start = at;
        let rest = bytes.get(start..)?;
        let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
        let length = rest.iter().position(|byte| !inside(*byte)).unwrap_or(rest.len());
        at = start + length;
        // A full stop at the end belongs to the sentence.
        let dots = rest.get(..length)?.iter().rev().take_while(|byte| **byte == b'.').count();
        Some(start..start + length - dots)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_keep_inner_dots_and_leave_the_last() {
        let text = "An InvalidAMIID.NotFound, 12 (Code: X).";
        let words: Vec<_> = super::of(text).map(|word| &text[word]).collect();
        assert_eq!(words, ["An", "InvalidAMIID.NotFound", "Code", "X"]);
    }
}
