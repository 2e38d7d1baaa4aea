//! What people write where they left something out.

use crate::recognise::grammar::floor;

/// The marks of an elision, longer ones first.
const MARKS: [&str; 10] =
    ["(truncated...)", "[...]", "(...)", "<...>", "[…]", "(…)", "<snip>", "[snip]", "...", "…"];

/// Where the text goes on behind an elision at `at`, white space aside; `None` where nothing was left out.
pub(super) fn skip(text: &str, at: usize) -> Option<usize> {
    let blank = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        at + (rest.len()
            - rest.trim_start_matches(|next: char| next.is_whitespace() || "*`\"'".contains(next)).len())
    };
    let mut end = blank(at);
    let mut left_out = false;
    while let Some(mark) = mark(text, end) {
        left_out = true;
        end = blank(end + mark);
    }
    left_out.then_some(end)
}

/// Whether something was left out of this piece.
pub(super) fn is_in(text: &str) -> bool {
    MARKS.iter().any(|mark| text.contains(mark)) || text.to_ascii_lowercase().contains("snip")
}

/// The length of the mark at `at`.
fn mark(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..floor(text, at + 16))?;
    let known = MARKS
        .iter()
        .find(|mark| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
    // Four dots are three and a full stop.
    known.map(|mark| {
        mark.len()
            + if *mark == "..." {
                rest.len()
                    - mark.len()
                    - rest.get(mark.len()..).unwrap_or_default().trim_start_matches('.').len()
            } else {
                0
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_passed_over() {
        assert_eq!(skip(" ... because", 0), Some(5));
        assert_eq!(skip(" … [snip] because", 0), Some(12));
        assert_eq!(skip(" because", 0), None);
    }
}
