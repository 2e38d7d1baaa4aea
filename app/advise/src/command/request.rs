//! Commands about the request that was refused.

use super::Command;
use crate::fix::entity_arn;
use denylens_policy::Arn;
use denylens_triage::report::{CauseKind, ConditionKey, Denial, EncodedState, KeyNaming};

/// Decodes the encoded message. The `=` keeps a message that starts with `-` from being read as an option.
pub(super) fn decode(denial: &Denial) -> Option<Command> {
    let encoded = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete)?;
    let message = format!("--encoded-message={}", encoded.text);
    Some(Command::new(
        "Decode the message",
        "メッセージをデコードする",
        &[
            "aws",
            "sts",
            "decode-authorization-message",
            &message,
            "--query",
            "DecodedMessage",
            "--output",
            "text",
        ],
    ))
}

/// Fetches the authorization details.
pub(super) fn details(denial: &Denial) -> Option<Command> {
    let id = denial.authorization_id.as_deref()?;
    let mut words = vec!["aws", "iam-toolbox", "get-request-authorization-details", "--authorization-id", id];
    if let Some(region) = denial.region.as_deref() {
        words.extend(["--region", region]);
    }
    Some(Command::new("Fetch the authorization details", "認可の詳細を取得する", &words))
}

/// Asks the policy simulator about this very request, with the context that the decoded document gives.
///
/// It evaluates identity-based policies, permissions boundaries and, in a member account, service control policies without
/// conditions.
pub(super) fn simulate(denial: &Denial) -> Option<Command> {
    if denial.cause.kind() != CauseKind::PolicyRefused {
        return None;
    }
    let entity = entity_arn(denial)?;
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let mut words = vec![
        "aws",
        "iam",
        "simulate-principal-policy",
        "--policy-source-arn",
        &entity,
        "--action-names",
        &action,
    ];
    if let Some(resource) = denial.resource.as_deref().filter(|resource| Arn::parse(resource).is_some()) {
        words.extend(["--resource-arns", resource]);
    }
    let entries: Vec<String> = denial.conditions.iter().filter_map(entry).collect();
    if !entries.is_empty() {
        words.push("--context-entries");
        words.extend(entries.iter().map(String::as_str));
    }
    Some(Command::new("Simulate the same request", "同じリクエストをシミュレートする", &words))
}

/// A key of the request context in the CLI's shorthand; `None` for what the shorthand can't write.
fn entry(condition: &ConditionKey) -> Option<String> {
    let is_plain = |value: &String| {
        !value.is_empty()
            && !value.contains([',', '=', '"', '\'', '[', ']', '{', '}'])
            && !value.contains(char::is_whitespace)
    };
    if condition.naming == KeyNaming::Pseudo || !condition.values.iter().all(is_plain) {
        return None;
    }
    let kind = if condition.values.len() == 1 { "string" } else { "stringList" };
    let values = condition.values.join(",");
    Some(format!("ContextKeyName={},ContextKeyValues={values},ContextKeyType={kind}", condition.key))
}

/// Finds the event in CloudTrail.
pub(super) fn event(denial: &Denial) -> Option<Command> {
    let operation = denial.operation.as_deref()?;
    let attribute = format!("AttributeKey=EventName,AttributeValue={operation}");
    Some(Command::new(
        "Find the event in CloudTrail",
        "CloudTrail でイベントを探す",
        &["aws", "cloudtrail", "lookup-events", "--lookup-attributes", &attribute],
    ))
}
