//! Where a line was cut in two because it was too long, in the middle of a word.
//!
//! A program that wraps at words leaves lines of many widths; one that cuts leaves them all of one width but the last. So a
//! cut shows by its geometry. Where that isn't convincing the line break stays: sentences are read across line breaks, and a
//! value that was joined to a stranger is worse than one that ends early.

use super::{Line, prefix::Kind};
use crate::unwrap::literal;

/// Narrower than this nobody cuts.
const NARROWEST: usize = 40;

/// The widths of terminals, mail programs and log viewers. A line of one of them counts as cut even when it is alone.
const USUAL: [usize; 18] = [72, 76, 78, 79, 80, 90, 96, 99, 100, 110, 119, 120, 128, 132, 140, 160, 180, 200];

/// What a line starts with when it is a new one, or when the one before it ended with a whole word.
const OPENINGS: [&str; 29] = [
    "$ ",
    "(service:",
    "an error",
    "arn:",
    "aws:",
    "because no",
    "because the",
    "caused by",
    "debug",
    "due to",
    "encoded auth",
    "error",
    "exception",
    "fatal",
    "info",
    "is not authorized",
    "level=",
    "not authorized",
    "on resource",
    "on the specified",
    "on this resource",
    "request id",
    "requestid",
    "status code",
    "time=",
    "traceback",
    "user:",
    "warn",
    "with an explicit",
];

/// The indexes of the lines that go on in the next one, ascending. The lines of a block are looked at together; only the last
/// of them may be blank.
pub(super) fn find(block: &[Line<'_>]) -> Vec<usize> {
    let widths: Vec<usize> =
        block.iter().map(|line| if line.is_blank() { 0 } else { width(line.whole) }).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    if widest < NARROWEST {
        return Vec::new();
    }
    let margin = margin(block);
    let is_widest = |index: usize| widths.get(index) == Some(&widest);
    block
        .windows(2)
        .enumerate()
        .filter(|(index, pair)| {
            let [line, next] = pair else { return false };
            let neighbour = || is_widest(index + 1) || index.checked_sub(1).is_some_and(is_widest);
            is_widest(*index) && (is_usual(line, widest) || neighbour()) && goes_on(line, next, margin)
        })
        .map(|(index, _)| index)
        .collect()
}

/// What all lines of a block are indented by.
fn margin(block: &[Line<'_>]) -> [usize; 2] {
    let indents = block.iter().filter(|line| !line.is_blank()).map(indent);
    indents.reduce(|[one, other], [a, b]| [one.min(a), other.min(b)]).unwrap_or_default()
}

/// Whether a line, or its text without the frame that was put around it later, has a usual width.
fn is_usual(line: &Line<'_>, columns: usize) -> bool {
    [0, line.prefix.frame, line.prefix.length].into_iter().any(|prefix| {
        let text = line.whole.get(prefix..).unwrap_or_default();
        let frame = line.whole.len() - text.trim_start().len();
        [prefix, frame]
            .iter()
            .any(|frame| USUAL.contains(&(columns - width(line.whole.get(..*frame).unwrap_or_default()))))
    })
}

/// How many bytes of white space a line and its text start with. Before what a logger put there, and after it, it has two
/// meanings; elsewhere the second is nothing.
fn indent(line: &Line<'_>) -> [usize; 2] {
    let spaces = |text: &str| text.len() - text.trim_start().len();
    match line.prefix.kind {
        Kind::Log => [spaces(line.whole), spaces(line.content())],
        Kind::None | Kind::Frame => [spaces(line.content()), 0],
    }
}

/// Whether the text of two lines can be one. `margin` is what all lines around them are indented by.
fn goes_on(line: &Line<'_>, next: &Line<'_>, margin: [usize; 2]) -> bool {
    let (head, tail) = (line.content(), next.content().trim_start());
    let word =
        |character: char| character.is_alphanumeric() || "-_/:.*=@+,\\\"'(){}[]<>&;".contains(character);
    let same_start = tail.get(..8).is_some_and(|start| head.trim_start().starts_with(start));
    let opening = OPENINGS
        .iter()
        .any(|opening| tail.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)));
    // A new log entry has its own time; the parts of one that was cut share it.
    let same_prefix = line.whole.get(..line.prefix.length) == next.whole.get(..next.prefix.length);
    (next.prefix.kind != Kind::Log || same_prefix)
        && (indent(next) == margin || indent(next) == indent(line))
        && head.ends_with(word)
        && tail.starts_with(word)
        && !same_start
        && !opening
        && !literal::is_seam(head, tail)
}

/// How many columns a terminal gives a line.
fn width(line: &str) -> usize {
    if line.is_ascii() {
        return line.len();
    }
    line.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// East Asian wide and full-width characters, by block.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

#[cfg(test)]
mod tests {
    use super::{super::each_block, *};

    #[track_caller]
    fn check(text: &str, cuts: &[usize]) {
        each_block(text, |block, _| assert_eq!(find(block), cuts));
    }

    #[test]
    fn a_line_of_eighty_columns_was_cut_by_a_terminal() {
        check(&format!("{}\nrest", "x".repeat(80)), &[0]);
    }

    #[test]
    fn lines_of_one_odd_width_were_cut() {
        check(&format!("{0}\n{1}\nrest", "x".repeat(67), "y".repeat(67)), &[0, 1]);
    }

    #[test]
    fn one_line_of_an_odd_width_was_not() {
        check(&format!("{}\nrest", "x".repeat(67)), &[]);
    }

    #[test]
    fn a_cut_keeps_the_box_around_it() {
        check(&format!("│ {0}\n│ {1}\n│ rest", "x".repeat(70), "y".repeat(70)), &[0, 1]);
    }

    #[test]
    fn the_same_line_twice_was_not_cut() {
        let line = format!("User: {}", "x".repeat(74));
        check(&format!("{line}\n{line}"), &[]);
    }

    #[test]
    fn a_new_log_entry_is_not_the_rest_of_the_last() {
        check(&format!("{}\n2026-07-17T15:58:12Z rest", "x".repeat(80)), &[]);
    }

    #[test]
    fn a_line_that_ends_in_a_space_was_wrapped_at_a_word() {
        check(&format!("{} \nrest", "x".repeat(79)), &[]);
    }

    #[test]
    fn the_spaces_of_a_blank_line_are_no_width() {
        check(&format!("{}\nrest\n{}", "x".repeat(80), " ".repeat(90)), &[0]);
    }
}
