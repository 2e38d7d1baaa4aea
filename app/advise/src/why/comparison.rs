//! Which key of a matched statement the request had which value for, in words that stay true without operators.
//!
//! The decoded document prints a statement's keys and values and leaves the operators out: `StringNotEquals`, `Null` and
//! `StringLike` look alike. So nothing here says that a value is the wrong one.

use crate::refusal;
use denylens_triage::report::{ConditionKey, Denial, DenyKind};
use std::collections::BTreeSet;

/// A key of a matched statement, beside the request's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The key, as the statement prints it.
    pub key: String,
    /// The values that the statement names.
    pub named: Vec<String>,
    /// What the request had.
    pub request: InRequest,
}

/// What the request had for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InRequest {
    /// Its keys stand in a part of the document that isn't there.
    Unknown,
    /// No such key.
    Nothing,
    /// These values, none of which the statement names as it is.
    Other(Vec<String>),
    /// These values, one of which the statement names.
    Same(Vec<String>),
}

/// The keys of the matched statements, where one of these denied.
pub(super) fn conditions(denial: &Denial) -> impl Iterator<Item = &ConditionKey> {
    let denying = denial.statements.iter().filter(|_| denial.effect == DenyKind::Explicit);
    denying.flat_map(|statement| &statement.conditions)
}

/// A key of a matched statement, beside the request's.
pub(super) fn compare(condition: &ConditionKey, denial: &Denial) -> Comparison {
    let in_request = denial.conditions.iter().find(|other| other.key.eq_ignore_ascii_case(&condition.key));
    let request = match in_request {
        Some(request) if !request.values.is_empty() => {
            // There may be tens of thousands on either side.
            let named: BTreeSet<&String> = condition.values.iter().collect();
            let is_same = request.values.iter().any(|value| named.contains(value));
            let values = request.values.clone();
            if is_same { InRequest::Same(values) } else { InRequest::Other(values) }
        }
        _ if refusal::lacks_request_keys(denial) => InRequest::Unknown,
        _ => InRequest::Nothing,
    };
    Comparison { key: condition.key.clone(), named: condition.values.clone(), request }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(request: &str, had: InRequest) {
        let statement =
            r#"{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"},{"value":"t3.small"}]}}"#;
        let text = format!(
            r#"{{"allowed":false,"explicitDeny":true,"matchedStatements":{{"items":[{{"statementId":"s","effect":"DENY","actions":{{"items":[{{"value":"ec2:RunInstances"}}]}},"conditions":{{"items":[{statement}]}}}}]}},"context":{{"action":"ec2:RunInstances","conditions":{{"items":[{request}]}}}}}}"#
        );
        let named = vec!["t3.micro".to_owned(), "t3.small".to_owned()];
        let compared = Comparison { key: "ec2:InstanceType".to_owned(), named, request: had };
        let denial = triage(&text).denials.remove(0);
        let told: Vec<_> = conditions(&denial).map(|condition| compare(condition, &denial)).collect();
        assert_eq!(told, [compared]);
    }

    #[test]
    fn what_the_statement_names_and_what_the_request_had() {
        check(
            r#"{"key":"ec2:InstanceType","values":{"items":[{"value":"m5.large"}]}}"#,
            InRequest::Other(vec!["m5.large".to_owned()]),
        );
        check(
            r#"{"key":"EC2:instancetype","values":{"items":[{"value":"t3.small"}]}}"#,
            InRequest::Same(vec!["t3.small".to_owned()]),
        );
        check("", InRequest::Nothing);
    }

    #[test]
    fn of_a_document_that_is_cut_before_its_keys_nobody_knows_what_the_request_had() {
        let text = r#"{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"s","effect":"DENY","conditions":{"items":[{"key":"ec2:InstanceType","values":{"items":[{"value":"t3.micro"}]}}]}}]},"context":{"action":"ec2:RunInstances","#;
        let denial = triage(text).denials.remove(0);
        let told: Vec<_> = conditions(&denial).map(|condition| compare(condition, &denial).request).collect();
        assert_eq!(told, [InRequest::Unknown]);
        assert_eq!(crate::change_request::of(&denial), []);
    }
}
