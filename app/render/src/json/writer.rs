//! JSON, written from front to back: a few values straight into one text.

use crate::sentence::Sentence;
use denylens_lang::acts;
use std::fmt::Write;

/// A JSON text that grows. A member or an element is begun, then its value is written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
}

impl Writer {
    /// Begins a member of an object. Names are letters, so that none has to be escaped.
    pub(super) fn member(&mut self, name: &str) -> &mut Writer {
        self.element();
        for part in ["\"", name, "\":"] {
            self.out.push_str(part);
        }
        self
    }

    /// Begins an element of a list.
    pub(super) fn element(&mut self) -> &mut Writer {
        if !self.out.is_empty() && !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        self
    }

    /// Opens an object or a list, or closes it.
    pub(super) fn bracket(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// A string. What isn't seen and does something is written by its number.
    pub(super) fn text(&mut self, text: &str) {
        // A string always has a JSON form.
        let text = serde_json::to_string(text).unwrap_or_default();
        for next in text.chars() {
            if acts(next) {
                for unit in next.encode_utf16(&mut [0; 2]) {
                    let _ = write!(self.out, "\\u{unit:04x}");
                }
            } else {
                self.out.push(next);
            }
        }
    }

    /// Sentences, with code between backticks.
    pub(super) fn sentences(&mut self, sentences: &[Sentence]) {
        self.texts(&sentences.iter().map(Sentence::marked).collect::<Vec<_>>());
    }

    /// A string, or `null`.
    pub(super) fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.word("null"),
        }
    }

    /// A number, `true`, `false` or `null`, as it is.
    pub(super) fn word(&mut self, word: &str) {
        self.out.push_str(word);
    }

    /// A list of strings.
    pub(super) fn texts(&mut self, texts: &[impl AsRef<str>]) {
        self.bracket('[');
        for text in texts {
            self.element().text(text.as_ref());
        }
        self.bracket(']');
    }

    /// A list of these elements.
    pub(super) fn list_of(&mut self, elements: &Writer) {
        for part in ["[", &elements.out, "]"] {
            self.out.push_str(part);
        }
    }

    /// The text.
    pub(super) fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_values_alone() {
        let mut elements = Writer::default();
        elements.element().text("[");
        elements.element().optional(None);
        let mut writer = Writer::default();
        writer.bracket('{');
        writer.member("a").text("\n{");
        writer.member("b").texts(&["x".to_owned(), "y".to_owned()]);
        writer.member("c").list_of(&elements);
        writer.member("d").word("1");
        writer.bracket('}');
        assert_eq!(writer.finish(), r#"{"a":"\n{","b":["x","y"],"c":["[",null],"d":1}"#);
    }

    #[test]
    fn what_acts_is_written_by_its_number() {
        let mut writer = Writer::default();
        writer.text("a\u{202e}\u{e0061}\u{7f}日");
        assert_eq!(writer.finish(), r#""a\u202e\udb40\udc61\u007f日""#);
    }
}
