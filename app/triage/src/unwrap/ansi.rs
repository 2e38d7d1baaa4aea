//! Colours and other terminal control sequences, raw and in the escaped forms that logs print them in.

use super::traced_text::{Rewrite, TracedText};

/// How the escape character may be written.
const INTRODUCERS: [&str; 7] = ["\u{1b}", "\\u001b", "\\u001B", "\\x1b", "\\x1B", "\\033", "^["];

/// Takes terminal sequences out, and turns `\r\n` and lone `\r` into `\n`.
pub(super) fn strip(source: &TracedText) -> Option<TracedText> {
    let text = source.text();
    let bytes = text.as_bytes();
    let suspicious = |byte: &u8| matches!(byte, b'\x1b' | b'\r' | b'\\' | b'^' | 0..=8);
    bytes.iter().find(|byte| suspicious(byte))?;

    let mut rewrite = Rewrite::of(source);
    let (mut kept, mut at) = (0, 0);
    while let Some(ahead) = bytes.get(at..).and_then(|rest| rest.iter().position(&suspicious)) {
        at += ahead;
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with('\r') {
            rewrite.keep(kept..at);
            if rest.starts_with("\r\n") {
                at += 1;
            } else {
                rewrite.replace_char(at..at + 1, '\n');
                at += 1;
            }
            kept = at;
        } else if bytes.get(at).is_some_and(|byte| *byte <= 8) {
            rewrite.keep(kept..at);
            at += 1;
            kept = at;
        } else if let Some(length) = sequence(rest) {
            rewrite.keep(kept..at);
            at += length;
            kept = at;
        } else {
            at += 1;
        }
    }
    if kept == 0 {
        return None;
    }
    rewrite.keep(kept..text.len());
    Some(rewrite.done())
}

/// The length of the control sequence at the start of `text`, if there is one.
fn sequence(text: &str) -> Option<usize> {
    let introducer = INTRODUCERS.into_iter().find(|introducer| text.starts_with(introducer))?;
    let rest = text.get(introducer.len()..)?;
    if let Some(parameters) = rest.strip_prefix('[') {
        let length = parameters.bytes().take_while(|byte| matches!(byte, 0x20..=0x3f)).take(32).count();
        let end = parameters.as_bytes().get(length)?;
        return matches!(end, 0x40..=0x7e).then_some(introducer.len() + 1 + length + 1);
    }
    if let Some(command) = rest.strip_prefix(']') {
        let length = command.bytes().take(512).position(|byte| matches!(byte, b'\x07' | b'\x1b'))?;
        return Some(introducer.len() + 1 + length + 1);
    }
    (introducer == "\u{1b}").then(|| 1 + rest.chars().next().filter(char::is_ascii).map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn colour_is_taken_off() {
        check(strip, "\u{1b}[1;31mError\u{1b}[0m: no", "Error: no");
    }

    #[test]
    fn colour_printed_as_an_escape_is_taken_off() {
        check(strip, r"\u001b[31mError\u001b[0m: \x1b[1mno\033[0m ^[[4mway^[[0m", "Error: no way");
    }

    #[test]
    fn a_hyperlink_sequence_is_taken_off() {
        check(strip, "\u{1b}]8;;https://x\u{7}text\u{1b}]8;;\u{7}", "text");
    }

    #[test]
    fn line_ends_of_every_system_become_one() {
        check(strip, "a\r\nb\rc", "a\nb\nc");
    }

    #[test]
    fn a_plain_backslash_stays() {
        check(strip, r"C:\temp ^_^", r"C:\temp ^_^");
    }
}
