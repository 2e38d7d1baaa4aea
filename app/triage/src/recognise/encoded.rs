//! Encoded authorization failure messages: with and without their introduction, wrapped, cut, changed, redacted.
//!
//! The alphabet is that of URL-safe base64 without padding; nothing else about a message is fixed. Length limit: AWS STS API
//! Reference, `DecodeAuthorizationMessage`, 1 to 10,240 characters.

use super::{
    Finding, Quote,
    grammar::{floor, follow, skip_gap},
};
use crate::{
    report::EncodedState,
    unwrap::{TracedText, Unwrapped},
};
use memchr::memmem;

/// An encoded message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EncodedMessage {
    /// The message without what wrapping put into it.
    pub(crate) text: Quote,
    pub(crate) state: EncodedState,
}

/// The longest message that AWS decodes.
const LONGEST: usize = 10_240;

/// The longest text that is read as one message, so that its length can be told.
const LONGEST_READ: usize = 4 * LONGEST;

/// The shortest complete message that was ever seen has 376 characters; with a margin, less than this was probably cut.
const SHORTEST: usize = 300;

/// A message without introduction has to be at least this long to be told from an ordinary word.
const SHORTEST_ALONE: usize = 200;

/// Less than this after `--encoded-message` is a variable or a word that stands for the message.
const SHORTEST_IN_COMMAND: usize = 60;

/// So many letters behind a character that no message has are more of the message.
const SHORTEST_TAIL: usize = 16;

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Finds every encoded message.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let text = &text.spoken;
    let spoken = text.text();
    let mut last = 0;
    for at in memmem::find_iter(spoken.as_bytes(), "ncoded") {
        let Some(start) = at.checked_sub(1).filter(|start| *start >= last) else { continue };
        let here = spoken.get(start..).unwrap_or_default();
        let option = |name: &str| here.starts_with(name).then_some(start + name.len());
        let introduced = follow(spoken, start, "Encoded authorization failure message:")
            .or_else(|| ["encoded-message", "EncodedMessage", "encodedMessage"].into_iter().find_map(option));
        // A command without its message is only a template.
        let template = |message: &EncodedMessage| {
            here.starts_with("encoded-") && message.text.value.len() < SHORTEST_IN_COMMAND
        };
        if let Some(after) = introduced
            && let Some((message, end)) = introduced_at(text, after)
            && !template(&message)
        {
            last = end;
            findings.push(Finding::Encoded(Box::new(message)));
        }
    }
    if let Some(message) = alone(text, findings) {
        findings.push(Finding::Encoded(Box::new(message)));
    }
}

/// Reads the message that its introduction announces.
fn introduced_at(text: &TracedText, after: usize) -> Option<(EncodedMessage, usize)> {
    let spoken = text.text();
    let rest = text.slice(after..floor(spoken, after + 200));
    let edge = |next: char| next.is_whitespace() || "\"'`=:*\\".contains(next);
    let mut start = after + (rest.len() - rest.trim_start_matches(edge).len());
    // A placeholder in its place: `<encoded message>`, `...`, `[redacted]`.
    let here = spoken.get(start..)?;
    if !here.bytes().next().is_some_and(is_letter) {
        let length = here.find(['\n', '"']).unwrap_or(here.len()).min(80);
        let placeholder = here.get(..floor(here, length)).unwrap_or_default().trim_end();
        let taken_out = placeholder.starts_with(['<', '[', '(', '.', '…', '$', '{', '█']);
        if !taken_out {
            return None;
        }
        let end = here.char_indices().skip(1).find(|(_, next)| {
            next.is_whitespace() && !placeholder.starts_with(['<', '[', '(']) || "\n\"".contains(*next)
        });
        let end = start + end.map_or(here.len(), |(end, _)| end).min(placeholder.len());
        let quote = Quote { value: text.slice(start..end).to_owned(), at: text.origin(start..end) };
        return Some((EncodedMessage { text: quote, state: EncodedState::Redacted }, end));
    }
    let (value, end) = run(spoken, &mut start);
    if value.is_empty() {
        return None;
    }
    let state = state(&value, spoken.get(end..).unwrap_or_default());
    let quote = Quote { value, at: text.origin(start..end) };
    Some((EncodedMessage { text: quote, state }, end))
}

/// The message that starts at `start`, across the line breaks and spaces that wrapping put into it.
fn run(text: &str, start: &mut usize) -> (String, usize) {
    let mut end = tail(text, word(text, *start));
    let mut value = text.get(*start..end).unwrap_or_default().to_owned();
    while value.len() <= LONGEST_READ {
        let next = skip_gap(text, end);
        let gap = text.get(end..next).unwrap_or_default();
        let first = word(text, next);
        let next_end = match text.get(next..first) {
            Some(letters) if letters.len() >= 8 && is_jumbled(letters) => tail(text, first),
            _ => first,
        };
        let piece = text.get(next..next_end).unwrap_or_default();
        if next == end
            || gap.contains("\n\n")
            || !goes_on(&value, gap, piece, text.get(next_end..).unwrap_or_default())
        {
            break;
        }
        value.push_str(piece);
        end = next_end;
    }
    (value, end)
}

/// Where the letters end that stand at `at`.
fn word(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !is_letter(*byte)).unwrap_or(rest.len())
}

/// Where a message ends whose letters end at `at`: further on, if a character that no message has came into it on its way.
fn tail(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let ends = |next: char| next.is_whitespace() || "\"'`<>.,;:=()[]{}*\\|&…。、「」（）│".contains(next);
    let tail = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
    let letters = tail.bytes().filter(|byte| is_letter(*byte)).count();
    if letters >= SHORTEST_TAIL && is_jumbled(tail) { at + tail.len() } else { at }
}

/// Whether a text has capitals, small letters and something else, as pieces of messages do and words don't.
fn is_jumbled(text: &str) -> bool {
    is_mixed(text) && text.bytes().any(|byte| byte.is_ascii_digit() || b"-_".contains(&byte))
}

fn is_mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_uppercase()) && text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// Whether a piece after a gap is more of the message, and not the next word of the log.
fn goes_on(value: &str, gap: &str, piece: &str, after: &str) -> bool {
    let wrapped = gap.contains('\n');
    let (mixed, jumbled) = (is_mixed(piece), is_jumbled(piece));
    let ends = after.is_empty()
        || after.starts_with(|next: char| next.is_whitespace() || "\"'`<.,)(}*\\".contains(next));
    // A date or an id is short or regular; the pieces of a message are long and jumbled. Its last piece may be short, but
    // then nothing follows it.
    let last = after.trim_start_matches([' ', '`', '"', '\'', '*', ')', '}']).is_empty()
        || after.trim_start_matches(['`', '"', '\'', '*']).starts_with('\n');
    let uuid = piece.len() == 36 && piece.matches('-').count() == 4;
    let long = value.len() >= 48;
    ends && !uuid
        && !after.starts_with([':', '='])
        && long
        && (jumbled && piece.len() >= 24
            || wrapped && jumbled && piece.len() >= 8 && last
            || !wrapped && jumbled && piece.len() >= 4
            || wrapped && mixed && piece.len() >= 2 && last && !piece.starts_with("Error"))
}

fn state(value: &str, after: &str) -> EncodedState {
    let elided = ["...", "…", "<snip", "(truncated", "[truncated", "[...", "<truncated", "(...", "[snip"];
    let redacted = ["xxxx", "XXXX"].iter().any(|mark| value.contains(mark)) || after.starts_with("****");
    if redacted || after.starts_with("<redacted") || after.starts_with("[redacted") {
        EncodedState::Redacted
    } else if value.len() > LONGEST || !value.bytes().all(is_letter) {
        EncodedState::Unfit
    } else if elided.iter().any(|mark| after.trim_start_matches(' ').starts_with(mark))
        || value.len() < SHORTEST
    {
        EncodedState::CutShort
    } else {
        EncodedState::Complete
    }
}

/// A message that was pasted with nothing around it.
fn alone(text: &TracedText, findings: &[Finding]) -> Option<EncodedMessage> {
    let spoken = text.text();
    let trimmed = spoken.trim_matches(|edge: char| edge.is_whitespace() || "\"'`".contains(edge));
    if !findings.is_empty() || trimmed.len() < SHORTEST_ALONE || trimmed.len() > 3 * LONGEST {
        return None;
    }
    let start = spoken.find(trimmed.get(..8)?)?;
    let value: String = trimmed.split_whitespace().collect();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let upper = value.bytes().filter(u8::is_ascii_uppercase).count();
    let jumbled = digits * 20 > value.len() && upper * 8 > value.len();
    let elided = value.trim_end_matches(['.', '…']);
    if !elided.bytes().all(is_letter)
        || !jumbled
        || trimmed.split_whitespace().any(|piece| piece.len() < 20) && trimmed.split_whitespace().count() > 40
    {
        return None;
    }
    let state = state(elided, value.get(elided.len()..).unwrap_or_default());
    let quote = Quote { value: elided.to_owned(), at: text.origin(start..start + trimmed.len()) };
    Some(EncodedMessage { text: quote, state })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    /// A message of `length` characters, as jumbled as real ones.
    pub(crate) fn message(length: usize) -> String {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut seed = 7_u32;
        (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
                ALPHABET[(seed >> 16) as usize % ALPHABET.len()] as char
            })
            .collect()
    }

    fn read_all(text: &str) -> Vec<EncodedMessage> {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        findings
            .into_iter()
            .filter_map(|finding| match finding {
                Finding::Encoded(message) => Some(*message),
                _ => None,
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, value: &str, state: EncodedState) {
        let messages = read_all(text);
        assert_eq!(messages.len(), 1, "in {text:?}");
        assert_eq!((messages[0].text.value.as_str(), messages[0].state), (value, state));
    }

    const INTRODUCTION: &str = "Encoded authorization failure message: ";

    #[test]
    fn after_its_introduction() {
        let m = message(500);
        for after in [
            "",
            "\n\tstatus code: 403, request id: x",
            " (Service: Ec2, Status Code: 403)",
            "\"}",
            "</Message>",
            ".",
            "\n\n  with aws_instance.x",
        ] {
            check(&format!("no. {INTRODUCTION}{m}{after}"), &m, EncodedState::Complete);
        }
    }

    #[test]
    fn starting_with_a_dash() {
        let m = format!("-_{}", message(500));
        check(&format!("{INTRODUCTION}{m}"), &m, EncodedState::Complete);
        check(
            &format!("aws sts decode-authorization-message --encoded-message {m}"),
            &m,
            EncodedState::Complete,
        );
        check(
            &format!("aws sts decode-authorization-message --encoded-message='{m}'"),
            &m,
            EncodedState::Complete,
        );
    }

    #[test]
    fn wrapped_at_any_width_and_indented() {
        let m = message(700);
        for width in [48, 64, 76, 80, 93, 120] {
            for indent in ["", "    ", "│ ", "> "] {
                let wrapped: Vec<_> = m
                    .as_bytes()
                    .chunks(width)
                    .map(|line| format!("{indent}{}", std::str::from_utf8(line).unwrap()))
                    .collect();
                check(&format!("{INTRODUCTION}\n{}\n", wrapped.join("\n")), &m, EncodedState::Complete);
            }
        }
    }

    #[test]
    fn with_a_space_inside() {
        let m = message(500);
        check(&format!("{INTRODUCTION}{} {}", &m[..200], &m[200..]), &m, EncodedState::Complete);
    }

    #[test]
    fn cut_short() {
        let m = message(200);
        check(&format!("{INTRODUCTION}{m}..."), &m, EncodedState::CutShort);
        check(&format!("{INTRODUCTION}{m}"), &m, EncodedState::CutShort);
        check(&format!("{INTRODUCTION}j4x3cFwZdJ...<snip>...ShGkw"), "j4x3cFwZdJ", EncodedState::CutShort);
    }

    #[test]
    fn longer_than_aws_takes() {
        let m = message(LONGEST);
        check(&format!("{INTRODUCTION}{m}"), &m, EncodedState::Complete);
        let m = message(LONGEST + 1);
        check(&format!("{INTRODUCTION}{m}"), &m, EncodedState::Unfit);
        check(&m, &m, EncodedState::Unfit);
        let m = message(LONGEST + 2_000);
        let wrapped: Vec<_> =
            m.as_bytes().chunks(80).map(|line| std::str::from_utf8(line).unwrap()).collect();
        check(&format!("{INTRODUCTION}\n{}\n", wrapped.join("\n")), &m, EncodedState::Unfit);
    }

    #[test]
    fn with_a_character_that_no_message_has() {
        for stranger in ["+", "é", "/", "%2B", "+a/", "日本"] {
            let m = format!("{}{stranger}{}", message(400), message(60));
            for after in ["", "\n\tstatus code: 403", "\"}", "</Message>", "。"] {
                check(&format!("{INTRODUCTION}{m}{after}"), &m, EncodedState::Unfit);
            }
        }
        let (a, b, c) = (message(160), message(30), message(40));
        let text = format!("{INTRODUCTION}{a}\n{b}+{c}\n{b}\n");
        check(&text, &format!("{a}{b}+{c}{b}"), EncodedState::Unfit);
    }

    #[test]
    fn what_follows_is_no_part_of_it() {
        let m = message(400);
        for after in [
            "です",
            "/",
            "=",
            "==",
            "+",
            " +",
            "&Action=DecodeAuthorizationMessage2",
            "\n/usr/lib/aws-cli/v2/Some1Path",
        ] {
            check(&format!("{INTRODUCTION}{m}{after}"), &m, EncodedState::Complete);
        }
    }

    #[test]
    fn taken_out_by_hand() {
        for placeholder in ["<redacted>", "...", "<encoded message>", "[REDACTED]", "…"] {
            check(&format!("{INTRODUCTION}{placeholder}"), placeholder, EncodedState::Redacted);
        }
    }

    #[test]
    fn alone_in_the_paste() {
        let m = message(500);
        check(&m, &m, EncodedState::Complete);
        check(&format!("  \"{m}\"\n"), &m, EncodedState::Complete);
    }

    #[test]
    fn several() {
        let (a, b) = (message(400), message(500));
        let text = format!("{INTRODUCTION}{a}\nError: again. {INTRODUCTION}{b}\n");
        let values: Vec<_> = read_all(&text).into_iter().map(|message| message.text.value).collect();
        assert_eq!(values, [a, b]);
    }

    #[test]
    fn other_long_words_are_none() {
        assert_eq!(read_all(&"a".repeat(600)), []);
        assert_eq!(read_all(&"0123456789abcdef".repeat(40)), []);
        assert_eq!(read_all("The encoded message is short."), []);
    }
}
