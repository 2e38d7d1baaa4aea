use super::*;

/// A document in one line: what the reader made of it.
fn show(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Object => {
            let members: Vec<_> = value
                .entries()
                .map(|(key, value)| format!("{}={}", key.as_text().unwrap(), show(value)))
                .collect();
            format!("{{{}}}", members.join(" "))
        }
        Kind::Array => format!("[{}]", value.items().map(show).collect::<Vec<_>>().join(" ")),
        Kind::String => format!("'{}'", value.as_str().unwrap()),
        Kind::Word => value.raw().split_whitespace().collect(),
    }
}

#[track_caller]
fn check(text: &str, shown: &str, problems: &[ProblemKind]) {
    let tree = parse(text);
    assert_eq!(tree.root().map(show).as_deref(), Some(shown), "{text}");
    assert_eq!(tree.problems().iter().map(|problem| problem.kind).collect::<Vec<_>>(), problems, "{text}");
}

#[test]
fn json_has_no_problems() {
    check(
        r#"{"a": [1, -2.5e3, true, false, null, "x\n\"\u00e9\ud83d\ude00"], "b": {}, "c": []}"#,
        "{a=[1 -2.5e3 true false null 'x\n\"é😀'] b={} c=[]}",
        &[],
    );
    check("[]", "[]", &[]);
}

#[test]
fn what_follows_the_document_is_left_alone() {
    let tree = parse("{\"a\": 1} and more {");
    assert_eq!(tree.end(), 8);
    assert_eq!(tree.problems(), []);
}

#[test]
fn a_document_that_is_cut_off_is_closed() {
    check(r#"{"a": {"b": "c"#, "{a={b='c'}}", &[ProblemKind::CutShort]);
    assert!(!parse(r#"{"a": 1"#).root().unwrap().is_complete());
    assert!(parse(r#"{"a": 1}"#).root().unwrap().is_complete());
}

#[test]
fn what_was_left_out_is_passed_over() {
    check("{\"a\": {\n(...)\n}, \"b\": 1, ...}", "{a={} b=1}", &[ProblemKind::Elided, ProblemKind::Elided]);
}

#[test]
fn comments_and_commas_are_forgiven() {
    check(
        "{\"a\": 1, // one\n\"b\": [1, 2,], /* two */ }",
        "{a=1 b=[1 2]}",
        &[ProblemKind::Comment, ProblemKind::Comma, ProblemKind::Comment, ProblemKind::Comma],
    );
    check("[1 2]", "[1 2]", &[ProblemKind::Comma]);
}

#[test]
fn python_and_javascript_spellings() {
    check(
        "{'a': True, 'b': None}",
        "{a=True b=None}",
        &[ProblemKind::Quotes, ProblemKind::BareWord, ProblemKind::Quotes, ProblemKind::BareWord],
    );
    check("{ a: 'x' }", "{a='x'}", &[ProblemKind::BareWord, ProblemKind::Quotes]);
}

#[test]
fn a_wrapped_string_and_a_wrapped_word() {
    check(
        "{\"a\": \"one\n    two\", \"b\": fal\nse}",
        "{a='onetwo' b=false}",
        &[ProblemKind::LineBreak, ProblemKind::LineBreak],
    );
}

#[test]
fn a_missing_brace_between_two_members_of_a_list() {
    check(r#"[{"a": {"b": 1},{"a": {"b": 2}}]"#, "[{a={b=1}} {a={b=2}}]", &[ProblemKind::Bracket]);
}

#[test]
fn members_without_their_brace() {
    let tree = parse_members(r#""a": 1, "b": [2]}"#);
    assert_eq!(tree.root().map(show).as_deref(), Some("{a=1 b=[2]}"));
}

#[test]
fn a_value_knows_its_place() {
    let text = r#"  {"a": "bc"}"#;
    let tree = parse_at(text, 2);
    let value = tree.root().unwrap().get("a").unwrap();
    assert_eq!((&text[value.span()], &text[value.inner_span()]), ("\"bc\"", "bc"));
}

#[test]
fn hostile_texts_end() {
    for unit in [
        "{",
        "[",
        "\"",
        "{\"a\":",
        "[{",
        "\\",
        "'",
        "(",
        "*",
        "}",
        "]",
        ",",
        ":",
        "a",
        "…",
        "/*",
        "{\"a\":[\"b\",{",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let tree = parse(&text);
        assert!(tree.end() <= text.len());
        let _ = tree.root().map(|root| root.entries().count() + root.items().count());
    }
}

#[test]
fn half_a_surrogate_pair_is_marked() {
    assert_eq!(parse(r#""\ud800x""#).root().unwrap().as_str().unwrap(), "\u{fffd}x");
}
