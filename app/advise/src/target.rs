//! Where a statement goes: the entity, the resource or the organization that a policy is attached to.

use crate::{refusal::bucket_of, uneditable::permission_set_of_caller};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial, Form, LayerKind};

/// Whose policy a statement goes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A user, by name.
    User(String),
    /// A role, by name.
    Role(String),
    /// A permission set of IAM Identity Center, by name.
    PermissionSet(String),
    /// A user or role that the text doesn't name.
    Caller,
    /// The permissions boundary of the caller: a managed policy that the text doesn't name.
    Boundary,
    /// A managed policy, by its ARN.
    Managed(String),
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
    /// The policy of a VPC endpoint, by its id where the text has it.
    Endpoint(Option<String>),
    /// A policy of the organization, by its ARN where the text has it.
    Organization(Option<String>),
    /// A policy that has to be found first.
    Unknown,
}

/// Where a statement of a layer goes.
pub(crate) fn of(denial: &Denial, layer: Layer) -> Target {
    match layer {
        Layer::Identity => managed(denial).unwrap_or_else(|| caller(denial)),
        Layer::Boundary => managed(denial).unwrap_or(Target::Boundary),
        Layer::Session => Target::Session,
        Layer::ServiceControl | Layer::ResourceControl => {
            Target::Organization(named(denial, "organizations").map(str::to_owned))
        }
        Layer::VpcEndpoint => Target::Endpoint(denial.vpc_endpoint.clone()),
        Layer::Resource => resource(denial),
    }
}

/// The managed policy that AWS names.
fn managed(denial: &Denial) -> Option<Target> {
    let arn = named(denial, "iam")?;
    let is_managed = Arn::parse(arn)?.typed_resource()?.0 == "policy";
    is_managed.then(|| Target::Managed(arn.to_owned()))
}

/// The policy that AWS names, if it is one of this service's.
fn named<'d>(denial: &'d Denial, service: &str) -> Option<&'d str> {
    let policy = denial.policy.as_deref()?;
    (Arn::parse(policy)?.service == service).then_some(policy)
}

/// Whose policies are changed for who asked.
pub(crate) fn caller(denial: &Denial) -> Target {
    match permission_set_of_caller(denial) {
        Some(name) => Target::PermissionSet(name.to_owned()),
        None => entity(denial),
    }
}

/// The user or role that asked.
pub(crate) fn entity(denial: &Denial) -> Target {
    let arn = denial.principal.as_deref().and_then(Arn::parse);
    match arn.and_then(|arn| Some((arn, arn.typed_resource()?))) {
        Some((arn, ("user", _))) => Target::User(arn.name().to_owned()),
        Some((arn, ("role", _))) => Target::Role(arn.name().to_owned()),
        Some((_, ("assumed-role", rest))) => {
            Target::Role(rest.split('/').next().unwrap_or_default().to_owned())
        }
        // The service says what the role lacks that it uses, and doesn't name it.
        _ if matches!(denial.form, Some(Form::RolePermission | Form::NoObjects)) => {
            Target::Role("ROLE_NAME".to_owned())
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

    #[test]
    fn the_policy_that_is_named_is_the_one_to_change() {
        let mut denial = triage("User: ana is not authorized to perform: s3:GetObject").denials.remove(0);
        let managed = "arn:aws:iam::111122223333:policy/team/deny";
        denial.policy = Some(managed.to_owned());
        assert_eq!(of(&denial, Layer::Identity), Target::Managed(managed.to_owned()));
        assert_eq!(of(&denial, Layer::Boundary), Target::Managed(managed.to_owned()));
        assert_eq!(of(&denial, Layer::ServiceControl), Target::Organization(None));
        let control = "arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";
        denial.policy = Some(control.to_owned());
        assert_eq!(of(&denial, Layer::ServiceControl), Target::Organization(Some(control.to_owned())));
        assert_eq!(of(&denial, Layer::Boundary), Target::Boundary);
    }
}
