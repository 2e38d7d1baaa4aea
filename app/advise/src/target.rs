//! Where a statement goes: the entity, the resource or the organization that a policy is attached to.

use crate::refusal::bucket_of;
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
pub(crate) fn of(denial: &Denial, layer: Layer) -> Target {
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
pub(crate) fn caller(denial: &Denial) -> Target {
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
        ("s3", _) => match bucket_of(arn) {
            Some(bucket) => Target::Bucket(bucket.to_owned()),
            None => Target::Resource(text),
        },
        ("kms", _) => Target::Key(text),
        ("iam", Some(("role", _))) => Target::Trust(arn.name().to_owned()),
        _ => Target::Resource(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(principal: &str, resource: &str, caller: Target, of_resource: Target) {
        let mut denial = triage("User: ana is not authorized to perform: s3:GetObject").denials.remove(0);
        denial.principal = Some(principal.to_owned());
        denial.resource = Some(resource.to_owned());
        assert_eq!(of(&denial, Layer::Identity), caller);
        assert_eq!(of(&denial, Layer::Resource), of_resource);
    }

    #[test]
    fn a_statement_goes_to_the_caller_or_to_the_resource() {
        check(
            "arn:aws:iam::111122223333:user/team/ana",
            "arn:aws:s3:::bucket/key",
            Target::User("ana".to_owned()),
            Target::Bucket("bucket".to_owned()),
        );
        check(
            "arn:aws:sts::111122223333:assumed-role/app/i-1",
            "arn:aws:iam::111122223333:role/other",
            Target::Role("app".to_owned()),
            Target::Trust("other".to_owned()),
        );
        let point = "arn:aws:s3:us-east-1:111122223333:accesspoint/ap/object/x";
        check("ana", point, Target::Caller, Target::Resource(point.to_owned()));
        let key = "arn:aws:kms:us-east-1:111122223333:key/1a2b";
        check("ana", key, Target::Caller, Target::Key(key.to_owned()));
        check("ana", "thing", Target::Caller, Target::Resource("thing".to_owned()));
    }
}
