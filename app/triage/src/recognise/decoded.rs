//! The document that `sts:DecodeAuthorizationMessage` gives for an encoded message.
//!
//! Source of its fields: AWS STS API Reference, `DecodeAuthorizationMessage`; real answers for what the reference leaves open.
//! The document carries no operators and no layer.

use super::{
    Finding, Quote,
    document::{self, View},
};
use crate::{
    report::{ConditionKey, DenyKind, Field, KeyNaming, MatchedStatement, Missing, MissingReason},
    unwrap::Unwrapped,
};
use std::ops::Range;

/// A decoded document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Decoded {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) effect: Option<Quote<DenyKind>>,
    pub(crate) principal: Option<Quote>,
    pub(crate) action: Option<Quote>,
    pub(crate) resource: Option<Quote>,
    /// The service of the request, where a pseudo key names it.
    pub(crate) service: Option<Quote>,
    pub(crate) conditions: Vec<ConditionKey>,
    pub(crate) conditions_at: Option<Range<usize>>,
    pub(crate) statements: Vec<MatchedStatement>,
    pub(crate) statements_at: Option<Range<usize>>,
    pub(crate) missing: Vec<Missing>,
}

/// Keys that only such documents have.
const KEYS: [&str; 3] = ["explicitDeny", "matchedStatements", "\"context\":{\"principal\""];

/// Finds every decoded document.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    // Authorization details list matched statements too, by the policy that they stand in.
    let is_decoded = |document: &View<'_>| document.get("uri").is_none();
    let documents = document::each(text, &KEYS, |document| is_decoded(document).then(|| read(document)));
    findings.extend(documents.into_iter().map(|document| Finding::Decoded(Box::new(document))));
}

fn read(document: &View<'_>) -> Decoded {
    // Members may follow a stray brace: the fields are looked for where they are.
    let context = document.get("context");
    let matched = document.get("matchedStatements");
    let conditions = context.and_then(|context| context.get("conditions"));
    let field = |name: &str| context.and_then(|context| context.get(name)).and_then(|value| value.text());
    let principal = context.and_then(|context| context.get("principal"));
    let principal = principal.and_then(|principal| {
        let part = |name: &str| principal.get(name).and_then(|value| value.text());
        part("arn").or_else(|| part("id")).or_else(|| principal.text())
    });
    let statements: Vec<MatchedStatement> =
        matched.map(|matched| members(matched).map(statement).collect()).unwrap_or_default();

    let mut decoded = Decoded {
        at: document.at(),
        effect: effect(document, &statements),
        principal,
        action: field("action"),
        resource: field("resource"),
        service: None,
        conditions: conditions.map(self::conditions).unwrap_or_default(),
        conditions_at: conditions.map(|conditions| conditions.at()),
        statements_at: matched.filter(|_| !statements.is_empty()).map(|matched| matched.at()),
        statements,
        missing: Vec::new(),
    };
    decoded.service = service(&decoded);
    decoded.missing = missing(document, &decoded);
    decoded
}

/// The members of a list, which the document wraps in `{"items": […]}` and older descriptions of it do not.
fn members<'d>(list: View<'d>) -> impl Iterator<Item = View<'d>> + use<'d> {
    list.get("items").unwrap_or(list).items()
}

fn statement(statement: View<'_>) -> MatchedStatement {
    let texts = |name: &str| {
        let list = statement.get(name);
        list.map(|list| members(list).filter_map(text_of).collect()).unwrap_or_default()
    };
    let field = |name: &str| statement.get(name).and_then(|value| value.text()).map(|text| text.value);
    MatchedStatement {
        sid: field("statementId"),
        effect: field("effect"),
        principals: texts("principals"),
        actions: texts("actions"),
        resources: texts("resources"),
        conditions: statement.get("conditions").map(conditions).unwrap_or_default(),
    }
}

/// `{"value": "text"}`, or the text itself.
fn text_of(view: View<'_>) -> Option<String> {
    let value = view.get("value").unwrap_or(view);
    value.value().as_str().map(|text| text.into_owned())
}

fn conditions(list: View<'_>) -> Vec<ConditionKey> {
    members(list)
        .filter_map(|condition| {
            let condition = condition.get("item").unwrap_or(condition);
            let key = condition.get("key")?.text()?.value;
            let values = condition.get("values").map(|values| members(values).filter_map(text_of).collect());
            Some(ConditionKey { naming: KeyNaming::of(&key), key, values: values.unwrap_or_default() })
        })
        .collect()
}

fn effect(document: &View<'_>, statements: &[MatchedStatement]) -> Option<Quote<DenyKind>> {
    if document.get("allowed").and_then(|allowed| allowed.truth()).is_some_and(|allowed| allowed.value) {
        return None;
    }
    if let Some(explicit) = document.get("explicitDeny").and_then(|explicit| explicit.truth()) {
        return Some(
            explicit.map(|explicit| if *explicit { DenyKind::Explicit } else { DenyKind::Implicit }),
        );
    }
    // Without the flag, a matched statement that denies says the same.
    let denies = |statement: &MatchedStatement| {
        statement.effect.as_ref().is_some_and(|effect| effect.eq_ignore_ascii_case("deny"))
    };
    let at = document.get("matchedStatements")?.at();
    statements.iter().any(denies).then_some(Quote { value: DenyKind::Explicit, at })
}

fn service(decoded: &Decoded) -> Option<Quote> {
    let key = decoded.conditions.iter().find(|condition| condition.key == "aws:Service")?;
    Some(Quote { value: key.values.first()?.clone(), at: decoded.conditions_at.clone()? })
}

/// Which parts of the document are not there, and why.
fn missing(document: &View<'_>, decoded: &Decoded) -> Vec<Missing> {
    let why = if document.value().is_complete() { MissingReason::Redacted } else { MissingReason::CutShort };
    [
        (Field::Effect, decoded.effect.is_none()),
        (Field::Principal, decoded.principal.is_none()),
        (Field::Action, decoded.action.is_none()),
        (Field::Resource, decoded.resource.is_none()),
        (
            Field::Conditions,
            decoded.conditions.is_empty()
                && (why == MissingReason::CutShort || decoded.conditions_at.is_none()),
        ),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(field, _)| Missing { field, why })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    const WHOLE: &str = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"NoLargeOnes","effect":"DENY","principals":{"items":[{"value":"AROAEXAMPLE"}]},"principalGroups":{"items":[]},"actions":{"items":[{"value":"ec2:RunInstances"}]},"resources":{"items":[{"value":"*"}]},"conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"}]}}]}}]},"failures":{"items":[]},"context":{"principal":{"id":"AROAEXAMPLE:ana","arn":"arn:aws:sts::111122223333:assumed-role/r/ana"},"action":"ec2:RunInstances","resource":"arn:aws:ec2:us-east-1:111122223333:instance/*","conditions":{"items":[{"key":"ec2:Attribute/Groups","values":{"items":[{"value":"[\"sg-1\"]"}]}}]}}}"#;

    fn read_all(text: &str) -> Vec<Decoded> {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        findings
            .into_iter()
            .filter_map(|finding| match finding {
                Finding::Decoded(decoded) => Some(*decoded),
                _ => None,
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str) {
        let documents = read_all(text);
        assert_eq!(documents.len(), 1, "{text}");
        let decoded = &documents[0];
        let value =
            |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.value.clone()).unwrap_or_default();
        assert_eq!(value(&decoded.action), "ec2:RunInstances");
        assert_eq!(value(&decoded.resource), "arn:aws:ec2:us-east-1:111122223333:instance/*");
        assert_eq!(value(&decoded.principal), "arn:aws:sts::111122223333:assumed-role/r/ana");
        assert_eq!(decoded.effect.as_ref().map(|effect| effect.value), Some(DenyKind::Explicit));
        assert_eq!(decoded.statements[0].sid.as_deref(), Some("NoLargeOnes"));
        assert_eq!(decoded.statements[0].conditions[0].key, "ec2:InstanceType");
        assert_eq!(decoded.conditions[0].values, ["[\"sg-1\"]"]);
        assert_eq!(decoded.missing, []);
        let action = decoded.action.as_ref().map(|action| text[action.at.clone()].to_owned());
        assert_eq!(action.as_deref(), Some("ec2:RunInstances"));
    }

    #[test]
    fn a_plain_document() {
        check(WHOLE);
        check(&format!("$ aws sts … --output text\n{WHOLE}\n$ "));
    }

    #[test]
    fn a_document_inside_a_string() {
        let wrapper = serde_json::json!({ "DecodedMessage": WHOLE });
        check(&wrapper.to_string());
        check(&serde_json::to_string_pretty(&wrapper).unwrap());
        check(&serde_json::json!({ "log": wrapper.to_string() }).to_string());
    }

    #[test]
    fn a_document_in_other_wrappings() {
        check(&format!("{{'DecodedMessage': '{WHOLE}', 'ResponseMetadata': {{}}}}"));
        check(&format!("<DecodedMessage>{}</DecodedMessage>", WHOLE.replace('"', "&quot;")));
        check(&format!("|  {WHOLE}  |"));
        let pretty: serde_json::Value = serde_json::from_str(WHOLE).unwrap();
        check(&serde_json::to_string_pretty(&pretty).unwrap());
    }

    #[test]
    fn values_that_look_like_wrapping_are_what_they_are() {
        let value = r"部門：「開発」 “R&amp;D”**";
        let document = WHOLE.replace("t3.micro", value);
        let wrapper = serde_json::json!({ "DecodedMessage": document }).to_string();
        let logged = serde_json::json!({ "log": wrapper }).to_string();
        for text in [&document, &wrapper, &logged, &format!("│ “the answer”：{document}")] {
            let documents = read_all(text);
            assert_eq!(documents.len(), 1, "{text}");
            assert_eq!(documents[0].statements[0].conditions[0].values, [value], "{text}");
            let action = documents[0].action.as_ref().map(|action| &text[action.at.clone()]);
            assert_eq!(action, Some("ec2:RunInstances"), "{text}");
        }
    }

    #[test]
    fn a_document_that_is_cut_gives_no_half_values() {
        let at = WHOLE.find("ec2:RunInstances\",\"resource\"").unwrap();
        let decoded = &read_all(&WHOLE[..at + 7])[0];
        assert_eq!(decoded.action, None);
        assert_eq!(
            decoded.principal.as_ref().map(|principal| principal.value.as_str()),
            Some("arn:aws:sts::111122223333:assumed-role/r/ana")
        );
        assert!(decoded.missing.contains(&Missing { field: Field::Action, why: MissingReason::CutShort }));
    }

    #[test]
    fn a_document_whose_head_is_missing() {
        let headless = WHOLE.split_once(r#""allowed":false,"#).unwrap().1;
        let documents = read_all(headless);
        assert_eq!(documents.len(), 1);
        assert_eq!(
            documents[0].action.as_ref().map(|action| action.value.as_str()),
            Some("ec2:RunInstances")
        );
        // Nothing at all stands before the key.
        assert_eq!(read_all(&headless[1..]).len(), 1);
        assert_eq!(read_all(&headless[1..2 + "explicitDeny".len()]).len(), 1);
    }
}
