//! What several rules ask of a refusal, answered in one place.

use denylens_policy::{Arn, Layer, vocabulary::BootstrapRole};
use denylens_triage::report::{
    Acting, Basis, Cause, Denial, DenyKind, EncodedState, Field, MatchedStatement, Mismatch, Reading, Tool,
};

/// Whether a policy of AWS refused, so that looking at policies helps.
pub(crate) fn is_about_policies(denial: &Denial) -> bool {
    denial.is_of_policies()
}

/// Whether the text has the event of CloudTrail.
pub(crate) fn has_event(denial: &Denial) -> bool {
    denial.tool == Some(Tool::CloudTrail)
}

/// Whether the prose about the cause says all that there is to say about a layer: a role to pass or to assume, and a key, have their own
/// words for the policies of the caller and of the resource.
pub(crate) fn needs_only_its_cause(denial: &Denial, layer: Layer) -> bool {
    match denial.cause {
        Cause::PassRole | Cause::Trust | Cause::Kms => matches!(layer, Layer::Identity | Layer::Resource),
        // Models and profiles have no policies of their own.
        Cause::CrossRegionInference => layer == Layer::Identity,
        _ => false,
    }
}

/// Whether a policy of the organization refused: what the policies of the caller or the resource say doesn't matter then.
pub(crate) fn is_of_organization(denial: &Denial) -> bool {
    matches!(denial.layer.layer, Some(Layer::ServiceControl | Layer::ResourceControl))
}

/// Whether the policies of the caller can have to do with the refusal. Between two accounts both sides have to allow; else what only the
/// policy of a resource, of a session or of a VPC endpoint refused, or an RCP, doesn't show in them.
pub(crate) fn is_of_callers_side(denial: &Denial) -> bool {
    match denial.layer.layer {
        None | Some(Layer::Identity | Layer::Boundary | Layer::ServiceControl) => true,
        Some(Layer::Resource) => denial.effect != DenyKind::Explicit && is_across_accounts(denial),
        Some(Layer::Session | Layer::VpcEndpoint | Layer::ResourceControl) => false,
    }
}

/// Whether an encoded message is there, whole, and its document isn't.
pub(crate) fn waits_for_decoding(denial: &Denial) -> bool {
    let is_whole = denial.encoded.as_ref().is_some_and(|encoded| encoded.state == EncodedState::Complete);
    is_whole && denial.documents.decoded.is_none()
}

/// Whether the authorization details say which layer refused: then nobody has to decode the message for it.
pub(crate) fn is_told_by_details(denial: &Denial) -> bool {
    denial.layer.basis == Basis::Details
}

/// What the role of the caller seems to be.
pub(crate) fn acting_as(denial: &Denial) -> Option<Acting> {
    denial.readings.iter().find_map(|reading| match reading {
        Reading::ActsAs { acting, .. } => Some(*acting),
        _ => None,
    })
}

/// Whether the caller is the role that the CDK has CloudFormation use, and lacks a permission: the policies that it has are named when an
/// environment is bootstrapped.
///
/// Source: AWS CDK v2 Developer Guide, `bootstrapping-env.html`.
pub(crate) fn is_changed_by_bootstrap(denial: &Denial) -> bool {
    acting_as(denial) == Some(Acting::CdkExecution)
        && denial.effect != DenyKind::Explicit
        && matches!(denial.layer.layer, None | Some(Layer::Identity))
}

/// What a message and a document given for it differ in, on either side: then only one of them can be of the refused request.
pub(crate) fn disagreement(denial: &Denial) -> Option<&Mismatch> {
    denial.readings.iter().find_map(|reading| match reading {
        Reading::DocumentOfAnotherRequest(mismatch) | Reading::MessageOfAnotherRequest(mismatch) => {
            Some(mismatch)
        }
        _ => None,
    })
}

/// Whether two texts disagree about the request, or about the layer that refused it.
pub(crate) fn are_at_odds(denial: &Denial) -> bool {
    let of_layers = |reading: &Reading| matches!(reading, Reading::MessageAndDetailsDisagree { .. });
    denial.readings.iter().any(of_layers) || disagreement(denial).is_some()
}

/// The caller's account, where the caller or the event says it: else the account that is known is the resource's.
#[must_use]
pub fn account_of_caller(denial: &Denial) -> Option<&str> {
    let caller = denial.principal.as_deref().and_then(Arn::parse);
    let is_callers = has_event(denial) || caller.is_some_and(|caller| caller.account_id().is_some());
    denial.account.as_deref().filter(|_| is_callers)
}

/// The ARN of the resource, where it is one.
pub(crate) fn resource_arn(denial: &Denial) -> Option<Arn<'_>> {
    Arn::parse(denial.resource.as_deref()?)
}

/// The bucket of an object or of itself. An access point has a policy of its own, and its ARN doesn't name the bucket.
///
/// Source: Service Authorization Reference, Amazon S3, resource types: the ARN of a bucket has no account.
pub(crate) fn bucket_of(arn: Arn<'_>) -> Option<&str> {
    let is_of_bucket = arn.service == "s3" && arn.account.is_empty();
    arn.resource.split('/').next().filter(|_| is_of_bucket)
}

/// The role of the CDK's bootstrap stack that the caller was not let into.
pub(crate) fn bootstrap_role(denial: &Denial) -> Option<BootstrapRole<'_>> {
    let is_asked = denial.cause == Cause::Trust
        && denial.form.is_none()
        && denial.effect != DenyKind::Explicit
        && matches!(denial.layer.layer, None | Some(Layer::Identity | Layer::Resource));
    BootstrapRole::of(resource_arn(denial).filter(|_| is_asked)?)
}

/// The same, where it is in another account: that has to trust the caller's.
pub(crate) fn foreign_bootstrap_role(denial: &Denial) -> Option<BootstrapRole<'_>> {
    bootstrap_role(denial).filter(|_| is_across_accounts(denial))
}

/// Whether the resource belongs to another account than the caller.
pub(crate) fn is_across_accounts(denial: &Denial) -> bool {
    arns(denial).is_some_and(|(caller, resource)| {
        matches!((caller.account_id(), resource.account_id()), (Some(caller), Some(owner)) if caller != owner)
    })
}

/// Whether the resource is in another partition than the caller.
pub(crate) fn is_across_partitions(denial: &Denial) -> bool {
    arns(denial).is_some_and(|(caller, resource)| {
        matches!(
            (caller.known_partition(), resource.known_partition()),
            (Some(caller), Some(owner)) if caller.name() != owner.name()
        )
    })
}

/// The statements that denied the request, of those that the decoded document prints.
pub(crate) fn denying_statements(denial: &Denial) -> impl Iterator<Item = &MatchedStatement> {
    let denies =
        |effect: &Option<String>| effect.as_ref().is_none_or(|effect| effect.eq_ignore_ascii_case("deny"));
    let statements = denial.statements.iter().filter(|_| denial.effect == DenyKind::Explicit);
    statements.filter(move |statement| denies(&statement.effect))
}

/// Whether the keys of the request are in a part of the decoded document that isn't there: then nothing says what the request had.
pub(crate) fn lacks_request_keys(denial: &Denial) -> bool {
    denial.missing.iter().any(|missing| missing.field == Field::Conditions)
}

fn arns(denial: &Denial) -> Option<(Arn<'_>, Arn<'_>)> {
    Some((Arn::parse(denial.principal.as_deref()?)?, resource_arn(denial)?))
}

/// Refusals for the tests of several rules.
#[cfg(test)]
pub(crate) mod samples {
    use denylens_triage::{
        report::{ConditionKey, Denial, KeyNaming, MatchedStatement},
        triage,
    };

    /// A user whom a statement with these keys denied, and what the request had.
    pub(crate) fn denied_by(statement: &[(&str, &[&str])], request: &[(&str, &[&str])]) -> Denial {
        let text = "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ec2:RunInstances on resource: \
                    arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny in a service control policy";
        let mut denial = triage(text).denials.remove(0);
        denial.statements = vec![MatchedStatement {
            sid: Some("Guard".to_owned()),
            effect: Some("DENY".to_owned()),
            conditions: keys(statement),
            ..MatchedStatement::default()
        }];
        denial.conditions = keys(request);
        denial
    }

    fn keys(keys: &[(&str, &[&str])]) -> Vec<ConditionKey> {
        let key = |(key, values): &(&str, &[&str])| ConditionKey {
            key: (*key).to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            naming: KeyNaming::ConditionKey,
        };
        keys.iter().map(key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    fn between(caller: &str, resource: &str) -> Denial {
        triage(&format!("User: {caller} is not authorized to perform: s3:GetObject on resource: {resource}"))
            .denials
            .remove(0)
    }

    #[test]
    fn accounts_and_partitions_are_compared_where_both_are_known() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        for (resource, accounts, partitions) in [
            ("arn:aws:sqs:us-east-1:111122223333:q", false, false),
            ("arn:aws:sqs:us-east-1:444455556666:q", true, false),
            ("arn:aws-cn:sqs:cn-north-1:111122223333:q", false, true),
            ("arn:aws:s3:::bucket/key", false, false),
        ] {
            let denial = between(ana, resource);
            assert_eq!(is_across_accounts(&denial), accounts, "{resource}");
            assert_eq!(is_across_partitions(&denial), partitions, "{resource}");
        }
    }

    #[test]
    fn authorization_details_decode_no_message() {
        let message = format!(
            "User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:CreateRole on resource: \
             arn:aws:iam::111122223333:role/New with an explicit deny. Encoded authorization failure message: {}",
            "aB3-_xYz".repeat(70)
        );
        let details = r#"{"requestContext":{"aws:PrincipalType":"User"},"evaluations":[{"action":"iam:CreateRole","resource":"arn:aws:iam::111122223333:role/New","evaluatedEffect":"EXPLICIT_DENY","checks":[]}]}"#;
        let denials = triage(&format!("{message}\n\n{details}")).denials;
        assert_eq!(denials.len(), 1);
        assert!(denials.iter().all(waits_for_decoding));
    }
}
