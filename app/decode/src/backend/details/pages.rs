//! The pages of an answer, as one document.

use crate::json;
use denylens_policy::json::Kind;

/// What the pages have in lists, and is joined.
const LISTS: [&str; 2] = ["evaluations", "policies"];

/// What asks for the next page.
const NEXT: &str = "nextToken";

/// The pages that came so far, each value as it was written.
#[derive(Default)]
pub(super) struct Pages {
    /// What else the first page says: keys and values.
    others: Vec<(String, String)>,
    /// The items of the lists.
    lists: [Option<Vec<String>>; LISTS.len()],
    next_token: Option<(String, String)>,
}

impl Pages {
    pub(super) fn first(text: &str) -> Pages {
        let mut pages = Pages::default();
        let others = pages.join(text);
        pages.others = others;
        pages
    }

    /// The token that asks for the next page.
    pub(super) fn next_token(&self) -> Option<String> {
        self.next_token.as_ref().map(|(token, _)| token.clone()).filter(|token| !token.is_empty())
    }

    pub(super) fn add(&mut self, text: &str) {
        self.join(text);
    }

    /// Joins the lists of a page to those that are there, and gives what else it says.
    fn join(&mut self, text: &str) -> Vec<(String, String)> {
        let mut others = Vec::new();
        self.next_token = None;
        let tree = json::whole(text);
        let members = tree.as_ref().and_then(|tree| tree.root()).into_iter().flat_map(|page| page.entries());
        for (key, value) in members {
            let name = key.as_str().unwrap_or_default();
            let list = LISTS.iter().position(|list| *list == name).and_then(|at| self.lists.get_mut(at));
            match list {
                Some(list) if value.kind() == Kind::Array => {
                    list.get_or_insert_default().extend(value.items().map(|item| item.raw().to_owned()));
                }
                // A list that is none says nothing.
                Some(_) => {}
                None if name == NEXT => {
                    let token = value.as_str().unwrap_or_default().into_owned();
                    self.next_token = Some((token, value.raw().to_owned()));
                }
                None => others.push((key.raw().to_owned(), value.raw().to_owned())),
            }
        }
        others
    }

    pub(super) fn text(&self) -> String {
        let quoted = |name: &str| ["\"", name, "\""].concat();
        let lists = LISTS.iter().zip(&self.lists).filter_map(|(name, items)| {
            Some((quoted(name), ["[", &items.as_ref()?.join(","), "]"].concat()))
        });
        let next = self.next_token.iter().map(|(_, written)| (quoted(NEXT), written.clone()));
        let members: Vec<String> = self
            .others
            .iter()
            .cloned()
            .chain(lists)
            .chain(next)
            .map(|(key, value)| [&key, ":", &value].concat())
            .collect();
        ["{", &members.join(","), "}"].concat()
    }

    /// The policies with a statement that denies, by their URIs, each once.
    pub(super) fn denying(&self) -> Vec<String> {
        let text = self.text();
        let tree = json::whole(&text);
        let evaluations = tree
            .as_ref()
            .and_then(|tree| tree.root())
            .into_iter()
            .flat_map(|page| json::items(page, LISTS[0]));
        let policies = evaluations
            .flat_map(|evaluation| json::items(evaluation, "checks"))
            .flat_map(|check| json::items(check, "matchedPolicies"));
        let mut uris: Vec<String> = Vec::new();
        for policy in policies {
            let denies = json::items(policy, "matchedStatements")
                .any(|statement| json::text(statement, &["evaluatedEffect"]).as_deref() == Some("DENY"));
            let uri = json::text(policy, &["uri"]).unwrap_or_default();
            if denies && !uri.is_empty() && !uris.contains(&uri) {
                uris.push(uri);
            }
        }
        uris
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn pages_become_one_document() {
        let mut pages =
            Pages::first(&json!({ "requestContext": {}, "evaluations": [1], "nextToken": "n" }).to_string());
        assert_eq!(pages.next_token().as_deref(), Some("n"));
        pages.add(&json!({ "evaluations": [2], "policies": [3], "of": "this page alone" }).to_string());
        assert_eq!(pages.next_token(), None);
        assert_eq!(
            serde_json::from_str::<Value>(&pages.text()).unwrap(),
            json!({ "requestContext": {}, "evaluations": [1, 2], "policies": [3] })
        );
    }

    #[test]
    fn a_list_that_is_none_hides_no_other() {
        let mut pages = Pages::first(r#"{ "evaluations": null, "nextToken": "n" }"#);
        pages.add(r#"{ "evaluations": [1] }"#);
        assert_eq!(pages.text(), r#"{"evaluations":[1]}"#);
    }

    #[test]
    fn what_is_still_to_come_is_said() {
        let page = json!({ "evaluations": [], "nextToken": "a\"b" });
        let pages = Pages::first(&page.to_string());
        assert_eq!(pages.next_token().as_deref(), Some("a\"b"));
        assert_eq!(serde_json::from_str::<Value>(&pages.text()).unwrap(), page);
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
