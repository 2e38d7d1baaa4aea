//! JSON of texts that stand elsewhere, with its members in the order in which they are given.

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
    pub(crate) fn line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// One element a line.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out
    }

    /// `depth`: how far to indent; `None` where all stands in one line.
    fn write(&self, out: &mut String, depth: Option<usize>) {
        let inner = depth.map(|depth| depth + 1);
        match self {
            Json::Text(text) => out.push_str(&quoted(text)),
            Json::Texts(texts) => {
                let texts: Vec<_> = texts.iter().map(|text| Json::Text(text)).collect();
                Json::List(texts).write(out, depth);
            }
            Json::List(elements) => {
                out.push('[');
                for (at, element) in elements.iter().enumerate() {
                    separate(out, at, inner);
                    element.write(out, inner);
                }
                close(out, elements.is_empty(), depth, ']');
            }
            Json::Object(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    separate(out, at, inner);
                    out.push_str(&quoted(name));
                    out.push_str(if depth.is_some() { ": " } else { ":" });
                    value.write(out, inner);
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

/// A text in double quotes, as JSON, YAML, TypeScript and Python all read it.
pub(crate) fn quoted(text: &str) -> String {
    // A string always has a JSON form.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_people_write_it() {
        let texts = ["a".to_owned(), "b\"".to_owned()];
        let list = Json::List(vec![Json::Object(vec![("in", Json::Texts(&[]))])]);
        let json = Json::Object(vec![("z", Json::Text("1")), ("y", Json::Texts(&texts)), ("x", list)]);
        assert_eq!(json.line(), r#"{"z":"1","y":["a","b\""],"x":[{"in":[]}]}"#);
        assert_eq!(
            json.pretty(),
            "{\n  \"z\": \"1\",\n  \"y\": [\n    \"a\",\n    \"b\\\"\"\n  ],\n  \"x\": [\n    {\n      \"in\": []\n    }\n  ]\n}"
        );
    }
}
