//! Strings that source code puts together from several lines: `"is not " +`, and the next line's `"authorized"`.

use super::traced_text::{Rewrite, TracedText};
use memchr::memchr_iter;

/// Joins the pieces of a string: what stands between them is the source's, not the message's.
pub(super) fn join(source: &TracedText) -> Option<TracedText> {
    let text = source.text();
    let mut rewrite = Rewrite::of(source);
    let mut kept = 0;
    for line_break in memchr_iter(b'\n', text.as_bytes()) {
        let (Some(before), Some(after)) = (text.get(kept..line_break), text.get(line_break + 1..)) else {
            continue;
        };
        if let Some((close, open)) = seam(before, after) {
            rewrite.keep(kept..kept + close);
            kept = line_break + 1 + open;
        }
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..text.len());
    Some(rewrite.done())
}

/// How languages join two strings: an operator at the end of the first line or at the start of the second, a backslash, or nothing.
const OPERATORS: [&str; 5] = ["+", "..", ".", "&", "\\"];

/// Whether a string of source code goes on from the end of one line to the start of the next.
pub(super) fn is_seam(before: &str, after: &str) -> bool {
    seam(before, after).is_some()
}

/// Where a string ends in `before`, and where its next piece begins in `after`.
fn seam(before: &str, after: &str) -> Option<(usize, usize)> {
    let ended = before.trim_end_matches(is_gap);
    let joined = OPERATORS.iter().find_map(|operator| ended.strip_suffix(operator));
    let ended = joined.unwrap_or(ended).trim_end_matches(is_gap);
    let quote = ended.chars().next_back().filter(|quote| "\"'`".contains(*quote))?;
    let first = ended.strip_suffix(quote)?;

    let begun = after.trim_start_matches(is_gap);
    let continued = OPERATORS.iter().take(4).find_map(|operator| begun.strip_prefix(operator));
    let begun = continued.unwrap_or(begun).trim_start_matches(is_gap);
    // Python and C# write a letter or two before the quote.
    let prefix = begun.bytes().take(2).take_while(|byte| b"fFrRbBuU$@".contains(byte)).count();
    let second = begun.get(prefix..)?.strip_prefix(quote)?;

    // Where nothing joins them, the space of the sentence stands at the seam: two strings of a list have none.
    let is_sentence = || first.ends_with(' ') || second.starts_with(' ');
    let is_empty = first.is_empty() || first.ends_with(quote);
    (!is_empty && (joined.is_some() || continued.is_some() || is_sentence()))
        .then(|| (first.len(), after.len() - second.len()))
}

fn is_gap(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r')
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn the_operators_of_languages() {
        for seam in [
            "\" +\n    \"",
            "\"\n    + \"",
            "\" .\r\n    \"",
            "\" ..\n    \"",
            "\" &\n    \"",
            "\" \\\n    \"",
            "\" \\\n    f\"",
        ] {
            check(join, &format!("m = \"is not{seam} authorized\";"), "m = \"is not authorized\";");
        }
    }

    #[test]
    fn strings_that_stand_beside_each_other() {
        check(join, "(\"is not \"\n    \"authorized \"\n    \"to\")", "(\"is not authorized to\")");
        check(join, "('is not'\n ' authorized')", "('is not authorized')");
    }

    #[test]
    fn a_list_of_strings_stays_one() {
        let text = "[\"a\",\n \"b\"]\n\"c\"\n\"d\"\nx = \"\" +\n \"e\"";
        check(join, text, text);
    }

    #[test]
    fn quotes_of_two_kinds_are_two_strings() {
        let text = "\"a\" +\n'b'";
        check(join, text, text);
    }
}
