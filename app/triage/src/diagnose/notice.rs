//! What there is to say about a paste in which no refusal was found.

use crate::report::Notice;

/// So many characters tell whether a paste is text.
const ENOUGH: usize = 4_096;

/// The notice for a paste without a refusal.
pub(crate) fn notice(paste: &str) -> Notice {
    let text = paste.trim_matches(|edge: char| edge.is_whitespace() || edge == '\u{feff}');
    if text.is_empty() {
        return Notice::NothingPasted;
    }
    let strange = |next: &char| {
        next.is_control() && !next.is_whitespace() && *next != '\u{1b}'
            || *next == char::REPLACEMENT_CHARACTER
    };
    if text.chars().take(ENOUGH).filter(strange).count() * 10 > text.chars().take(ENOUGH).count() {
        return Notice::NotText;
    }
    if text.starts_with(['{', '[']) {
        return Notice::NoRefusalInDocument;
    }
    Notice::NotUnderstood
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_paste() {
        assert_eq!(notice(" \n\u{feff}"), Notice::NothingPasted);
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(notice("\u{1f}\u{8b}\u{8}\u{fffd}\u{fffd}abc"), Notice::NotText);
        assert_eq!(notice("\u{1b}[31mred\u{1b}[0m"), Notice::NotUnderstood);
    }

    #[test]
    fn a_document_without_a_refusal() {
        assert_eq!(notice("{\"a\": 1}"), Notice::NoRefusalInDocument);
        assert_eq!(notice("hello"), Notice::NotUnderstood);
    }
}
