//! The one script that stands in the document itself. The security policy names its hash, and lets no other inline script run.

use crate::hash;

const SOURCE: &str = include_str!("../../page/start/inline.js");

/// The script as the document has it: without comments and indentation.
pub(crate) fn text() -> String {
    SOURCE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect()
}

/// What lets it run, as a source of scripts.
pub(crate) fn source() -> String {
    format!("'{}'", hash::integrity(text().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On one line, a comment at the end of one would take the rest with it, and so would a missing semicolon.
    #[test]
    fn its_lines_can_stand_on_one() {
        assert!(!text().contains("//"), "{}", text());
        assert!(
            SOURCE
                .lines()
                .map(str::trim)
                .filter(|line| !line.starts_with("//"))
                .all(|line| { line.is_empty() || line.ends_with(['{', ';', '}']) })
        );
    }

    #[test]
    fn it_does_not_end_before_its_end() {
        assert!(!text().contains("</"), "{}", text());
    }
}
