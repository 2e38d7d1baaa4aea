//! The Allow that is missing, in the layer that has to give it.

use super::{Caveat, Change, Fix, FixEffect, caveat::worst, is_placeholder, passed_service};
use crate::{
    contact::Contact,
    principal::{self, Path},
    refusal::{is_across_accounts, resource_arn},
    statement::{DraftCondition, DraftPrincipal, DraftStatement, sid},
    target::{self, Target},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Basis, Cause, Denial};

/// Whether the text says that a layer lacks the permission.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Said,
    Possible,
}

/// The missing Allows.
pub(super) fn of(denial: &Denial) -> Vec<Fix> {
    let Some(action) = denial.qualified_action().filter(|action| is_action(action)) else {
        return Vec::new();
    };
    let grant = |layer, lack| grant(denial, layer, &action, lack);
    // Where two sides must allow, the other one may be missing too.
    let needs_both = is_across_accounts(denial) || denial.cause == Cause::Trust || is_key(denial);
    let (first, other) = match denial.layer.layer {
        // "The RCPFullAWSAccess policy is attached and can't be detached": an RCP refuses by deny only.
        Some(Layer::ResourceControl) => return Vec::new(),
        Some(layer) => {
            let other = match layer {
                Layer::Resource => Some(Layer::Identity),
                Layer::Identity if has_policy_of_its_own(denial) => Some(Layer::Resource),
                _ => None,
            };
            (grant(layer, said(denial)), other)
        }
        None => (grant(Layer::Identity, Lack::Possible), Some(Layer::Resource)),
    };
    let other = other.filter(|_| needs_both).and_then(|layer| grant(layer, Lack::Possible));
    first.into_iter().chain(other).collect()
}

/// Whether a text is `service:Name`, as policies write actions.
fn is_action(action: &str) -> bool {
    action.split_once(':').is_some_and(|(service, name)| {
        let is_word = |text: &str| {
            !text.is_empty() && text.chars().all(|next| next.is_ascii_alphanumeric() || "-_".contains(next))
        };
        is_word(service) && is_word(name)
    })
}

fn said(denial: &Denial) -> Lack {
    if denial.layer.basis == Basis::Inferred { Lack::Possible } else { Lack::Said }
}

fn is_key(denial: &Denial) -> bool {
    denial.cause == Cause::Kms && resource_arn(denial).is_some_and(|arn| arn.service == "kms")
}

/// Whether the resource is of a kind that can have a policy.
fn has_policy_of_its_own(denial: &Denial) -> bool {
    const SERVICES: [&str; 14] = [
        "backup",
        "ecr",
        "elasticfilesystem",
        "es",
        "events",
        "kinesis",
        "kms",
        "lambda",
        "s3",
        "s3express",
        "secretsmanager",
        "sns",
        "sqs",
        "dynamodb",
    ];
    resource_arn(denial).is_some_and(|arn| {
        SERVICES.contains(&arn.service) || (arn.service == "iam" && arn.resource.starts_with("role/"))
    })
}

/// The Allow of one layer; `None` where the text doesn't say whom it has to name.
fn grant(denial: &Denial, layer: Layer, action: &str, lack: Lack) -> Option<Fix> {
    let mut caveats = Vec::new();
    if lack == Lack::Possible {
        caveats.push(Caveat::LayerNotSaid);
    }
    let target = target::of(denial, layer);
    let resource = match &target {
        // The statements of a trust policy have no resource.
        Target::Trust(role) => denial.resource.clone().unwrap_or_else(|| role.clone()),
        _ => resource(denial, layer, &mut caveats),
    };
    let principal = match layer {
        Layer::Resource => Some(principal(denial, &mut caveats)?),
        Layer::VpcEndpoint => Some(DraftPrincipal::Everyone),
        _ => None,
    };
    let conditions = conditions(denial, layer, action, &mut caveats);
    // A key policy's own key is `*`.
    let resources = match &target {
        Target::Trust(_) => Vec::new(),
        Target::Key(_) => vec!["*".to_owned()],
        _ => vec![resource.clone()],
    };
    Some(Fix {
        layer: Some(layer),
        owner: Contact::of(denial, Some(layer)),
        change: Change::Statement(DraftStatement {
            sid: sid(&["allow", action]),
            principal,
            actions: vec![action.to_owned()],
            resources,
            conditions,
        }),
        target,
        applicability: worst(&caveats),
        effect: effect(denial, layer, action.to_owned(), resource),
        caveats,
    })
}

fn effect(denial: &Denial, layer: Layer, action: String, resource: String) -> FixEffect {
    match layer {
        Layer::Identity | Layer::Resource => FixEffect::Allows { action, resource },
        Layer::Boundary | Layer::Session | Layer::ServiceControl | Layer::ResourceControl => {
            FixEffect::LetsAllow { action, resource }
        }
        Layer::VpcEndpoint => {
            let principal = principal::named(denial).map(|principal| principal.arn).unwrap_or_default();
            FixEffect::LetsThrough { principal, action, resource }
        }
    }
}

/// The resource, or `*` where the text doesn't name one, which is then said.
fn resource(denial: &Denial, layer: Layer, caveats: &mut Vec<Caveat>) -> String {
    let every = || "*".to_owned();
    if layer == Layer::ServiceControl {
        caveats.push(Caveat::EveryResource);
        return every();
    }
    match (denial.resource.as_deref(), resource_arn(denial)) {
        (Some("*"), _) => every(),
        // The action is about all of a kind: the message has the kind and no name.
        (_, Some(arn)) if is_kind_alone(arn) => every(),
        // The name is cut off, or stands for all below it. An object of Amazon S3 may end so.
        (Some(text), Some(arn)) if arn.service != "s3" && arn.resource.ends_with(['/', ':']) => {
            caveats.push(Caveat::ResourceNotNamed);
            format!("{text}*")
        }
        (Some(text), Some(arn)) => {
            if is_placeholder(text) || !is_plausible(arn) {
                caveats.push(Caveat::ResourceRedacted);
            }
            text.to_owned()
        }
        (_, None) | (None, _) => {
            caveats.push(Caveat::ResourceNotNamed);
            every()
        }
    }
}

/// Whether an ARN has the kind of a resource and nothing more: `instance/`.
fn is_kind_alone(arn: Arn<'_>) -> bool {
    let kind = arn.resource.strip_suffix(['/', ':']);
    arn.service != "s3" && kind.is_some_and(|kind| !kind.is_empty() && !kind.contains(['/', ':']))
}

/// Whether an ARN can be one: a partition, a service, and an account that is one or is empty.
fn is_plausible(arn: Arn<'_>) -> bool {
    arn.known_partition().is_some()
        && !arn.service.is_empty()
        && !arn.resource.is_empty()
        && (matches!(arn.account, "" | "*" | "aws") || arn.account_id().is_some())
}

/// Whom the policy of a resource has to name.
fn principal(denial: &Denial, caveats: &mut Vec<Caveat>) -> Option<DraftPrincipal> {
    let named = principal::named(denial)?;
    if is_placeholder(&named.arn) || named.arn.contains('*') {
        caveats.push(Caveat::PrincipalNotWhole);
    } else if named.path == Path::Untold {
        caveats.push(Caveat::PathUntold);
    }
    Some(DraftPrincipal::Aws(named.arn))
}

fn conditions(denial: &Denial, layer: Layer, action: &str, caveats: &mut Vec<Caveat>) -> Vec<DraftCondition> {
    let mut conditions = Vec::new();
    if action.eq_ignore_ascii_case("iam:PassRole") && layer == Layer::Identity {
        match passed_service::of(denial) {
            Some(service) => {
                conditions.push(DraftCondition::new("StringEquals", "iam:PassedToService", service));
            }
            None => caveats.push(Caveat::ServiceNotSaid),
        }
    }
    if action.eq_ignore_ascii_case("kms:CreateGrant") {
        conditions.push(DraftCondition::new("Bool", "kms:GrantIsForAWSResource", "true"));
    }
    if layer == Layer::VpcEndpoint
        && let Some(principal) = principal::named(denial)
    {
        conditions.push(DraftCondition::new("ArnLike", "aws:PrincipalArn", &principal.arn));
    }
    conditions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::Applicability;
    use denylens_triage::triage;

    fn fixes(rest: &str) -> Vec<Fix> {
        let text = format!(
            "User: arn:aws:sts::111122223333:assumed-role/app/i-1 is not authorized to perform: {rest}"
        );
        of(&triage(&text).denials.remove(0))
    }

    #[test]
    fn across_accounts_both_sides_get_an_allow() {
        let fixes = fixes(
            "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q because no identity-based policy allows the sqs:SendMessage action",
        );
        let [identity, resource] = fixes.try_into().expect("two fixes");
        assert_eq!((identity.layer, identity.applicability), (Some(Layer::Identity), Applicability::Ready));
        assert_eq!(resource.layer, Some(Layer::Resource));
        assert_eq!(resource.caveats, [Caveat::LayerNotSaid, Caveat::PathUntold]);
    }

    #[test]
    fn a_role_is_passed_to_one_service() {
        let [fix] = fixes("iam:PassRole on resource: arn:aws:iam::111122223333:role/r because no identity-based policy allows the iam:PassRole action")
            .try_into()
            .expect("one fix");
        assert_eq!(fix.caveats, [Caveat::ServiceNotSaid]);
        assert_eq!(fix.change.statement().map(|statement| statement.conditions.as_slice()), Some(&[][..]));
    }

    #[test]
    fn an_scp_speaks_of_every_resource() {
        let [fix] = fixes(
            "s3:GetObject on resource: arn:aws:s3:::b/k because no service control policy allows the s3:GetObject action",
        )
        .try_into()
        .expect("one fix");
        let resources = fix.change.statement().map(|statement| statement.resources.clone());
        assert_eq!((resources, fix.caveats), (Some(vec!["*".to_owned()]), vec![Caveat::EveryResource]));
        assert_eq!(fix.applicability, Applicability::Ready);
    }

    #[test]
    fn what_is_no_action_is_not_allowed() {
        for action in ["s3:Get*", "GetObject", "s3:", "$(id):x"] {
            assert!(!is_action(action), "{action}");
        }
        assert!(is_action("elasticloadbalancing:DescribeTags"));
    }
}
