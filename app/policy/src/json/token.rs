//! What stands between the brackets and commas: strings, words, comments, gaps.

use super::{
    JsonProblemKind, Kind,
    read::{Last, Next, Reader},
};

/// How far a bracketed remark may reach, in bytes.
const LONGEST_REMARK: usize = 256;

/// What people put in brackets for what they leave out.
const LEFT_OUT: [&str; 8] = ["...", "…", "redacted", "snip", "omitted", "truncated", "removed", "masked"];

impl Reader<'_> {
    pub(super) fn string(&mut self, quote: char) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start + quote.len_utf8();
        let (mut line_break, mut escape) = (false, None);
        let closing = loop {
            let rest = bytes.get(at..self.limit).unwrap_or_default();
            let next = match quote {
                '"' => memchr::memchr3(b'"', b'\\', b'\n', rest),
                '\'' => memchr::memchr3(b'\'', b'\\', b'\n', rest),
                // Typographic quotes are E2 80 98, 99, 9C and 9D in UTF-8.
                _ => memchr::memchr3(0xe2, b'\\', b'\n', rest),
            };
            let Some(next) = next else {
                at = self.limit;
                break 0;
            };
            at += next;
            match bytes.get(at) {
                Some(b'\\') => {
                    if !is_escape(bytes.get(at + 1..).unwrap_or_default()) {
                        escape = escape.or(Some(at));
                    }
                    at += 1 + self.slice(at + 1..self.limit).chars().next().map_or(0, char::len_utf8);
                }
                Some(b'\n') => {
                    line_break = true;
                    at += 1;
                }
                Some(b'"' | b'\'') => {
                    at += 1;
                    break 1;
                }
                _ => {
                    let found = self.slice(at..self.limit).chars().next().unwrap_or(quote);
                    at += found.len_utf8();
                    if is_double(found) == is_double(quote) && is_typographic(found) {
                        break found.len_utf8();
                    }
                }
            }
        };
        self.begin(start);
        self.push(Kind::String, start..at, [quote.len_utf8() as u8, closing as u8]);
        if quote != '"' {
            self.problem(JsonProblemKind::Quotes, start..at);
        }
        if line_break {
            self.problem(JsonProblemKind::LineBreak, start..at);
        }
        if let Some(escape) = escape {
            self.problem(JsonProblemKind::Escape, escape..escape + 1);
        }
        if closing == 0 {
            self.problem(JsonProblemKind::CutShort, start..at);
        }
        self.at = at;
    }

    /// Passes over a comment, if this is one.
    pub(super) fn comment(&mut self) -> bool {
        let start = self.at;
        let rest = self.rest();
        let length = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            return false;
        };
        self.at += length;
        self.problem(JsonProblemKind::Comment, start..self.at);
        true
    }

    /// Passes over `...` and `(...)`.
    pub(super) fn elision(&mut self) {
        let rest = self.rest();
        let length = if rest.starts_with('(') {
            parenthesis(rest)
        } else {
            rest.len() - rest.trim_start_matches(['.', '…']).len()
        };
        self.elided(length.max(1));
    }

    /// Passes over `[redacted]`, if this is one.
    pub(super) fn bracketed_elision(&mut self) -> bool {
        let remark = self.rest().as_bytes();
        let remark = remark.get(1..LONGEST_REMARK.min(remark.len())).unwrap_or_default();
        let Some(end) =
            memchr::memchr3(b']', b'\n', b'"', remark).filter(|end| remark.get(*end) == Some(&b']'))
        else {
            return false;
        };
        let words = remark.get(..end).unwrap_or_default().trim_ascii_start();
        let left_out = LEFT_OUT.iter().any(|start| {
            words.get(..start.len()).is_some_and(|word| word.eq_ignore_ascii_case(start.as_bytes()))
        });
        if left_out {
            self.elided(end + 2);
        }
        left_out
    }

    fn elided(&mut self, length: usize) {
        let start = self.at;
        self.at += length;
        self.problem(JsonProblemKind::Elided, start..self.at);
        let Some(open) = self.open.last_mut() else { return };
        if open.kind == Kind::Object && open.next == Next::Value {
            // It stands for the value.
            open.colon = true;
            self.begin(start);
            self.push(Kind::Word, start..self.at, [0, 0]);
        } else {
            open.last = Last::Gap;
        }
    }

    /// Passes over marks that belong to no value.
    pub(super) fn noise(&mut self, mark: char) {
        let start = self.at;
        self.at += mark.len_utf8();
        self.problem(JsonProblemKind::Noise, start..self.at);
    }

    pub(super) fn word(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let mut length = rest.find(ends_word).unwrap_or(rest.len()).max(1);
        let word = rest.get(..length).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        if after.starts_with(['"', '\'']) && matches!(word, "u" | "b" | "r") {
            // Python's marks of a string.
            self.at += length;
            self.problem(JsonProblemKind::Quotes, start..self.at);
            return;
        }
        let mut known = is_number(word) || matches!(word, "true" | "false" | "null");
        if !known && after.starts_with('(') {
            // `datetime.datetime(2026, 1, 1)`: one value.
            length += parenthesis(after);
        } else if let Some(tail) = wrapped_tail(word, after) {
            length += tail;
            known = true;
            self.problem(JsonProblemKind::LineBreak, start..start + length);
        }
        self.at = start + length;
        self.begin(start);
        self.push(Kind::Word, start..self.at, [0, 0]);
        if !known {
            self.problem(JsonProblemKind::BareWord, start..self.at);
        }
    }
}

/// A number as JSON writes it.
pub(super) fn is_number(word: &str) -> bool {
    fn digits(text: &str) -> (usize, &str) {
        let rest = text.trim_start_matches(|next: char| next.is_ascii_digit());
        (text.len() - rest.len(), rest)
    }
    let word = word.strip_prefix('-').unwrap_or(word);
    let (whole, mut rest) = digits(word);
    if whole == 0 || (whole > 1 && word.starts_with('0')) {
        return false;
    }
    if let Some(fraction) = rest.strip_prefix('.') {
        let (length, after) = digits(fraction);
        if length == 0 {
            return false;
        }
        rest = after;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (length, after) = digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
        return length > 0 && after.is_empty();
    }
    rest.is_empty()
}

fn ends_word(next: char) -> bool {
    next.is_whitespace() || ",:{}[]\"'`*|;()“”‘’".contains(next)
}

/// The length of what follows a line break and belongs to the literal that it cut in two.
fn wrapped_tail(word: &str, after: &str) -> Option<usize> {
    let next_line = after.strip_prefix('\r').unwrap_or(after).strip_prefix('\n')?;
    let tail = next_line.trim_start_matches([' ', '\t']);
    let length = tail.find(ends_word).unwrap_or(tail.len());
    let cut = |whole: &str| {
        whole.strip_prefix(word).is_some_and(|end| !end.is_empty() && tail.get(..length) == Some(end))
    };
    ["true", "false", "null"].into_iter().any(cut).then_some(after.len() - tail.len() + length)
}

/// The length of a remark in parentheses, or of the parenthesis alone where none closes it nearby.
fn parenthesis(text: &str) -> usize {
    let mut open = 0_usize;
    for (index, byte) in text.bytes().enumerate().take(LONGEST_REMARK) {
        match byte {
            b'(' => open += 1,
            b')' if open <= 1 => return index + 1,
            b')' => open -= 1,
            b'\n' => break,
            _ => {}
        }
    }
    1
}

fn is_typographic(quote: char) -> bool {
    matches!(quote, '“' | '”' | '‘' | '’')
}

fn is_double(quote: char) -> bool {
    matches!(quote, '"' | '“' | '”')
}

fn is_escape(after: &[u8]) -> bool {
    match after.first() {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => true,
        Some(b'u') => after.get(1..5).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        // A line break after a backslash is told as such; a backslash at the end as a cut.
        Some(b'\n') | None => true,
        Some(_) => false,
    }
}
