//! The pages of an answer, as one document.

use serde_json::Value;

/// What the pages have in lists, and is joined.
const LISTS: [&str; 2] = ["evaluations", "policies"];

/// The pages that came so far.
pub(super) struct Pages(Value);

impl Pages {
    pub(super) fn first(text: &str) -> Pages {
        Pages(serde_json::from_str(text).unwrap_or_default())
    }

    /// The token that asks for the next page.
    pub(super) fn next_token(&self) -> Option<String> {
        self.0.get("nextToken")?.as_str().filter(|token| !token.is_empty()).map(str::to_owned)
    }

    pub(super) fn add(&mut self, text: &str) {
        let mut page: Value = serde_json::from_str(text).unwrap_or_default();
        let Some(document) = self.0.as_object_mut() else { return };
        for list in LISTS {
            let more =
                page.get_mut(list).and_then(Value::as_array_mut).map(std::mem::take).unwrap_or_default();
            match document.get_mut(list).and_then(Value::as_array_mut) {
                Some(items) => items.extend(more),
                None if more.is_empty() => {}
                None => {
                    document.insert(list.to_owned(), more.into());
                }
            }
        }
        document.remove("nextToken");
        if let Some(next) = page.get_mut("nextToken") {
            document.insert("nextToken".to_owned(), next.take());
        }
    }

    pub(super) fn text(&self) -> String {
        self.0.to_string()
    }

    /// The policies with a statement that denies, by their URIs, each once.
    pub(super) fn denying(&self) -> Vec<String> {
        let items = |value: &Value, list: &str| {
            value.get(list).and_then(Value::as_array).cloned().unwrap_or_default()
        };
        let mut uris: Vec<String> = Vec::new();
        for evaluation in items(&self.0, "evaluations") {
            for check in items(&evaluation, "checks") {
                for policy in items(&check, "matchedPolicies") {
                    let denies = items(&policy, "matchedStatements").iter().any(|statement| {
                        statement.get("evaluatedEffect").and_then(Value::as_str) == Some("DENY")
                    });
                    let uri = policy.get("uri").and_then(Value::as_str).unwrap_or_default();
                    if denies && !uri.is_empty() && !uris.iter().any(|known| known == uri) {
                        uris.push(uri.to_owned());
                    }
                }
            }
        }
        uris
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn pages_become_one_document() {
        let mut pages =
            Pages::first(&json!({ "requestContext": {}, "evaluations": [1], "nextToken": "n" }).to_string());
        assert_eq!(pages.next_token().as_deref(), Some("n"));
        pages.add(&json!({ "evaluations": [2], "policies": [3] }).to_string());
        assert_eq!(pages.next_token(), None);
        assert_eq!(
            pages.text(),
            json!({ "requestContext": {}, "evaluations": [1, 2], "policies": [3] }).to_string()
        );
    }

    #[test]
    fn the_denying_policies_are_named_once() {
        let policy = |uri: &str, effect: &str| json!({ "uri": uri, "matchedStatements": [{ "evaluatedEffect": effect }] });
        let check =
            json!({ "matchedPolicies": [policy("a", "DENY"), policy("b", "ALLOW"), policy("a", "DENY")] });
        let pages = Pages::first(&json!({ "evaluations": [{ "checks": [check] }] }).to_string());
        assert_eq!(pages.denying(), ["a"]);
        assert_eq!(Pages::first("no JSON").denying(), [] as [&str; 0]);
    }
}
