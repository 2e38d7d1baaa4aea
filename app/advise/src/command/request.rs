//! Commands about the request that was refused.

use super::{Command, Purpose};
use crate::{
    argument::{Argument, ValueKind},
    principal::entity_arn,
    refusal::{is_about_policies, resource_arn},
    uneditable::Uneditable,
};
use denylens_triage::report::{ConditionKey, Denial, EncodedState, KeyNaming};

/// Decodes the encoded message, unless its document is there.
pub(super) fn decode(denial: &Denial) -> Option<Command> {
    if denial.documents.decoded.is_some() {
        return None;
    }
    let encoded = denial.encoded.as_ref().filter(|encoded| encoded.state == EncodedState::Complete)?;
    Some(Command::new(
        Purpose::Decode,
        "aws sts decode-authorization-message --encoded-message={} --query=DecodedMessage --output=text",
        &[ValueKind::EncodedMessage.of(&encoded.text)],
    ))
}

/// Fetches the authorization details.
pub(super) fn details(denial: &Denial) -> Option<Command> {
    let id = denial.authorization_id.as_deref()?;
    let command = Command::new(
        Purpose::FetchDetails,
        "aws iam-toolbox get-request-authorization-details --authorization-id={}",
        &[ValueKind::AuthorizationId.of(id)],
    );
    Some(match denial.region.as_deref() {
        Some(region) => command.with("--region={}", &[ValueKind::Region.of(region)]),
        None => command,
    })
}

/// Asks the policy simulator about this very request, with the context that the decoded document gives.
///
/// It evaluates identity-based policies, permissions boundaries and, in a member account, service control policies without
/// conditions.
pub(super) fn simulate(denial: &Denial) -> Option<Command> {
    // Whatever it answers, nobody can change it.
    if !is_about_policies(denial) || Uneditable::of(denial).is_some_and(|kind| kind.answers(denial)) {
        return None;
    }
    // An identity provider is nobody whose policies could be simulated.
    let entity = entity_arn(denial).filter(|arn| !arn.contains("-provider/"))?;
    let action = denial.qualified_action().filter(|action| action.contains(':'))?;
    let mut command = Command::new(
        Purpose::Simulate,
        "aws iam simulate-principal-policy --policy-source-arn={} --action-names={}",
        &[ValueKind::Principal.of(entity), ValueKind::Action.of(action)],
    );
    if let (Some(resource), Some(_)) = (denial.resource.as_deref(), resource_arn(denial)) {
        command = command.with("--resource-arns={}", &[ValueKind::Resource.of(resource)]);
    }
    let mut conditions = denial.conditions.iter().filter(|condition| is_key(condition)).peekable();
    if conditions.peek().is_some() {
        command = command.with("--context-entries", &[]);
    }
    // The option takes several words, so none can be joined to it. Each begins with a constant.
    Some(conditions.fold(command, |command, condition| command.with(ENTRY, &entry(condition))))
}

/// A key of the request context in the CLI's shorthand.
const ENTRY: &str = "ContextKeyName={},ContextKeyValues={},ContextKeyType={}";

fn is_key(condition: &ConditionKey) -> bool {
    condition.naming == KeyNaming::ConditionKey && !condition.values.is_empty()
}

fn entry(condition: &ConditionKey) -> [Argument<'_>; 3] {
    let kind = if condition.values.len() == 1 { "string" } else { "stringList" };
    let all_fit = condition.values.iter().all(|value| ValueKind::ContextValue.fits(value));
    let values = if all_fit {
        Argument::Given(condition.values.join(",").into())
    } else {
        Argument::Open(ValueKind::ContextValue)
    };
    [ValueKind::ContextKey.of(&condition.key), values, Argument::constant(kind)]
}
