//! What stands before the text of a line: boxes, quote marks, comment signs, bullets, and what loggers put there.

/// The prefix of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Prefix {
    /// Its length in bytes.
    pub(super) length: usize,
    /// How much of it frames what a logger wrote, in bytes. All of it where there is no logger.
    pub(super) frame: usize,
    /// Who put it there.
    pub(super) kind: Kind,
}

/// Who put a prefix there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nobody: there is none.
    #[default]
    None,
    /// A person or a program that frames text.
    Frame,
    /// A logger: the line is an entry of its own, or a part of one.
    Log,
}

const BOX: [char; 12] = ['│', '┃', '╷', '╵', '╭', '╰', '┌', '└', '├', '║', '▌', '⎿'];
const LEVELS: [&str; 12] = [
    "TRACE", "DEBUG", "INFO", "NOTICE", "WARNING", "WARN", "ERROR", "FATAL", "stderr F", "stdout F",
    "stderr P", "stdout P",
];

/// What a star at the start of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Star {
    Bullet,
    /// The end of what the line before it began.
    Text,
}

/// The prefix of a line.
pub(super) fn of(line: &str, star: Star) -> Prefix {
    if !may_open(line) {
        return Prefix::default();
    }
    let mut rest = line;
    let mut kind = Kind::None;
    let mut frame_length = 0;
    // A few are enough for real text, and a line of nothing but marks must not be walked through mark by mark.
    for _ in 0..6 {
        if let Some(after) = frame(rest, star) {
            rest = after;
            if kind != Kind::Log {
                kind = Kind::Frame;
                frame_length = line.len() - rest.len();
            }
        } else if let Some(after) = log(rest) {
            rest = after;
            kind = Kind::Log;
        } else {
            break;
        }
    }
    Prefix { length: line.len() - rest.len(), frame: frame_length, kind }
}

/// Whether a line starts as some prefix does: most lines of most texts don't, and need no closer look.
fn may_open(line: &str) -> bool {
    let first = line.bytes().find(|byte| !matches!(byte, b' ' | b'\t'));
    first.is_some_and(|first| {
        !first.is_ascii() || !first.is_ascii_lowercase() && !b"\"{}(<$.,".contains(&first)
    })
}

/// Where a line ends when a closing frame is taken off: only a line that opens with one has one. A comment can end in one for a linter.
pub(super) fn framed_end(line: &str, prefix: Prefix) -> usize {
    if prefix.kind == Kind::Frame
        && let Some(end) = ["# noqa", "// nolint", "// eslint-"].iter().find_map(|mark| line.rfind(mark))
        && end > prefix.length
    {
        return line.get(..end).unwrap_or_default().trim_end().len().max(prefix.length);
    }
    let opens = line.trim_start().chars().next().filter(|first| BOX.contains(first) || *first == '|');
    let trimmed = line.trim_end();
    match opens {
        Some(frame) if prefix.kind == Kind::Frame && trimmed.len() > prefix.length => {
            trimmed.strip_suffix(frame).map_or(line.len(), |inner| inner.len().max(prefix.length))
        }
        _ => line.len(),
    }
}

/// What follows a frame mark and one space.
fn frame(line: &str, star: Star) -> Option<&str> {
    let text = line.trim_start();
    let after = if let Some(after) = text.strip_prefix(BOX) {
        after
    } else {
        // A mark stands alone: `--option`, `#channel` and `-----` are text. A lone star may be the end of a cut resource.
        let frame = comment(text).or_else(|| text.strip_prefix(['>', '|']));
        let bullet = || {
            let marks = ["-", "•", "*"].into_iter().take(if star == Star::Bullet { 3 } else { 2 });
            let after = marks.into_iter().find_map(|mark| text.strip_prefix(mark));
            after.filter(|after| !after.is_empty())
        };
        let after = frame.or_else(bullet)?;
        (after.is_empty() || after.starts_with(|next: char| next.is_whitespace() || next == '>'))
            .then_some(after)?
    };
    Some(after.strip_prefix(char::is_whitespace).unwrap_or(after))
}

/// What follows the sign of a comment: `#` and `/` as often as somebody likes, `--` of SQL and Lua, `/*` and `/**`, `!!!`.
fn comment(text: &str) -> Option<&str> {
    let run = |mark: char, least: usize| {
        let after = text.trim_start_matches(mark);
        (text.len() - after.len() >= least).then_some(after)
    };
    let slashes = || run('/', 2).map(|after| after.strip_prefix('!').unwrap_or(after));
    let opened = || ["/**", "/*"].into_iter().find_map(|mark| text.strip_prefix(mark));
    let lines = || text.strip_prefix("--").filter(|after| !after.starts_with('-'));
    run('#', 1).or_else(slashes).or_else(opened).or_else(|| run('!', 3)).or_else(lines)
}

/// What follows a time, and the level after it.
fn log(line: &str) -> Option<&str> {
    let text = line.trim_start().trim_start_matches('[');
    let Some(after) = iso_time(text) else {
        return syslog_time(text).or_else(|| klog_time(text));
    };
    let after = after.trim_start_matches([']', ' ', '\t', ':']);
    let mut rest =
        after.strip_prefix("- ").or_else(|| after.strip_prefix("| ")).unwrap_or(after).trim_start();
    for level in LEVELS {
        let bare = rest.strip_prefix(['[', '(']).unwrap_or(rest);
        if let Some(after) = bare.strip_prefix(level)
            && !after.starts_with(|next: char| next.is_alphanumeric())
        {
            rest = after.trim_start_matches([']', ')', ' ', '\t', ':']);
            break;
        }
    }
    Some(rest)
}

/// `2026-07-17T15:58:12.123Z`, `2026-07-17 15:58:12,123 +0900`.
fn iso_time(text: &str) -> Option<&str> {
    let rest = digits(text, 4)?.strip_prefix(['-', '/'])?;
    let rest = digits(rest, 2)?.strip_prefix(['-', '/'])?;
    let rest = digits(rest, 2)?.strip_prefix(['T', ' '])?;
    let rest = clock(rest)?;
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(fraction) => fraction.trim_start_matches(|next: char| next.is_ascii_digit()),
        None => rest,
    };
    let rest = rest.strip_prefix('Z').unwrap_or(rest);
    let offset = rest.strip_prefix(' ').unwrap_or(rest);
    Some(match offset.strip_prefix(['+', '-']).and_then(|offset| digits(offset, 2)) {
        Some(offset) => {
            let minutes = offset.strip_prefix(':').unwrap_or(offset);
            digits(minutes, 2).unwrap_or(minutes)
        }
        None => rest,
    })
}

/// `Jul 17 15:58:12 host unit[123]: `.
fn syslog_time(text: &str) -> Option<&str> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let rest = MONTHS.into_iter().find_map(|month| text.strip_prefix(month))?.strip_prefix(' ')?.trim_start();
    let rest = digits(rest, 2).or_else(|| digits(rest, 1))?.strip_prefix(' ')?;
    let rest = clock(rest)?.strip_prefix(' ')?;
    let (_host, rest) = rest.split_once(' ')?;
    let unit = rest
        .find(": ")
        .filter(|length| *length < 80 && !rest.get(..*length).is_some_and(|unit| unit.contains(' ')));
    unit.map_or(Some(rest), |length| rest.get(length + 2..))
}

/// `E0717 15:58:12.123456       1 controller.go:114] `.
fn klog_time(text: &str) -> Option<&str> {
    let rest = digits(text.strip_prefix(['I', 'W', 'E', 'F'])?, 4)?.strip_prefix(' ')?;
    let rest = clock(rest)?;
    let close = rest.find("] ").filter(|length| *length < 120)?;
    rest.get(close + 2..)
}

fn clock(text: &str) -> Option<&str> {
    let rest = digits(text, 2)?.strip_prefix(':')?;
    let rest = digits(rest, 2)?.strip_prefix(':')?;
    digits(rest, 2)
}

/// What follows exactly `count` digits.
fn digits(text: &str, count: usize) -> Option<&str> {
    let (digits, rest) = text.split_at_checked(count)?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, content: &str, kind: Kind) {
        let prefix = of(line, Star::Bullet);
        assert_eq!((&line[prefix.length..], prefix.kind), (content, kind));
    }

    #[test]
    fn frames() {
        check("│ Error", "Error", Kind::Frame);
        check("  > > text", "text", Kind::Frame);
        check("// text", "text", Kind::Frame);
        check("│", "", Kind::Frame);
    }

    #[test]
    fn what_only_looks_like_a_frame_stays() {
        check("--encoded-message x", "--encoded-message x", Kind::None);
        check("#channel", "#channel", Kind::None);
        check("**bold**", "**bold**", Kind::None);
        check("    indented", "    indented", Kind::None);
    }

    #[test]
    fn times_of_loggers() {
        check("2026-07-17T15:58:12.123Z text", "text", Kind::Log);
        check("2026-07-17 15:58:12,123 [ERROR] text", "text", Kind::Log);
        check("[2026-07-17 15:58:12 +0900] text", "text", Kind::Log);
        check("2026-07-17T15:58:12.123456789Z stderr F text", "text", Kind::Log);
        check("Jul 17 15:58:12 ip-10-0-0-1 kubelet[812]: text", "text", Kind::Log);
        check("E0717 15:58:12.123456       1 controller.go:114] text", "text", Kind::Log);
    }

    #[test]
    fn a_date_in_a_sentence_stays() {
        check("2026-07-17 was a Friday", "2026-07-17 was a Friday", Kind::None);
    }
}
