//! Ready means ready: with the statement as it is printed, the layer that it is for lets this very request pass.
//!
//! What the statement asks of keys that the text doesn't tell is taken to be so. A statement about another type of resource is for
//! another part of the call.

use super::{Answer, Finding, answer::Statement};
use denylens_policy::{
    Arn, Completeness, Context, Document, Layer, Level, Policies, Principal, Request, Supplied, Truth, evaluate,
};

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let of_this_part = |statement: &&Statement<'_>| {
        answer.resource().and_then(|arn| arn.typed_resource()).is_none_or(|(kind, _)| {
            let kinds = statement.resources().into_iter().map(|name| Arn::parse(name)?.typed_resource());
            kinds.flatten().map(|(kind, _)| kind).chain([kind]).all(|other| other == kind)
        })
    };
    let ready =
        answer.statements().iter().filter(|statement| statement.change.is_ready()).filter(of_this_part);
    Finding::of(ready.filter_map(|statement| {
        let layer = Layer::ALL.into_iter().find(|layer| layer.id() == statement.change.layer())?;
        let document = statement.change.document();
        let requests: Option<Vec<Request>> =
            roles(answer).into_iter().map(|role| request(answer, statement, role)).collect();
        let says = Truth::all(requests?.iter().map(|request| allows(layer, request, &document)));
        Some(match says {
            Truth::Yes => Ok(()),
            other => Err(format!("evaluated, it says {other:?}: {}", statement.json)),
        })
    }))
}

/// The roles that a session can be of, where their path is known. Those of IAM Identity Center have the Region in it, but in us-east-1.
/// Of others nothing is added.
///
/// Sources: AWS IAM Identity Center User Guide, `referencingpermissionsets.html`; Amazon EC2 Auto Scaling User Guide,
/// `key-policy-requirements-EBS-encryption.html`.
fn roles(answer: &Answer<'_>) -> Vec<Option<String>> {
    let session = answer.caller().and_then(|caller| Some((caller, caller.resource.strip_prefix("assumed-role/")?)));
    let role = session.and_then(|(caller, session)| Some((caller, session.split('/').next()?)));
    let has_path = |role: &str| role.starts_with("AWSReservedSSO_") || role == "AWSServiceRoleForAutoScaling";
    match role.filter(|(_, role)| has_path(role)) {
        Some((caller, role)) if role.starts_with("AWSReservedSSO_") => {
            let path = format!("arn:{}:iam::{}:role/aws-reserved/sso.amazonaws.com", caller.partition, caller.account);
            ["", "/eu-central-1"].map(|region| Some(format!("{path}{region}/{role}"))).into()
        }
        Some((caller, role)) => {
            let path = format!("arn:{}:iam::{}:role/aws-service-role/autoscaling.amazonaws.com", caller.partition, caller.account);
            vec![Some(format!("{path}/{role}"))]
        }
        None => vec![None],
    }
}

/// The request that was refused, by a session of this role.
fn request(answer: &Answer<'_>, statement: &Statement<'_>, role: Option<String>) -> Option<Request> {
    let denial = answer.denial;
    let principal = match answer.caller()?.resource {
        provider if provider.starts_with("oidc-provider/") => Principal::federated(denial.principal.as_deref()?),
        _ => Principal::parse(denial.principal.as_deref()?),
    };
    let told = denial.conditions.iter().fold(Context::new(Completeness::Partial), |context, condition| {
        match condition.values.as_slice() {
            [one] => context.with_one(&condition.key, one),
            many => context.with_many(&condition.key, many.iter().map(String::as_str)),
        }
    });
    let is_told = |key: &str| denial.conditions.iter().any(|condition| condition.key.eq_ignore_ascii_case(key));
    let asked = statement.conditions();
    let context = asked
        .into_iter()
        .filter(|(key, _)| !is_told(key) && !key.eq_ignore_ascii_case("aws:PrincipalArn"))
        .filter_map(|(key, values)| Some((key, *values.first()?)))
        .fold(told, |context, (key, value)| context.with_one(key, value));
    let context = role.iter().fold(context, |context, role| context.with_one("aws:PrincipalArn", role));
    let action = answer.action()?;
    let resource = requested(denial.resource.as_deref().unwrap_or("*"), &action);
    Some(Request::new(principal, &action, &resource, None, context))
}

/// What was requested. Amazon OpenSearch Service names the domain, and the request is for a path in it.
///
/// Source: Amazon OpenSearch Service Developer Guide, `ac.html`.
fn requested(resource: &str, action: &str) -> String {
    let is_path = action.to_ascii_lowercase().starts_with("es:eshttp") && resource.contains(":domain/");
    if is_path { format!("{resource}/index") } else { resource.to_owned() }
}

/// Whether a layer that has this policy and no other lets a request pass.
fn allows(layer: Layer, request: &Request, document: &Document) -> Truth {
    let alone = || Supplied::Given(vec![document]);
    let level = || Supplied::Given(vec![Level { target: "account", policies: vec![document] }]);
    let mut policies = Policies::default();
    match layer {
        Layer::ServiceControl => policies.service_control = level(),
        Layer::ResourceControl => policies.resource_control = level(),
        Layer::VpcEndpoint => policies.vpc_endpoint = alone(),
        Layer::Resource => policies.resource = alone(),
        Layer::Identity => policies.identity = alone(),
        Layer::Boundary => policies.boundary = alone(),
        Layer::Session => policies.session = alone(),
    }
    evaluate(request, &policies).trace.layer(layer).map_or(Truth::Unknown, |trace| trace.allows)
}
