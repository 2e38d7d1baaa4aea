//! JSON of texts that stand elsewhere, with its members in the order in which they are given.

use denylens_lang::acts;
use std::fmt::Write;

/// A JSON value.
pub(crate) enum Json<'t> {
    /// A string.
    Text(&'t str),
    /// A list of strings.
    Texts(&'t [String]),
    /// A list.
    List(Vec<Json<'t>>),
    /// An object.
    Object(Vec<(&'t str, Json<'t>)>),
}

impl Json<'_> {
    /// In one line.
    pub(crate) fn line(&self, escapes: Escapes) -> String {
        let mut out = String::new();
        self.write(&mut out, None, (escapes, acts));
        out
    }

    /// One element a line.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0), (Escapes::Pairs, acts));
        out
    }

    /// One element a line, and in it nothing that a shell could read in a document, see
    /// [`Shell::write_file`](crate::command::shell::Shell): ASCII without single quotes, and without the mark with which shells look
    /// back at what was typed.
    pub(crate) fn for_shells(&self) -> String {
        let mut out = String::new();
        let by_number = |next: char| !next.is_ascii() || acts(next) || matches!(next, '\'' | '!');
        self.write(&mut out, Some(0), (Escapes::Pairs, by_number));
        out
    }

    /// `depth`: how far to indent; `None` where all stands in one line.
    fn write(&self, out: &mut String, depth: Option<usize>, (escapes, by_number): Escaping) {
        let inner = depth.map(|depth| depth + 1);
        match self {
            Json::Text(text) => out.push_str(&quoted_but(text, escapes, by_number)),
            Json::Texts(texts) => {
                let texts: Vec<_> = texts.iter().map(|text| Json::Text(text)).collect();
                Json::List(texts).write(out, depth, (escapes, by_number));
            }
            Json::List(elements) => {
                out.push('[');
                for (at, element) in elements.iter().enumerate() {
                    separate(out, at, inner);
                    element.write(out, inner, (escapes, by_number));
                }
                close(out, elements.is_empty(), depth, ']');
            }
            Json::Object(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    separate(out, at, inner);
                    out.push_str(&quoted_but(name, escapes, by_number));
                    out.push_str(if depth.is_some() { ": " } else { ":" });
                    value.write(out, inner, (escapes, by_number));
                }
                close(out, members.is_empty(), depth, '}');
            }
        }
    }
}

/// What stands before the value at a place of a list or an object.
fn separate(out: &mut String, at: usize, depth: Option<usize>) {
    if at > 0 {
        out.push(',');
    }
    new_line(out, depth);
}

fn close(out: &mut String, is_empty: bool, depth: Option<usize>, bracket: char) {
    if !is_empty {
        new_line(out, depth);
    }
    out.push(bracket);
}

fn new_line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// How, and which characters are written by their number.
type Escaping = (Escapes, fn(char) -> bool);

/// How a language writes a character by its number.
#[derive(Clone, Copy)]
pub(crate) enum Escapes {
    /// `\u` and four digits; two of them for what lies beyond. JSON, TypeScript.
    Pairs,
    /// `\u` and four digits, `\U` and eight for what lies beyond. YAML, Terraform, Python.
    Long,
}

/// A text in double quotes. Nothing that isn't seen stands in it as it is: see [`acts`].
///
/// Sources: RFC 8259, 7; YAML 1.2.2, 5.7; HCL native syntax specification, "Template Expressions"; Python Language Reference, 2.4.1.1.
pub(crate) fn quoted(text: &str, escapes: Escapes) -> String {
    quoted_but(text, escapes, acts)
}

/// The same, with more characters written by their numbers.
fn quoted_but(text: &str, escapes: Escapes, by_number: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for next in text.chars() {
        match next {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            next if by_number(next) => escape(next, escapes, &mut out),
            next => out.push(next),
        }
    }
    out.push('"');
    out
}

fn escape(next: char, escapes: Escapes, out: &mut String) {
    let code = u32::from(next);
    let _ = match escapes {
        Escapes::Long if code > 0xffff => write!(out, "\\U{code:08x}"),
        _ => next.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}")),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_people_write_it() {
        let texts = ["a".to_owned(), "b\"".to_owned()];
        let list = Json::List(vec![Json::Object(vec![("in", Json::Texts(&[]))])]);
        let json = Json::Object(vec![("z", Json::Text("1")), ("y", Json::Texts(&texts)), ("x", list)]);
        assert_eq!(json.line(Escapes::Pairs), r#"{"z":"1","y":["a","b\""],"x":[{"in":[]}]}"#);
        assert_eq!(
            json.pretty(),
            "{\n  \"z\": \"1\",\n  \"y\": [\n    \"a\",\n    \"b\\\"\"\n  ],\n  \"x\": [\n    {\n      \"in\": []\n    }\n  ]\n}"
        );
    }

    #[test]
    fn what_acts_is_written_by_its_number() {
        let text = "a\u{202e}\u{8}\u{85}\u{e0061}\"\\\n";
        assert_eq!(quoted(text, Escapes::Pairs), r#""a\u202e\u0008\u0085\udb40\udc61\"\\\n""#);
        assert_eq!(quoted(text, Escapes::Long), r#""a\u202e\u0008\u0085\U000e0061\"\\\n""#);
    }

    #[test]
    fn a_document_for_shells_has_nothing_that_they_read() {
        assert_eq!(
            Json::Text("it's 日 !x $(id) `id`").for_shells(),
            r#""it\u0027s \u65e5 \u0021x $(id) `id`""#
        );
    }
}
