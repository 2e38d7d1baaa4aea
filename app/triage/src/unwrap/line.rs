//! Lines: takes off what stands before each of them, and joins those that a terminal or a mail program cut in two.

mod cut;
mod prefix;

use crate::mapped::{Mapped, Rewrite};
use memchr::memchr_iter;
use prefix::Star;

/// One line of the text, as byte positions in it.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    /// The whole line, without its line break.
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

/// Takes prefixes off and joins cut lines.
pub(super) fn join(source: &Mapped) -> Option<Mapped> {
    let lines = lines(source.text());
    let cuts = cut::find(&lines);
    if cuts.is_empty() && lines.iter().all(|line| line.prefix.length == 0 && line.end == line.whole.len()) {
        return None;
    }
    let mut cuts = cuts.into_iter().peekable();
    let mut rewrite = Rewrite::of(source);
    for (index, line) in lines.iter().enumerate() {
        // What is indented like the line before it goes on right there.
        let joined = index > 0 && cuts.next_if(|cut| *cut + 1 == index).is_some();
        if index > 0 && !joined {
            rewrite.keep(line.start - 1..line.start);
        }
        let content = line.content();
        let skipped = if joined { content.len() - content.trim_start().len() } else { 0 };
        rewrite.keep(line.start + line.prefix.length + skipped..line.start + line.end);
    }
    Some(rewrite.done())
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let whole = text.get(start..end).unwrap_or_default();
        let star = if lines.last().is_some_and(ends_in_an_arn) { Star::Text } else { Star::Bullet };
        let prefix = prefix::of(whole, star);
        lines.push(Line { whole, start, prefix, end: prefix::framed_end(whole, prefix) });
        start = end + 1;
    }
    lines
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
}
