//! How a refusal is worded.

use super::{How, OWN, Refusal};
use denylens_policy::{Arn, Layer};
use serde_json::{Value, json};

/// How a refusal is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The sentence of AWS, as the AWS CLI prints it.
    Sentence,
    /// The error code and no more.
    Code,
    /// The event of CloudTrail, with the sentence in it.
    Event,
    /// The decoded document, without conditions in its statement.
    Document,
    /// The decoded document of a statement with conditions.
    DocumentWithConditions,
    /// The sentence, and a message that nobody has decoded.
    Encoded,
    /// The sentence with its message, and the document beside it.
    EncodedAndDocument,
}

impl Wording {
    /// Every wording.
    pub const ALL: [Wording; 7] = [
        Wording::Sentence,
        Wording::Code,
        Wording::Event,
        Wording::Document,
        Wording::DocumentWithConditions,
        Wording::Encoded,
        Wording::EncodedAndDocument,
    ];

    /// A refusal in these words.
    pub(super) fn text(self, refusal: &Refusal) -> String {
        let printed = |code: &str, message: &str| {
            let operation = refusal.act.operation;
            format!("An error occurred ({code}) when calling the {operation} operation: {message}\n")
        };
        match self {
            Wording::Sentence => printed("AccessDenied", &sentence(refusal)),
            Wording::Code => printed("AccessDenied", "Access Denied"),
            Wording::Event => format!("{:#}\n", event(refusal)),
            Wording::Document => document(refusal, &[]).to_string(),
            Wording::DocumentWithConditions => document(refusal, &CONDITIONS).to_string(),
            Wording::Encoded => printed("UnauthorizedOperation", &encoded(refusal)),
            Wording::EncodedAndDocument => {
                let message = printed("UnauthorizedOperation", &encoded(refusal));
                format!("{message}\n{}\n", document(refusal, &CONDITIONS))
            }
        }
    }
}

/// The conditions of a statement: a Region that the request isn't in, and a tag that it lacks.
const CONDITIONS: [(&str, &str); 2] =
    [("aws:RequestedRegion", "eu-west-1"), ("aws:RequestTag/CostCenter", "true")];

fn sentence(refusal: &Refusal) -> String {
    let who = match refusal.who.said {
        "" => "User".to_owned(),
        said => format!("User: {said}"),
    };
    let on = refusal.resource().map(|resource| format!(" on resource: {resource}")).unwrap_or_default();
    format!("{who} is not authorized to perform: {}{on}{}", refusal.act.action, reason(refusal))
}

fn reason(refusal: &Refusal) -> String {
    match refusal.how {
        How::Unsaid => String::new(),
        How::Denied => " with an explicit deny".to_owned(),
        How::DeniedBy(layer) => format!(" with an explicit deny in {}", with_article(layer)),
        How::DeniedIn(layer, policy) => {
            format!(" with an explicit deny in {}: {policy}", with_article(layer))
        }
        How::NotAllowedBy(layer) => {
            format!(" because no {} allows the {} action", name(layer), refusal.act.missing())
        }
    }
}

fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::ServiceControl => "service control policy",
        Layer::ResourceControl => "resource control policy",
        Layer::VpcEndpoint => "VPC endpoint policy",
        Layer::Resource => "resource-based policy",
        Layer::Identity => "identity-based policy",
        Layer::Boundary => "permissions boundary",
        Layer::Session => "session policy",
    }
}

fn with_article(layer: Layer) -> String {
    format!("{} {}", if layer == Layer::Identity { "an" } else { "a" }, name(layer))
}

fn encoded(refusal: &Refusal) -> String {
    let message = "aB3-_xYz".repeat(70);
    format!(
        "You are not authorized to perform this operation. {}. Encoded authorization failure message: {message}",
        sentence(refusal)
    )
}

fn event(refusal: &Refusal) -> Value {
    let account = Arn::parse(refusal.who.said).and_then(|arn| arn.account_id()).unwrap_or(OWN);
    json!({
        "eventVersion": "1.11",
        "userIdentity": {
            "type": refusal.who.identity,
            "arn": refusal.who.said,
            "accountId": account,
        },
        "eventTime": "2026-03-04T05:06:07Z",
        "eventSource": refusal.act.event_source(),
        "eventName": refusal.act.operation,
        "awsRegion": "eu-central-1",
        "sourceIPAddress": "203.0.113.7",
        "errorCode": "AccessDenied",
        "errorMessage": sentence(refusal),
        "requestID": "0b4f10c7-e4c3-7f04-fbea-33fc87783d21",
        "eventID": "5f1d6c1a-6a5c-4f2e-9a0e-0c1c7b6f3a11",
        "readOnly": false,
        "eventType": "AwsApiCall",
        "recipientAccountId": account,
    })
}

fn document(refusal: &Refusal, conditions: &[(&str, &str)]) -> Value {
    let items = |values: Vec<Value>| json!({ "items": values });
    let value = |text: &str| items(vec![json!({ "value": text })]);
    let condition = |(key, named): &(&str, &str)| json!({ "key": key, "values": value(named) });
    let is_explicit = matches!(refusal.how, How::Denied | How::DeniedBy(_) | How::DeniedIn(..));
    let statement = json!({
        "statementId": "Guardrail",
        "effect": "DENY",
        "principals": value("AROAEXAMPLEROLEID123"),
        "principalGroups": items(Vec::new()),
        "actions": value(refusal.act.action),
        "resources": value("*"),
        "conditions": items(conditions.iter().map(condition).collect()),
    });
    json!({
        "allowed": false,
        "explicitDeny": is_explicit,
        "matchedStatements": items(is_explicit.then_some(statement).into_iter().collect()),
        "failures": items(Vec::new()),
        "context": {
            "principal": { "id": "AROAEXAMPLEROLEID123:run-1", "arn": refusal.who.said },
            "action": refusal.act.action,
            "resource": refusal.resource().unwrap_or_default(),
            "conditions": items(vec![condition(&("aws:RequestedRegion", "eu-central-1"))]),
        },
    })
}
