//! Where a statement goes: the entity, the resource or the organization that a policy is attached to.

use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial, LayerKind};

/// Whose policy a statement goes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A user, by name.
    User(String),
    /// A role, by name.
    Role(String),
    /// A user or role that the text doesn't name.
    Caller,
    /// The permissions boundary of the caller: a managed policy.
    Boundary,
    /// The policy that is passed when the session is made.
    Session,
    /// A bucket, by name.
    Bucket(String),
    /// A KMS key, by its ARN or id.
    Key(String),
    /// The trust policy of a role, by the role's name.
    Trust(String),
    /// Another resource with a policy of its own.
    Resource(String),
    /// The policy of a VPC endpoint.
    Endpoint,
    /// A policy of the organization.
    Organization,
    /// A policy that has to be found first.
    Unknown,
}

/// Where a statement of a layer goes.
pub(super) fn of(denial: &Denial, layer: Layer) -> Target {
    match layer {
        Layer::Identity => caller(denial),
        Layer::Boundary => Target::Boundary,
        Layer::Session => Target::Session,
        Layer::ServiceControl | Layer::ResourceControl => Target::Organization,
        Layer::VpcEndpoint => Target::Endpoint,
        Layer::Resource => resource(denial),
    }
}

/// Who asked, by the name under which IAM knows them.
pub(super) fn caller(denial: &Denial) -> Target {
    let arn = denial.principal.as_deref().and_then(Arn::parse);
    match arn.and_then(|arn| Some((arn, arn.typed_resource()?))) {
        Some((arn, ("user", _))) => Target::User(arn.name().to_owned()),
        Some((arn, ("role", _))) => Target::Role(arn.name().to_owned()),
        Some((_, ("assumed-role", rest))) => {
            Target::Role(rest.split('/').next().unwrap_or_default().to_owned())
        }
        _ => Target::Caller,
    }
}

fn resource(denial: &Denial) -> Target {
    let text = denial.resource.clone().unwrap_or_default();
    let Some(arn) = Arn::parse(&text) else {
        return match denial.layer.kind {
            Some(LayerKind::KmsKeyPolicy) => Target::Key(text),
            _ if denial.cause == Cause::Trust => Target::Trust("ROLE_NAME".to_owned()),
            _ => Target::Resource(text),
        };
    };
    match (arn.service, arn.typed_resource()) {
        ("s3", _) => Target::Bucket(arn.resource.split('/').next().unwrap_or_default().to_owned()),
        ("kms", _) => Target::Key(text),
        ("iam", Some(("role", _))) => Target::Trust(arn.name().to_owned()),
        _ => Target::Resource(text),
    }
}

/// The principal as a policy names it: a session's role, since sessions come and go. What has no ARN can't be named.
pub(super) fn named_principal(denial: &Denial) -> Option<NamedPrincipal> {
    let text = denial.principal.as_deref()?;
    let arn = Arn::parse(text)?;
    let (kind, rest) = arn.typed_resource().unwrap_or((arn.resource, ""));
    match (arn.service, kind) {
        ("sts", "assumed-role") => {
            let role = rest.split('/').next()?;
            let path =
                if role.starts_with("AWSReservedSSO_") { "aws-reserved/sso.amazonaws.com/*/" } else { "" };
            Some(NamedPrincipal {
                arn: format!("arn:{}:iam::{}:role/{path}{role}", arn.partition, arn.account),
                is_exact: false,
            })
        }
        ("iam" | "sts", _) => Some(NamedPrincipal { arn: text.to_owned(), is_exact: true }),
        _ => None,
    }
}

/// A principal as a policy names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedPrincipal {
    pub(super) arn: String,
    /// Whether the ARN is the one that IAM has: a session doesn't tell the path of its role.
    pub(super) is_exact: bool,
}
