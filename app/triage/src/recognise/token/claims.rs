//! The claims of a token, decoded: an object with `iss`, `sub` and `aud`.
//!
//! Sources: RFC 7519, section 4.1; for the claims that AWS takes into the request context, IAM User Guide,
//! `reference_policies_iam-condition-keys.html#condition-keys-wif`.

use super::{GITHUB, OfToken, Says, address};
use crate::{
    recognise::document::{self, View},
    report::{ConditionKey, KeyNaming},
    unwrap::Unwrapped,
};

/// The claims of a token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Claims {
    pub(crate) issuer: String,
    pub(crate) subject: Option<String>,
    pub(crate) audiences: Vec<String>,
    /// The claims as the keys of a request context: `<issuer>:sub`.
    pub(crate) conditions: Vec<ConditionKey>,
}

/// The end of the name of the claim that every token of an identity provider has. The quote keeps "permission" out.
const KEYS: [&str; 3] = ["iss\"", "iss\\\"", "iss'"];

/// The claims of any token that are condition keys, beside subject and audience.
const OF_ALL: [&str; 2] = ["amr", "email"];

/// Those of GitHub's tokens.
const OF_GITHUB: [&str; 9] = [
    "actor",
    "actor_id",
    "enterprise_id",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "workflow",
];

/// Finds the claims of every token.
pub(super) fn find(text: &Unwrapped<'_>) -> Vec<OfToken> {
    document::each(text, &KEYS, read)
}

fn read(document: &View<'_>) -> Option<OfToken> {
    let issuer = address(&document.get("iss")?.text()?.value).to_owned();
    let subject = document.get("sub").and_then(|value| value.text()).map(|subject| subject.value);
    let audiences = document.get("aud").map(texts).unwrap_or_default();
    if subject.is_none() && audiences.is_empty() {
        return None;
    }
    let key = |name: &str, values: Vec<String>| ConditionKey {
        key: format!("{issuer}:{name}"),
        values,
        naming: KeyNaming::ConditionKey,
    };
    let mut conditions: Vec<ConditionKey> =
        subject.iter().map(|subject| key("sub", vec![subject.clone()])).collect();
    // Where a token names an authorized party, that may be what AWS compares.
    let party = document.get("azp").map(texts).unwrap_or_default();
    if !audiences.is_empty() && (party.is_empty() || party == audiences) {
        conditions.push(key("aud", audiences.clone()));
    }
    let others = OF_ALL.iter().chain(OF_GITHUB.iter().filter(|_| issuer == GITHUB));
    for name in others {
        let values = document.get(name).map(texts).unwrap_or_default();
        if !values.is_empty() {
            conditions.push(key(name, values));
        }
    }
    Some(OfToken { at: document.at(), says: Says::Claims(Claims { issuer, subject, audiences, conditions }) })
}

/// A text, or a list of them.
fn texts(value: View<'_>) -> Vec<String> {
    match value.text() {
        Some(text) => vec![text.value],
        None => value.items().filter_map(|item| item.text()).map(|text| text.value).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    fn claims(text: &str) -> Vec<(String, Vec<(String, String)>)> {
        let found = find(&unwrap(text)).into_iter().filter_map(|found| match found.says {
            Says::Claims(claims) => Some(claims),
            _ => None,
        });
        found
            .map(|claims| {
                let keys = claims.conditions.into_iter().map(|key| (key.key, key.values.join(",")));
                (claims.issuer, keys.collect())
            })
            .collect()
    }

    const GITLAB: &str = r#"{"iss":"https://gitlab.example.com","sub":"project_path:a/b:ref_type:branch:ref:main","aud":["https://gitlab.example.com","x"],"exp":1700000000}"#;

    #[test]
    fn claims_are_keys_of_the_request_context() {
        let of_gitlab = vec![
            ("gitlab.example.com:sub".to_owned(), "project_path:a/b:ref_type:branch:ref:main".to_owned()),
            ("gitlab.example.com:aud".to_owned(), "https://gitlab.example.com,x".to_owned()),
        ];
        let wrapped = serde_json::json!({ "payload": GITLAB }).to_string();
        for text in [GITLAB.to_owned(), wrapped, GITLAB.replace('"', "'")] {
            assert_eq!(claims(&text), [("gitlab.example.com".to_owned(), of_gitlab.clone())], "{text}");
        }
    }

    #[test]
    fn what_aws_takes_of_githubs_claims_is_taken_of_githubs_alone() {
        let of = |issuer: &str| {
            format!(r#"{{"iss":"{issuer}","sub":"s","aud":"a","environment":"prod","run_id":"1"}}"#)
        };
        let keys = |text: &str| claims(text).remove(0).1.into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        assert_eq!(
            keys(&of("https://token.actions.githubusercontent.com")),
            ["sub", "aud", "environment"].map(|name| format!("{GITHUB}:{name}"))
        );
        assert_eq!(keys(&of("https://x.example")), ["x.example:sub", "x.example:aud"]);
    }

    #[test]
    fn an_authorized_party_leaves_the_audience_open() {
        let text = r#"{"iss":"https://x.example","sub":"s","aud":"a","azp":"b"}"#;
        assert_eq!(claims(text).remove(0).1, [("x.example:sub".to_owned(), "s".to_owned())]);
    }

    #[test]
    fn other_objects_are_no_claims() {
        assert_eq!(claims(r#"{"iss":"https://x.example"} {"permiss":"x","sub":"y"}"#), []);
    }
}
