//! Who can do something about a refusal.

use crate::{
    refusal::{account_of_caller, bucket_of, resource_arn},
    uneditable::permission_set_of_caller,
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::{Cause, Denial, Form, LayerKind};
use serde::{Deserialize, Serialize};

/// Who can do something about a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contact {
    /// The owner of the policy that denies, whichever it is.
    DenyingPolicy,
    /// An IAM administrator of the caller's account.
    Iam(Account),
    /// Whoever owns the permissions boundaries of the caller's account.
    Boundaries(Account),
    /// Whoever starts the session.
    Session,
    /// The owner of the resource, in its account.
    Resource(Account),
    /// The owner of a role, in its account: it is asked about the trust policy.
    Role(Account),
    /// The owner of a KMS key, in its account.
    Key(Account),
    /// The owner of something that is known by its id alone, as an image, in an account that isn't known.
    Owner(String),
    /// The owner of a bucket, by the bucket's name: its ARN has no account.
    Bucket(String),
    /// The owner of the VPC endpoint, by its id.
    Endpoint(Option<String>),
    /// An administrator of the organization, in its management account.
    Organization(Account),
    /// An administrator of the organization that owns the resource, in its management account.
    OrganizationOfResource(Account),
    /// An administrator of the account, for what isn't a policy.
    Administrator(Account),
    /// Whoever manages the billing of the account that pays.
    Billing,
    /// Whoever manages IAM Identity Center.
    IdentityCenter,
    /// Whoever runs an authorizer beside the policies of IAM.
    Authorizer(LayerKind),
    /// An administrator of the account who may decode messages.
    Decoder(Account),
}

/// The account, twelve digits; `None` where the text doesn't say.
pub type Account = Option<String>;

impl Contact {
    /// Whoever runs the authorizer that refused.
    pub(crate) fn of_authorizer(denial: &Denial) -> Option<Contact> {
        if denial.form == Some(Form::ModelPayment) {
            return Some(Contact::Billing);
        }
        Some(match denial.layer.kind? {
            LayerKind::ModelAccess | LayerKind::SesIdentity => {
                Contact::Administrator(account_of_caller(denial).map(str::to_owned))
            }
            LayerKind::ManagementAccount => Contact::Organization(None),
            LayerKind::IdentityCenter => Contact::IdentityCenter,
            kind => Contact::Authorizer(kind),
        })
    }

    /// The owner of the policies of a layer.
    pub(crate) fn of(denial: &Denial, layer: Option<Layer>) -> Contact {
        match layer {
            None => Contact::DenyingPolicy,
            Some(Layer::Identity) if permission_set_of_caller(denial).is_some() => Contact::IdentityCenter,
            Some(Layer::Identity) => Contact::Iam(denial.account.clone()),
            Some(Layer::Boundary) => Contact::Boundaries(denial.account.clone()),
            Some(Layer::Session) => Contact::Session,
            Some(Layer::Resource) => resource(denial),
            Some(Layer::VpcEndpoint) => Contact::Endpoint(denial.vpc_endpoint.clone()),
            Some(Layer::ServiceControl) => Contact::Organization(management_account(denial)),
            Some(Layer::ResourceControl) => Contact::OrganizationOfResource(management_account(denial)),
        }
    }
}

fn resource(denial: &Denial) -> Contact {
    let arn = resource_arn(denial);
    match arn.and_then(bucket_of).filter(|bucket| !bucket.is_empty()) {
        Some(bucket) => Contact::Bucket(bucket.to_owned()),
        None => {
            let account = arn.and_then(|arn| arn.account_id().map(str::to_owned));
            match (arn.map(|arn| arn.service), denial.cause) {
                (Some("iam"), Cause::Trust) | (None, Cause::Trust) => Contact::Role(account),
                (Some("kms"), _) | (None, Cause::Kms) => Contact::Key(account),
                _ => Contact::Resource(account),
            }
        }
    }
}

/// The account in the ARN of a policy of an organization is the management account's.
///
/// Source: Service Authorization Reference, AWS Organizations, resource types.
fn management_account(denial: &Denial) -> Account {
    let policy = Arn::parse(denial.policy.as_deref()?)?;
    policy.account_id().filter(|_| policy.service == "organizations").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    #[track_caller]
    fn check(rest: &str, layer: Option<Layer>, wanted: Contact) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        assert_eq!(Contact::of(&triage(&text).denials.remove(0), layer), wanted, "{text}");
    }

    fn account(id: &str) -> Account {
        Some(id.to_owned())
    }

    #[test]
    fn the_account_is_the_one_whose_policy_it_is() {
        let text = "sqs:SendMessage on resource: arn:aws:sqs:us-east-1:444455556666:q";
        check(text, Some(Layer::Identity), Contact::Iam(account("111122223333")));
        check(text, Some(Layer::Resource), Contact::Resource(account("444455556666")));
        check(text, None, Contact::DenyingPolicy);
    }

    #[test]
    fn the_account_of_a_bucket_is_never_the_callers() {
        let text = "s3:GetObject on resource: arn:aws:s3:::data/key";
        check(text, Some(Layer::Resource), Contact::Bucket("data".to_owned()));
        let point = "s3:GetObject on resource: arn:aws:s3:us-east-1:444455556666:accesspoint/ap/object/x";
        check(point, Some(Layer::Resource), Contact::Resource(account("444455556666")));
    }

    #[test]
    fn the_arn_of_a_policy_names_the_management_account() {
        let scp = "s3:CreateBucket on resource: arn:aws:s3:::b with an explicit deny in a service control policy: \
                   arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";
        check(scp, Some(Layer::ServiceControl), Contact::Organization(account("444455556666")));
        let unnamed =
            "s3:CreateBucket on resource: arn:aws:s3:::b with an explicit deny in a service control policy";
        check(unnamed, Some(Layer::ServiceControl), Contact::Organization(None));
    }

    #[test]
    fn whoever_runs_the_authorizer_is_asked_and_nobody_for_an_allow() {
        let lake = "An error occurred (AccessDeniedException) when calling the GetTable operation: Insufficient Lake Formation permission(s) on orders";
        let center =
            "An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access";
        for (text, to) in [
            (lake, Contact::Authorizer(LayerKind::LakeFormation)),
            (r#"{"message":"Forbidden"}"#, Contact::Authorizer(LayerKind::ApiGateway)),
            (center, Contact::IdentityCenter),
        ] {
            let advice = crate::Advice::of(&triage(text).denials.remove(0));
            let asked: Vec<_> = advice.handoffs.iter().map(|handoff| handoff.to.clone()).collect();
            assert_eq!(asked, [to], "{text}");
            assert!(advice.fixes.is_empty(), "{text}");
        }
    }
}
