//! In which account a command runs, and as whom.
//!
//! A case of two accounts has two sides, and a policy can be read on its own side alone. Sources: AWS KMS API Reference,
//! `GetKeyPolicy` and `ListGrants`; Organizations API Reference, `ListPoliciesForTarget` and `DescribePolicy`; Service Authorization
//! Reference, Amazon S3, resource types: the ARN of a bucket has no account.

use super::{Command, Purpose};
use crate::{
    contact::Account,
    refusal::{bucket_of, is_across_accounts, resource_arn},
};
use denylens_policy::{Arn, Layer};
use denylens_triage::report::Denial;

/// In which account a command runs, and as whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// As whom.
    pub runner: Runner,
    /// The account, where the text says it.
    pub account: Account,
}

/// As whom a command runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// With the very credentials that made the request.
    Caller,
    /// As somebody in the caller's account.
    CallersAccount,
    /// As somebody in the account of the resource.
    ResourceOwner,
    /// As somebody in the account of the bucket, which its ARN doesn't tell.
    BucketOwner,
    /// In the management account of the organization, or as a delegated administrator of it.
    Management,
    /// The same of the organization that the account of the resource is in.
    ManagementOfResource,
    /// Where IAM Identity Center is: in the management account, or as a delegated administrator of it.
    IdentityCenter,
}

impl Place {
    /// The account of the resource, where that can be another than the caller's.
    pub(super) fn of_resource(denial: &Denial) -> Option<Place> {
        let arn = resource_arn(denial)?;
        if bucket_of(arn).is_some() {
            return Some(Place { runner: Runner::BucketOwner, account: None });
        }
        let account = arn.account_id().map(str::to_owned);
        is_across_accounts(denial).then_some(Place { runner: Runner::ResourceOwner, account })
    }

    /// The management account, which the ARN of a policy of the organization names.
    pub(crate) fn management(layer: Option<Layer>, policy: Option<&str>) -> Place {
        let arn = policy.and_then(Arn::parse).filter(|arn| arn.service == "organizations");
        let runner = match layer {
            Some(Layer::ResourceControl) => Runner::ManagementOfResource,
            _ => Runner::Management,
        };
        Place { runner, account: arn.and_then(|arn| arn.account_id().map(str::to_owned)) }
    }

    fn of_caller(purpose: Purpose, denial: &Denial) -> Place {
        let runner = if purpose == Purpose::SeeIdentity { Runner::Caller } else { Runner::CallersAccount };
        Place { runner, account: denial.account.clone() }
    }
}

/// Says of each command where it runs, if the case is one of several accounts.
pub(super) fn tell(commands: &mut [Command], denial: &Denial) {
    let is_elsewhere =
        |command: &Command| command.place.as_ref().is_some_and(|place| place.runner != Runner::BucketOwner);
    if is_across_accounts(denial) || commands.iter().any(is_elsewhere) {
        for command in commands {
            let purpose = command.purpose;
            command.place.get_or_insert_with(|| Place::of_caller(purpose, denial));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_triage::triage;

    type Told<'t> = Option<(Runner, Option<&'t str>)>;

    #[track_caller]
    fn check(rest: &str, places: &[(Purpose, Told<'_>)]) {
        let text = format!("User: arn:aws:iam::111122223333:user/ana is not authorized to perform: {rest}");
        let made = super::super::of(&triage(&text).denials.remove(0));
        for (purpose, place) in places {
            let command = made.iter().find(|command| command.purpose == *purpose).unwrap();
            let found = command.place.as_ref().map(|place| (place.runner, place.account.as_deref()));
            assert_eq!(found, *place, "{purpose:?}: {rest}");
        }
    }

    const CALLER: Option<&str> = Some("111122223333");

    #[test]
    fn each_command_of_two_accounts_says_where_it_runs() {
        check(
            "kms:Decrypt on resource: arn:aws:kms:us-east-1:444455556666:key/1a2b because no resource-based policy allows \
             the kms:Decrypt action",
            &[
                (Purpose::SeeIdentity, Some((Runner::Caller, CALLER))),
                (Purpose::ListManagedPolicies, Some((Runner::CallersAccount, CALLER))),
                (Purpose::ReadKeyPolicy, Some((Runner::ResourceOwner, Some("444455556666")))),
                (Purpose::ListGrants, Some((Runner::ResourceOwner, Some("444455556666")))),
            ],
        );
    }

    #[test]
    fn one_account_is_not_named() {
        check(
            "kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b because no resource-based policy allows \
             the kms:Decrypt action",
            &[(Purpose::SeeIdentity, None), (Purpose::ReadKeyPolicy, None)],
        );
    }

    #[test]
    fn a_bucket_is_nobodys_by_its_arn() {
        check(
            "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy",
            &[(Purpose::SeeIdentity, None), (Purpose::ReadBucketPolicy, Some((Runner::BucketOwner, None)))],
        );
    }

    #[test]
    fn the_arn_of_an_organizations_policy_names_the_management_account() {
        let policy = "arn:aws:organizations::999988887777:policy/o-exampleorgid/service_control_policy/p-examplepolicyid";
        check(
            &format!(
                "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a service control policy: {policy}"
            ),
            &[
                (Purpose::SeeIdentity, Some((Runner::Caller, CALLER))),
                (Purpose::ReadOrganizationPolicy, Some((Runner::Management, Some("999988887777")))),
            ],
        );
        let own = Place::management(
            None,
            Some("arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"),
        );
        assert_eq!(own.account, None);
    }
}
