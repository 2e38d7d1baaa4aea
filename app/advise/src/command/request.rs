//! Commands about the request that was refused.

use super::{Command, Purpose};
use crate::{
    principal::entity_arn,
    refusal::{is_about_policies, resource_arn},
};
use denylens_triage::report::{ConditionKey, Denial, EncodedState, KeyNaming};

/// Decodes the encoded message. The `=` keeps a message that starts with `-` from being read as an option.
pub(super) fn decode(denial: &Denial) -> Option<Command> {
    let encoded = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete)?;
    Some(Command::new(
        Purpose::Decode,
        "aws sts decode-authorization-message {} --query DecodedMessage --output text",
        &[&format!("--encoded-message={}", encoded.text)],
    ))
}

/// Fetches the authorization details.
pub(super) fn details(denial: &Denial) -> Option<Command> {
    let id = denial.authorization_id.as_deref()?;
    let (template, values): (_, &[&str]) = match denial.region.as_deref() {
        Some(region) => {
            let template =
                "aws iam-toolbox get-request-authorization-details --authorization-id {} --region {}";
            (template, &[id, region])
        }
        None => ("aws iam-toolbox get-request-authorization-details --authorization-id {}", &[id]),
    };
    Some(Command::new(Purpose::FetchDetails, template, values))
}

/// Asks the policy simulator about this very request, with the context that the decoded document gives.
///
/// It evaluates identity-based policies, permissions boundaries and, in a member account, service control policies without
/// conditions.
pub(super) fn simulate(denial: &Denial) -> Option<Command> {
    if !is_about_policies(denial) {
        return None;
    }
    let entity = entity_arn(denial)?;
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let mut command = Command::new(
        Purpose::Simulate,
        "aws iam simulate-principal-policy --policy-source-arn {} --action-names {}",
        &[&entity, &action],
    );
    if resource_arn(denial).is_some() {
        let resource = denial.resource.clone();
        command.words.extend(["--resource-arns".to_owned()].into_iter().chain(resource));
    }
    let mut entries = denial.conditions.iter().filter_map(entry).peekable();
    if entries.peek().is_some() {
        command.words.push("--context-entries".to_owned());
        command.words.extend(entries);
    }
    Some(command)
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
    Some(Command::new(
        Purpose::FindEvent,
        "aws cloudtrail lookup-events --lookup-attributes {}",
        &[&format!("AttributeKey=EventName,AttributeValue={operation}")],
    ))
}
