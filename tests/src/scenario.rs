//! A scenario as data: one request and the policies that apply to it, in JSON.
//!
//! ```json
//! {"request": {"principal": "arn:aws:iam::111122223333:user/ana", "action": "s3:GetObject",
//!              "resource": "arn:aws:s3:::example/key", "resource_account": null, "context": {"aws:SourceIp": "203.0.113.7"}},
//!  "policies": {"identity": [{"Version": "2012-10-17", "Statement": []}], "scp": [{"target": "root", "policies": []}]},
//!  "strict": true}
//! ```
//!
//! A layer that is `null` or absent has no policies where the scenario is strict, and isn't known where it isn't. So it is with the
//! keys of the context.

pub mod measured;
mod read;

use denylens_policy::{Document, Level, Policies, Request, Supplied};
use std::fmt;

/// A request and the policies that apply to it.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The request.
    pub request: Request,
    service_control: Supplied<Vec<Target>>,
    resource_control: Supplied<Vec<Target>>,
    vpc_endpoint: Supplied<Vec<Document>>,
    resource: Supplied<Vec<Document>>,
    identity: Supplied<Vec<Document>>,
    boundary: Supplied<Vec<Document>>,
    session: Supplied<Vec<Document>>,
    management_account: Option<String>,
}

/// A target of the organisation with its policies.
#[derive(Clone, Debug)]
struct Target {
    name: String,
    policies: Vec<Document>,
}

/// Why a text is no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioError {
    /// It isn't a JSON object.
    NotAnObject,
    /// A part that it needs isn't there.
    Missing(&'static str),
    /// A part can't be read; what it should be.
    Unreadable(&'static str, &'static str),
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScenarioError::NotAnObject => {
                formatter.write_str("a scenario is a JSON object with `request` and `policies`")
            }
            ScenarioError::Missing(part) => write!(formatter, "the scenario has no `{part}`"),
            ScenarioError::Unreadable(part, wanted) => write!(formatter, "`{part}` should be {wanted}"),
        }
    }
}

impl std::error::Error for ScenarioError {}

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    ///
    /// When the text has no request that can be evaluated. A policy that isn't one is no error: its problems are in its document.
    pub fn parse(text: &str) -> Result<Scenario, ScenarioError> {
        read::scenario(text)
    }

    /// The policies, as evaluation takes them.
    pub fn policies(&self) -> Policies<'_> {
        Policies {
            service_control: self.service_control.map(|targets| levels(targets)),
            resource_control: self.resource_control.map(|targets| levels(targets)),
            vpc_endpoint: self.vpc_endpoint.map(|documents| listed(documents)),
            resource: self.resource.map(|documents| listed(documents)),
            identity: self.identity.map(|documents| listed(documents)),
            boundary: self.boundary.map(|documents| listed(documents)),
            session: self.session.map(|documents| listed(documents)),
            management_account: self.management_account.as_deref(),
        }
    }
}

fn listed(documents: &[Document]) -> Vec<&Document> {
    documents.iter().collect()
}

fn levels(targets: &[Target]) -> Vec<Level<'_>> {
    targets.iter().map(|target| Level { target: &target.name, policies: listed(&target.policies) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_policy::{Decision, evaluate};

    #[track_caller]
    fn check(policies: &str, strict: bool, decision: Decision) {
        let text = format!(
            r#"{{"request":{{"principal":"arn:aws:iam::111122223333:user/ana","action":"s3:GetObject","resource":"arn:aws:s3:::example/key"}},"policies":{policies},"strict":{strict}}}"#
        );
        let scenario = Scenario::parse(&text).unwrap();
        assert_eq!(evaluate(&scenario.request, &scenario.policies()).decision, decision);
    }

    const ALLOW: &str =
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"#;

    #[test]
    fn what_isnt_given_is_not_attached_in_a_strict_scenario_and_not_known_in_others() {
        check(&format!(r#"{{"identity":[{ALLOW}]}}"#), true, Decision::Allowed);
        check(&format!(r#"{{"identity":[{ALLOW}],"scp":null}}"#), true, Decision::Allowed);
        check(&format!(r#"{{"identity":[{ALLOW}]}}"#), false, Decision::Unknown);
        check("{}", true, Decision::ImplicitDeny);
    }

    #[test]
    fn a_policy_may_stand_alone_or_in_a_list_or_as_text() {
        check(&format!(r#"{{"identity":{ALLOW}}}"#), true, Decision::Allowed);
        check(&format!(r#"{{"identity":[{:?}]}}"#, ALLOW), true, Decision::Allowed);
    }

    #[test]
    fn what_is_no_scenario_says_why() {
        assert_eq!(Scenario::parse("[]").unwrap_err(), ScenarioError::NotAnObject);
        assert_eq!(Scenario::parse("{}").unwrap_err(), ScenarioError::Missing("request"));
        let error = Scenario::parse(r#"{"request":{"principal":"*","resource":"*"}}"#).unwrap_err();
        assert_eq!(error.to_string(), "the scenario has no `request.action`");
        let request = r#"{"principal":"*","action":"s3:GetObject","resource":"*"}"#;
        let error =
            Scenario::parse(&format!(r#"{{"request":{request},"policies":{{"scp":["x"]}}}}"#)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`policies.scp` should be a list of targets, each an object with `policies`"
        );
    }
}
