//! The authorization details that AWS keeps of a refusal: the answer of `GetRequestAuthorizationDetails`.
//!
//! They name every check that was made, and so the layers. One document can hold several evaluations, one for each action and
//! resource that the request needed; each that refuses is a finding of its own.
//!
//! Source: the service model of IAM Toolbox, version 2018-05-10, and IAM User Guide,
//! `troubleshoot_access-denied-authorization-id.html`.

use super::{
    Finding, Quote,
    document::{self, View},
    request_context,
};
use crate::{
    report::{ConditionKey, DenyKind, LayerKind, Status},
    unwrap::Unwrapped,
};
use denylens_policy::Layer;
use std::ops::Range;

/// One evaluation that refuses.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Details {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) action: Option<Quote>,
    pub(crate) resource: Option<Quote>,
    /// The caller, where the context names it.
    pub(crate) principal: Option<Quote>,
    pub(crate) effect: Option<Quote<DenyKind>>,
    pub(crate) checks: Vec<Check>,
    /// The context of the request, then that of the evaluation.
    pub(crate) conditions: Vec<ConditionKey>,
    pub(crate) conditions_at: Option<Range<usize>>,
}

/// What one layer said, or one target of the organisation in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    pub(crate) layer: Quote<(Layer, Option<LayerKind>)>,
    pub(crate) status: Status,
    /// The policies that matched with a denying statement.
    pub(crate) denying: Vec<DenyingPolicy>,
}

/// A policy that denies, and the statement in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DenyingPolicy {
    pub(crate) uri: Quote,
    pub(crate) sids: Vec<Quote>,
}

/// A key that such a document has near its top.
const KEYS: [&str; 1] = ["evaluations"];

/// Finds every evaluation that refuses.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let documents = document::each(text, &KEYS, read);
    findings.extend(documents.into_iter().flatten().map(|details| Finding::Details(Box::new(details))));
}

fn read(document: &View<'_>) -> Option<Vec<Details>> {
    let evaluations = document.get("evaluations")?;
    let context = document.get("requestContext");
    let types = policy_types(document);
    let details: Vec<Details> = evaluations
        .items()
        .filter(|evaluation| evaluation.get("evaluatedEffect").is_some())
        .filter_map(|evaluation| read_evaluation(evaluation, context, &types))
        .collect();
    (!details.is_empty()).then_some(details)
}

fn read_evaluation(
    evaluation: View<'_>,
    request: Option<View<'_>>,
    types: &[(String, Layer)],
) -> Option<Details> {
    let effect = evaluation.get("evaluatedEffect").and_then(|effect| effect.text());
    let effect = match effect {
        Some(effect) => match effect.value.as_str() {
            "EXPLICIT_DENY" => Some(effect.map(|_| DenyKind::Explicit)),
            "IMPLICIT_DENY" => Some(effect.map(|_| DenyKind::Implicit)),
            "ALLOW" => return None,
            _ => None,
        },
        None => None,
    };
    let own = evaluation.get("context");
    let contexts = [request, own];
    let contexts = || contexts.iter().flatten();
    let checks = match evaluation.get("checks") {
        Some(checks) => checks.items().filter_map(check).collect(),
        None => evaluation
            .get("matchedPolicies")
            .map(|matched| matched.items().filter_map(|policy| older_check(policy, types)).collect())
            .unwrap_or_default(),
    };
    let field = |name: &str| evaluation.get(name).and_then(|value| value.text());
    Some(Details {
        at: evaluation.at(),
        action: field("action"),
        resource: field("resource"),
        // Answers spell it `aws:PrincipalArn` and `aws:PrincipalARN`: condition keys have no case.
        principal: contexts().find_map(|context| context.get_ignoring_case("aws:PrincipalArn")?.text()),
        effect,
        checks,
        conditions: contexts().flat_map(request_context::keys).collect(),
        conditions_at: own.or(request).map(|context| context.at()),
    })
}

fn check(check: View<'_>) -> Option<Check> {
    let kind = check.get("checkType")?.text()?;
    let layer = layer(&kind.value)?;
    let status = match check.get("evaluatedEffect").and_then(|effect| effect.text())?.value.as_str() {
        "ALLOW" => Status::Allowed,
        "NO_IMPACT" => Status::NotInvolved,
        "IMPLICIT_DENY" => Status::DeniedImplicit,
        "EXPLICIT_DENY" => Status::DeniedExplicit,
        _ => Status::Unknown,
    };
    let denying = check
        .get("matchedPolicies")
        .map(|matched| matched.items().filter_map(denying_policy).collect())
        .unwrap_or_default();
    Some(Check { layer: kind.map(|_| layer), status, denying })
}

/// A check as the older documents give it: a matched policy, whose type stands elsewhere.
fn older_check(policy: View<'_>, types: &[(String, Layer)]) -> Option<Check> {
    let uri = policy.get("uri")?.text()?;
    let layer = types.iter().find(|(known, _)| *known == uri.value)?.1;
    let denying = denying_policy(policy);
    let status = if denying.is_some() { Status::DeniedExplicit } else { Status::Allowed };
    Some(Check { layer: uri.map(|_| (layer, None)), status, denying: denying.into_iter().collect() })
}

fn denying_policy(policy: View<'_>) -> Option<DenyingPolicy> {
    let uri = policy.get("uri")?.text()?;
    let denies = |statement: &View<'_>| {
        statement
            .get("evaluatedEffect")
            .and_then(|effect| effect.text())
            .is_some_and(|effect| matches!(effect.value.as_str(), "DENY" | "EXPLICIT_DENY"))
    };
    let statements = policy.get("matchedStatements")?;
    let mut denying = statements.items().filter(denies).peekable();
    denying.peek()?;
    Some(DenyingPolicy { uri, sids: denying.filter_map(|statement| statement.get("sid")?.text()).collect() })
}

fn policy_types(document: &View<'_>) -> Vec<(String, Layer)> {
    let policies = document.get("policies");
    let typed = |policy: View<'_>| {
        Some((policy.get("uri")?.text()?.value, layer(&policy.get("type")?.text()?.value)?.0))
    };
    policies.map(|policies| policies.items().filter_map(typed).collect()).unwrap_or_default()
}

/// The types of checks and of policies, which may end in `_POLICY`.
const TYPES: &[(&str, Layer)] = &[
    ("SERVICE_CONTROL", Layer::ServiceControl),
    ("RESOURCE_CONTROL", Layer::ResourceControl),
    ("VPC_ENDPOINT", Layer::VpcEndpoint),
    ("RESOURCE", Layer::Resource),
    ("RESOURCE_BASED", Layer::Resource),
    ("PRINCIPAL", Layer::Identity),
    ("IDENTITY_BASED", Layer::Identity),
    ("PERMISSIONS_BOUNDARY", Layer::Boundary),
    ("SESSION", Layer::Session),
];

/// The layer of a check's or a policy's type.
fn layer(kind: &str) -> Option<(Layer, Option<LayerKind>)> {
    let kind = kind.strip_suffix("_POLICY").unwrap_or(kind);
    TYPES.iter().find(|(known, _)| *known == kind).map(|(_, layer)| (*layer, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    fn read_all(text: &str) -> Vec<Details> {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        findings
            .into_iter()
            .filter_map(|finding| match finding {
                Finding::Details(details) => Some(*details),
                _ => None,
            })
            .collect()
    }

    const CHECKS: &str = r#"{
      "requestContext": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Deploy", "aws:TagKeys": ["a", "b"], "aws:MultiFactorAuthPresent": false},
      "evaluations": [
        {"action": "iam:PassRole", "resource": "arn:aws:iam::111122223333:role/App", "context": {}, "evaluatedEffect": "ALLOW", "checks": []},
        {"action": "iam:CreateRole", "resource": "arn:aws:iam::111122223333:role/New", "context": {"iam:PermissionsBoundary": "none"}, "evaluatedEffect": "EXPLICIT_DENY",
         "checks": [
          {"checkType": "SERVICE_CONTROL_POLICY", "evaluatedEffect": "ALLOW", "targetArn": "arn:aws:organizations::111122223333:root/o-example/r-abcd", "matchedPolicies": []},
          {"checkType": "SERVICE_CONTROL_POLICY", "evaluatedEffect": "EXPLICIT_DENY", "targetArn": "arn:aws:organizations::111122223333:account/o-example/111122223333",
           "matchedPolicies": [{"uri": "arn:aws:organizations::111122223333:policy/o-example/service_control_policy/p-example1", "matchedStatements": [{"sid": "NeedBoundary", "evaluatedEffect": "DENY"}]}]},
          {"checkType": "PRINCIPAL", "evaluatedEffect": "ALLOW", "matchedPolicies": []},
          {"checkType": "SESSION", "evaluatedEffect": "NO_IMPACT"}]}]}"#;

    #[test]
    fn the_evaluation_that_refuses_with_its_checks() {
        let all = read_all(CHECKS);
        assert_eq!(all.len(), 1);
        let details = &all[0];
        assert_eq!(details.action.as_ref().map(|action| action.value.as_str()), Some("iam:CreateRole"));
        assert_eq!(details.effect.as_ref().map(|effect| effect.value), Some(DenyKind::Explicit));
        let statuses: Vec<_> =
            details.checks.iter().map(|check| (check.layer.value.0, check.status)).collect();
        assert_eq!(
            statuses,
            [
                (Layer::ServiceControl, Status::Allowed),
                (Layer::ServiceControl, Status::DeniedExplicit),
                (Layer::Identity, Status::Allowed),
                (Layer::Session, Status::NotInvolved),
            ]
        );
        let sid = &details.checks[1].denying[0].sids[0];
        assert_eq!((sid.value.as_str(), &CHECKS[sid.at.clone()]), ("NeedBoundary", "NeedBoundary"));
    }

    #[test]
    fn the_context_of_request_and_evaluation() {
        let details = &read_all(CHECKS)[0];
        let keys: Vec<_> = details
            .conditions
            .iter()
            .map(|condition| (condition.key.as_str(), condition.values.join(",")))
            .collect();
        assert_eq!(
            keys,
            [
                ("aws:PrincipalArn", "arn:aws:iam::111122223333:role/Deploy".to_owned()),
                ("aws:TagKeys", "a,b".to_owned()),
                ("aws:MultiFactorAuthPresent", "false".to_owned()),
                ("iam:PermissionsBoundary", "none".to_owned()),
            ]
        );
    }

    #[test]
    fn every_layer_has_a_type() {
        for layer in Layer::ALL {
            assert!(TYPES.iter().any(|(_, known)| *known == layer), "no type is {}", layer.id());
        }
    }

    #[test]
    fn older_documents_have_policies_instead_of_checks() {
        let text = r#"{"requestContext":{},"evaluations":[{"action":"iam:CreateUser","resource":"*","evaluatedEffect":"EXPLICIT_DENY",
          "matchedPolicies":[{"uri":"arn:aws:iam::111122223333:policy/P","matchedStatements":[{"sid":"No","evaluatedEffect":"DENY"}]},
                             {"uri":"arn:aws:iam::aws:policy/AdministratorAccess","matchedStatements":[{"sid":"","evaluatedEffect":"ALLOW"}]}]}],
          "policies":[{"type":"PERMISSIONS_BOUNDARY","uri":"arn:aws:iam::111122223333:policy/P"},{"type":"IDENTITY_BASED_POLICY","uri":"arn:aws:iam::aws:policy/AdministratorAccess"}]}"#;
        let statuses: Vec<_> =
            read_all(text)[0].checks.iter().map(|check| (check.layer.value.0, check.status)).collect();
        assert_eq!(statuses, [(Layer::Boundary, Status::DeniedExplicit), (Layer::Identity, Status::Allowed)]);
    }

    #[test]
    fn a_document_inside_a_string() {
        let wrapped = serde_json::json!({ "stdout": CHECKS }).to_string();
        assert_eq!(read_all(&wrapped).len(), 1);
    }

    #[test]
    fn other_documents_with_evaluations_are_none() {
        assert_eq!(read_all(r#"{"evaluations":[{"score":1}]}"#), []);
    }
}
