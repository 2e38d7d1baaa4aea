//! A quota is used up, or there is no capacity: not a matter of permissions.

use super::{Rule, Sign, by_tables, said};
use crate::{
    assemble::Refusal,
    report::{Cause, CauseKind, Denial, Form, Remedy, RemedyOwner, RemedyRequest},
};

/// Source of the forms: the error codes of Amazon EC2 and the API throttling of AWS services.
pub(super) const RULE: Rule = Rule {
    id: "quota",
    kind: CauseKind::OtherReason,
    remedy: Some(Remedy { owner: RemedyOwner::AccountAdministrator, request: RemedyRequest::RaiseQuota }),
    forms: &[Form::Capacity, Form::Throttling],
    form: by_tables,
    detect,
};

fn detect(refusal: &Refusal, _denial: &Denial) -> Option<Sign> {
    said(refusal, Cause::Quota)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, error};
    use crate::report::{Cause, Form};

    #[test]
    fn a_quota_that_is_used_up() {
        check(&error("VcpuLimitExceeded", "You have requested more."), Cause::Quota, None);
    }

    #[test]
    fn no_room() {
        let capacity = Some(Form::Capacity);
        check(&error("InsufficientInstanceCapacity", "There is none."), Cause::Quota, capacity);
        check(&error("InsufficientFreeAddressesInSubnet", "There are none."), Cause::Quota, capacity);
        check("There is no Spot capacity available that matches your request.", Cause::Quota, capacity);
    }

    #[test]
    fn too_many_requests() {
        for code in ["ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException", "SlowDown"] {
            check(&error(code, "Rate exceeded"), Cause::Quota, Some(Form::Throttling));
        }
    }
}
