//! Lines: takes off what stands before each of them, and joins those that a terminal or a mail program cut in two.

mod cut;
mod prefix;

use super::traced_text::{Rewrite, TracedText};
use memchr::memchr_iter;
use prefix::Star;
use std::ops::Range;

/// One line of the text, as byte positions in it.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    /// The whole line, without its line break: one character or two.
    whole: &'t str,
    /// Where it starts in the text.
    start: usize,
    /// How many of its bytes are a prefix.
    prefix: prefix::Prefix,
    /// How many of its bytes, from its start, are not a closing frame.
    end: usize,
}

impl<'t> Line<'t> {
    fn content(&self) -> &'t str {
        self.whole.get(self.prefix.length..self.end).unwrap_or_default()
    }

    fn is_blank(&self) -> bool {
        self.content().trim().is_empty()
    }
}

/// The most lines whose widths are compared with each other: far more than a refusal has, even at 40 columns.
const BLOCK: usize = 4096;

/// Takes prefixes off and joins cut lines.
pub(super) fn join(source: &TracedText) -> Option<TracedText> {
    let mut rewrite = Rewrite::of(source);
    let mut kept = 0;
    let mut dropped = false;
    let mut drop = |range: Range<usize>| {
        if !range.is_empty() {
            rewrite.keep(kept..range.start);
            kept = range.end;
            dropped = true;
        }
    };
    each_block(source.text(), |block, new| {
        let mut cuts = cut::find(block).into_iter().peekable();
        for (index, line) in block.iter().enumerate() {
            let joined = index > 0 && cuts.next_if(|cut| *cut + 1 == index).is_some();
            if index < new {
                continue;
            }
            let content = line.start + line.prefix.length;
            if joined {
                // What is indented like the line before it goes on right there.
                let indent = line.content().len() - line.content().trim_start().len();
                let line_break =
                    block.get(index - 1).map_or(line.start, |before| before.start + before.whole.len());
                drop(line_break..content + indent);
            } else {
                drop(line.start..content);
            }
            drop(line.start + line.end..line.start + line.whole.len());
        }
    });
    if !dropped {
        return None;
    }
    rewrite.keep(kept..source.text().len());
    Some(rewrite.done())
}

/// Gives the lines in blocks that end at a blank line, each with the index of the first line that no block before it had: a
/// block that grows too long is given in parts, and the next part starts with the last lines of this one.
fn each_block<'t>(text: &'t str, mut give: impl FnMut(&[Line<'t>], usize)) {
    let mut block: Vec<Line<'t>> = Vec::new();
    let mut new = 0;
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let whole = text.get(start..end).unwrap_or_default();
        let whole = whole.strip_suffix('\r').unwrap_or(whole);
        let star = if block.last().is_some_and(ends_in_an_arn) { Star::Text } else { Star::Bullet };
        let prefix = prefix::of(whole, star);
        let line = Line { whole, start, prefix, end: prefix::framed_end(whole, prefix) };
        let blank = line.is_blank();
        block.push(line);
        start = end + 1;
        if blank || block.len() == BLOCK {
            give(&block, new);
            let context = if blank { 0 } else { 2 };
            block.drain(..block.len() - context);
            new = context;
        }
    }
    if block.len() > new {
        give(&block, new);
    }
}

/// Whether a line ends in what can be the first part of an ARN: a star after it is no bullet.
fn ends_in_an_arn(line: &Line<'_>) -> bool {
    line.whole.ends_with(['/', ':'])
        && line.whole.rsplit(' ').next().is_some_and(|word| word.contains("arn:"))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn a_star_that_was_cut_off_its_arn_is_no_bullet() {
        let text = format!("{} arn:aws:ec2:*:*:instance/\n* with", "a".repeat(80 - 26));
        check(join, &text, &text.replace('\n', ""));
    }

    #[test]
    fn a_box_comes_off() {
        check(join, "╷\n│ Error: no\n│\n│   with x\n╵", "\nError: no\n\n  with x\n");
    }

    #[test]
    fn quotes_comments_and_bullets_come_off() {
        check(join, "> > User:\n# is\n// not\n  * authorized", "User:\nis\nnot\nauthorized");
    }

    #[test]
    fn the_comments_of_every_language_come_off() {
        check(
            join,
            "/// User:\n//! is\n## not\n-- authorized\n/* to\n * perform\n!!! it",
            "User:\nis\nnot\nauthorized\nto\nperform\nit",
        );
    }

    #[test]
    fn marks_that_stand_in_text_stay() {
        let text = "--option x\n#channel\n!ok\n/etc/hosts\n---\n!!";
        check(join, text, text);
    }

    #[test]
    fn what_a_comment_says_to_a_linter_comes_off() {
        check(join, "    # User: x  # noqa: E501\n    # is not", "User: x\nis not");
    }

    #[test]
    fn a_table_frame_comes_off_on_both_sides() {
        check(join, "|  {\"allowed\":false}   |", " {\"allowed\":false}   ");
    }

    #[test]
    fn lines_cut_at_one_width_are_joined_without_a_space() {
        let text = format!("{}\n{}\nend", "a".repeat(80), "b".repeat(80));
        check(join, &text, &format!("{}{}end", "a".repeat(80), "b".repeat(80)));
    }

    #[test]
    fn lines_of_different_widths_stay_apart() {
        let text = format!("{}\n{}\nend", "a".repeat(81), "b".repeat(80));
        check(join, &text, &text);
    }

    #[test]
    fn a_cut_between_two_parts_of_a_long_block_is_found() {
        for before in BLOCK - 3..=BLOCK + 3 {
            let log = "a line\n".repeat(before);
            let cut = "a".repeat(80);
            check(join, &format!("{log}{cut}\nend"), &format!("{log}{cut}end"));
        }
    }

    #[test]
    fn lines_that_end_in_both_marks_are_joined_like_others() {
        let text = format!("{}\r\n{}\r\nend\r\n", "a".repeat(80), "b".repeat(80));
        check(join, &text, &format!("{}{}end\r\n", "a".repeat(80), "b".repeat(80)));
    }
}
