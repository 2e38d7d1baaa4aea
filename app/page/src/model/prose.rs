//! Sentences of the engine and of the backends: plain text, with code between backticks.

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Span<'t> {
    Text(&'t str),
    Code(&'t str),
}

/// Cuts a sentence at its backticks. A backtick without a partner is text.
pub(crate) fn spans(sentence: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut rest = sentence;
    while let Some((before, code, after)) = next_code(rest) {
        if !before.is_empty() {
            spans.push(Span::Text(before));
        }
        spans.push(Span::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Text(rest));
    }
    spans
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, inside) = text.split_once('`')?;
    let (code, after) = inside.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Span::{Code, Text};

    #[test]
    fn code_stands_between_backticks() {
        assert_eq!(
            spans("Allow `iam:PassRole` on `*`."),
            [Text("Allow "), Code("iam:PassRole"), Text(" on "), Code("*"), Text(".")]
        );
    }

    #[test]
    fn a_backtick_without_a_partner_is_text() {
        assert_eq!(spans("a ` b"), [Text("a ` b")]);
        assert_eq!(spans("`a` ` b"), [Code("a"), Text(" ` b")]);
    }

    #[test]
    fn nothing_has_no_pieces() {
        assert_eq!(spans(""), []);
    }
}
