//! A quota is used up, or there is no capacity: not a matter of permissions.

use super::{Rule, Sign, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

/// Source of the forms: the error codes of Amazon EC2 and the API throttling of AWS services. A rate, capacity, a subnet and a
/// verification aren't quotas, so nobody is asked to raise one. That of a day comes before that of a rate: it has the same code.
pub(super) const RULE: Rule = Rule {
    id: "quota",
    kind: CauseKind::OtherReason,
    remedy: Some(Remedy {
        owner: RemedyOwner::AccountAdministrator,
        request: RemedyRequest::RaiseQuota,
        but: &[Form::Capacity, Form::Addresses, Form::Fixed, Form::Throttling, Form::Verification],
    }),
    forms: &[Form::Capacity, Form::Addresses, Form::Daily, Form::Fixed, Form::Throttling, Form::Verification],
    form: by_name,
    detect,
};

/// The quotas of IAM that can't be increased, by the names that its messages have for them.
///
/// Source: IAM User Guide, `reference_iam-quotas.html`.
const FIXED: [&str; 10] = [
    "AccessKeysPerUser",
    "GroupPolicySize",
    "GroupsPerUser",
    "InstanceSessionsPerInstanceProfile",
    "PolicySize",
    "RolePolicySize",
    "SigningCertificatesPerUser",
    "UserPolicySize",
    "UsersPerAccount",
    "VersionsPerPolicy",
];

fn by_name(denial: &Denial) -> Option<Form> {
    let named = denial.quota.as_deref()?;
    FIXED.contains(&named).then_some(Form::Fixed)
}

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::Quota)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::{
        report::{Cause, Form, RemedyRequest},
        triage,
    };

    #[test]
    fn a_quota_that_is_used_up() {
        check(&error("VcpuLimitExceeded", "You have requested more."), Cause::Quota, None);
        check(&error("Client.VpcLimitExceeded", "The maximum number."), Cause::Quota, None);
    }

    #[test]
    fn iam_names_the_quota() {
        let text = error("LimitExceeded", "Cannot exceed quota for RolesPerAccount: 1000");
        check(&text, Cause::Quota, None);
        let denial = triage(&text).denials.remove(0);
        assert_eq!(denial.quota.as_deref(), Some("RolesPerAccount"));
        assert_eq!((denial.service.as_deref(), denial.resource), (Some("iam"), None));
    }

    #[test]
    fn a_quota_that_stays_as_it_is() {
        let text = error("LimitExceeded", "Cannot exceed quota for PolicySize: 6144");
        check(&text, Cause::Quota, Some(Form::Fixed));
        assert_eq!(triage(&text).denials.remove(0).remedy(), None);
    }

    #[test]
    fn no_room() {
        let capacity = Some(Form::Capacity);
        check(&error("InsufficientInstanceCapacity", "There is none."), Cause::Quota, capacity);
        check("There is no Spot capacity available that matches your request.", Cause::Quota, capacity);
        let addresses = error("InsufficientFreeAddressesInSubnet", "There are none.");
        check(&addresses, Cause::Quota, Some(Form::Addresses));
    }

    #[test]
    fn too_many_requests() {
        for code in [
            "ThrottlingException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "SlowDown",
            "ProvisionedThroughputExceededException",
        ] {
            check(&error(code, "Rate exceeded"), Cause::Quota, Some(Form::Throttling));
        }
    }

    #[test]
    fn what_a_day_has_is_no_rate() {
        let message = "Too many tokens per day, please wait before trying again.";
        check(&error("ThrottlingException", message), Cause::Quota, Some(Form::Daily));
    }

    #[test]
    fn nobody_is_asked_to_raise_what_is_no_quota() {
        let asked = |code: &str| {
            let denial = triage(&error(code, "no")).denials.remove(0);
            denial.remedy().map(|remedy| remedy.request)
        };
        for code in [
            "InsufficientInstanceCapacity",
            "InsufficientFreeAddressesInSubnet",
            "ThrottlingException",
            "PendingVerification",
        ] {
            assert_eq!(asked(code), None, "{code}");
        }
        assert_eq!(asked("AddressLimitExceeded"), Some(RemedyRequest::RaiseQuota));
    }
}
