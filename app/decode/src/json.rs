//! JSON that servers answer in, which is taken whole or not at all. It is read by the reader of what people paste, which a page has
//! anyway.

use denylens_policy::json::{JsonProblemKind, Kind, Tree, Value, parse};

/// Reads a document without a fault, and with nothing behind it. A key that comes twice is no fault: its first value counts.
pub(crate) fn whole(text: &str) -> Option<Tree<'_>> {
    let tree = parse(text);
    let is_fault = |kind| !matches!(kind, JsonProblemKind::Duplicate { .. });
    let is_whole = tree.is_complete() && !tree.problems().iter().any(|problem| is_fault(problem.kind));
    let is_all = text.get(tree.end()..).is_some_and(|rest| rest.trim().is_empty());
    (is_whole && is_all && tree.root().is_some()).then_some(tree)
}

/// The value below these keys, one in the other.
pub(crate) fn below<'a>(value: Value<'a>, keys: &[&str]) -> Option<Value<'a>> {
    keys.iter().try_fold(value, |value, key| value.get(key))
}

/// The string below these keys.
pub(crate) fn text(value: Value<'_>, keys: &[&str]) -> Option<String> {
    below(value, keys)?.as_str().map(std::borrow::Cow::into_owned)
}

/// The items of the list below this key; none where there is no list.
pub(crate) fn items<'a>(value: Value<'a>, key: &str) -> impl Iterator<Item = Value<'a>> + use<'a> {
    value.get(key).filter(|list| list.kind() == Kind::Array).into_iter().flat_map(|list| list.items())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_found_below_its_keys() {
        let tree = whole(r#" { "Error": { "Code": "a\u0062", "Status": 4 } } "#).unwrap();
        let root = tree.root().unwrap();
        assert_eq!(text(root, &["Error", "Code"]).as_deref(), Some("ab"));
        assert_eq!(text(root, &["Error", "Status"]), None);
        assert_eq!(text(root, &["Error", "Code", "Code"]), None);
    }

    #[test]
    fn a_key_may_come_twice() {
        let tree = whole(r#"{ "a": "b", "a": "c" }"#).unwrap();
        assert_eq!(text(tree.root().unwrap(), &["a"]).as_deref(), Some("b"));
    }

    #[test]
    fn half_a_document_is_none() {
        for text in ["", " ", "{", r#"{ "a": 1, }"#, "{'a': 1}", "{} {}", "{} x", "[1", "no JSON"] {
            assert!(whole(text).is_none(), "{text}");
        }
    }
}
