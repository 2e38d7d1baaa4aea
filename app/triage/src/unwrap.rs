//! Takes off what tools put around a message, one small step after the other, and keeps the way back to the original.
//!
//! Two texts come out, because two kinds of thing are looked for in them. Documents need their quotes and backslashes to be
//! read as they were written; sentences and codes are the same words however deep a log has escaped them.

mod ansi;
mod entity;
mod escape;
mod line;
mod literal;
mod punctuation;
mod traced_text;

pub(crate) use traced_text::{Rewrite, TracedText};

/// A paste, unwrapped.
#[derive(Debug)]
pub(crate) struct Unwrapped<'p> {
    /// As it was pasted. Documents that stand in it as JSON are read from this: what looks like wrapping is theirs.
    pub(crate) pasted: &'p str,
    /// Without colours, line prefixes and hard wraps; escapes as they are. Other documents are read from this.
    pub(crate) written: TracedText,
    /// The same with every level of backslash escapes resolved. Sentences, codes and ids are read from this.
    pub(crate) spoken: TracedText,
}

/// Unwraps a paste.
pub(crate) fn unwrap(paste: &str) -> Unwrapped<'_> {
    let mut written = TracedText::original(paste);
    for step in STEPS {
        if let Some(next) = step(&written) {
            written = next;
        }
    }
    let spoken = escape::resolve(&written).unwrap_or_else(|| written.clone());
    Unwrapped { pasted: paste, written, spoken }
}

/// The steps, in order. Each gives `None` when it has nothing to do.
const STEPS: &[fn(&TracedText) -> Option<TracedText>] =
    &[ansi::strip, punctuation::spaces, line::join, literal::join, punctuation::plain, entity::resolve];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    pub(super) fn check(step: fn(&TracedText) -> Option<TracedText>, before: &str, after: &str) {
        let before = TracedText::original(before);
        let result = step(&before);
        assert_eq!(result.as_ref().map_or(before.text(), TracedText::text), after);
    }

    #[test]
    fn colours_a_box_and_entities_come_off_together() {
        let paste = "\u{1b}[31m│\u{1b}[0m Error: &quot;no&quot;\n";
        assert_eq!(unwrap(paste).spoken.text(), "Error: \"no\"\n");
    }

    #[test]
    fn a_piece_of_the_unwrapped_text_is_found_in_the_paste() {
        let paste = "\u{1b}[31m│\u{1b}[0m say &quot;no&quot;\n";
        let text = unwrap(paste).spoken;
        let at = text.text().find("\"no\"").unwrap();
        assert_eq!(&paste[text.origin(at..at + 4)], "&quot;no&quot;");
    }
}
