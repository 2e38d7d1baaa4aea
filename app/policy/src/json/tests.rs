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
fn check(text: &str, shown: &str, problems: &[JsonProblemKind]) {
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
    check(r#"{"a": {"b": "c"#, "{a={b='c'}}", &[JsonProblemKind::CutShort]);
    assert!(!parse(r#"{"a": 1"#).root().unwrap().is_complete());
    assert!(parse(r#"{"a": 1}"#).root().unwrap().is_complete());
}

#[test]
fn what_was_left_out_is_passed_over() {
    check(
        "{\"a\": {\n(...)\n}, \"b\": 1, ...}",
        "{a={} b=1}",
        &[JsonProblemKind::Elided, JsonProblemKind::Elided],
    );
}

#[test]
fn comments_and_commas_are_forgiven() {
    check(
        "{\"a\": 1, // one\n\"b\": [1, 2,], /* two */ }",
        "{a=1 b=[1 2]}",
        &[JsonProblemKind::Comment, JsonProblemKind::Comma, JsonProblemKind::Comment, JsonProblemKind::Comma],
    );
    check("[1 2]", "[1 2]", &[JsonProblemKind::Comma]);
}

#[test]
fn python_and_javascript_spellings() {
    check(
        "{'a': True, 'b': None}",
        "{a=True b=None}",
        &[
            JsonProblemKind::Quotes,
            JsonProblemKind::BareWord,
            JsonProblemKind::Quotes,
            JsonProblemKind::BareWord,
        ],
    );
    check("{ a: 'x' }", "{a='x'}", &[JsonProblemKind::BareWord, JsonProblemKind::Quotes]);
}

#[test]
fn a_wrapped_string_and_a_wrapped_word() {
    check(
        "{\"a\": \"one\n    two\", \"b\": fal\nse}",
        "{a='onetwo' b=false}",
        &[JsonProblemKind::LineBreak, JsonProblemKind::LineBreak],
    );
}

#[test]
fn a_missing_brace_between_two_members_of_a_list() {
    check(r#"[{"a": {"b": 1},{"a": {"b": 2}}]"#, "[{a={b=1}} {a={b=2}}]", &[JsonProblemKind::Bracket]);
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

#[test]
fn a_key_that_stands_twice_is_told_with_its_first_place() {
    let text = r#"{"a": 1, "b": {"a": 2}, "a": 3}"#;
    let tree = parse(text);
    assert_eq!(
        tree.problems(),
        [JsonProblem { kind: JsonProblemKind::Duplicate { first: 1 }, span: 24..27 }]
    );
    assert_eq!(tree.root().unwrap().get("a").unwrap().as_text().as_deref(), Some("1"));
    let many: String = (0..40).map(|key| format!("\"k{key}\": 0, ")).collect();
    let tree_text = format!("{{{many}\"k7\": 1}}");
    assert_eq!(parse(&tree_text).problems().len(), 1);
}

#[test]
fn typographic_quotes() {
    check("{“a”: “b's”, ‘c’: 'd'}", "{a='b's' c='d'}", &[JsonProblemKind::Quotes; 4]);
}

#[test]
fn what_other_languages_print() {
    check(
        "{u'a': datetime.datetime(2026, 1, 1, tzinfo=tzlocal()), 'b': False}",
        "{a=datetime.datetime(2026,1,1,tzinfo=tzlocal()) b=False}",
        &[
            JsonProblemKind::Quotes,
            JsonProblemKind::BareWord,
            JsonProblemKind::Quotes,
            JsonProblemKind::BareWord,
        ],
    );
    check(
        "{ Effect = \"Allow\"\n  Action => [\"s3:*\"] }",
        "{Effect='Allow' Action=['s3:*']}",
        &[
            JsonProblemKind::BareWord,
            JsonProblemKind::Colon,
            JsonProblemKind::Comma,
            JsonProblemKind::BareWord,
            JsonProblemKind::Colon,
        ],
    );
}

#[test]
fn what_was_left_out_can_stand_for_a_value() {
    check(
        r#"{"a": [redacted], "b": …, "c": [ [...], 1 ], "d": [REDACTED:account]}"#,
        "{a=[redacted] b=… c=[1] d=[REDACTED:account]}",
        &[JsonProblemKind::Elided; 4],
    );
}

#[test]
fn marks_around_values_are_passed_over() {
    check(r#"{"a": **"b"**, \ "c": `1`}"#, "{a='b' c=1}", &[JsonProblemKind::Noise; 5]);
    check("\u{feff}{\u{a0}}", "{}", &[JsonProblemKind::Noise]);
}

#[test]
fn lines_that_end_as_windows_ends_them() {
    check(
        "{\"a\": \"one\r\n    two\",\r\n \"b\": tr\r\nue}\r\n",
        "{a='onetwo' b=true}",
        &[JsonProblemKind::LineBreak, JsonProblemKind::LineBreak],
    );
}

#[test]
fn a_colon_or_an_escape_that_is_wrong_is_told() {
    check(r#"{"a" 1}"#, "{a=1}", &[JsonProblemKind::Colon]);
    check(r#"["\d"]"#, "['d']", &[JsonProblemKind::Escape]);
    check("[01, 1., -, +1]", "[01 1. - +1]", &[JsonProblemKind::BareWord; 4]);
}

#[test]
fn a_string_that_ends_in_an_escaped_quote_is_cut() {
    let tree = parse(r#"{"a": "b\""#);
    assert_eq!(tree.root().unwrap().get("a").unwrap().as_str().unwrap(), "b\"");
    assert!(!tree.is_complete());
}

#[test]
fn what_is_too_deep_is_passed_over() {
    let text = format!("{{\"a\": {}1{}, \"b\": 2}}", "[".repeat(10_000), "]".repeat(10_000));
    let tree = parse(&text);
    assert_eq!(
        tree.problems().iter().map(|problem| problem.kind).collect::<Vec<_>>(),
        [JsonProblemKind::TooDeep]
    );
    assert_eq!(tree.root().unwrap().get("b").unwrap().as_text().as_deref(), Some("2"));
}

#[test]
fn members_without_values_keep_the_others() {
    check(r#"{"a":, "b", "c": 1}"#, "{a= b= c=1}", &[JsonProblemKind::Member; 2]);
    check("{[1]}", "{=[1]}", &[JsonProblemKind::Member]);
}

fn of_serde(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{key}={}", of_serde(value))).collect();
            format!("{{{}}}", members.join(" "))
        }
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(of_serde).collect::<Vec<_>>().join(" "))
        }
        serde_json::Value::String(text) => format!("'{text}'"),
        word => word.to_string(),
    }
}

fn any_json() -> impl proptest::strategy::Strategy<Value = serde_json::Value> {
    use proptest::prelude::*;
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[\"\\\\{}\\[\\]:,/*#'“” a\n]{0,8}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..20)
                .prop_map(|members| { serde_json::Value::Object(members.into_iter().collect()) }),
        ]
    })
}

proptest::proptest! {
    #[test]
    fn json_reads_as_serde_reads_it(value in any_json()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = parse(&text);
            proptest::prop_assert_eq!(tree.problems(), &[]);
            proptest::prop_assert_eq!(tree.root().map(show), Some(of_serde(&value)));
            proptest::prop_assert_eq!(tree.end(), text.len());
        }
    }

    #[test]
    fn any_text_reads_and_every_place_is_inside_it(text in "([\\[\\]{}\"',:\\\\/*#.(…“”a1=\n\r ]|true|é){0,60}") {
        let tree = parse(&text);
        fn visit(text: &str, value: Value<'_>) {
            assert!(text.get(value.span()).is_some() && text.get(value.inner_span()).is_some());
            let _ = value.as_text();
            value.items().for_each(|item| visit(text, item));
            value.entries().for_each(|(key, value)| {
                visit(text, key);
                visit(text, value);
            });
        }
        tree.root().into_iter().for_each(|root| visit(&text, root));
        for problem in tree.problems() {
            proptest::prop_assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len());
        }
    }
}
