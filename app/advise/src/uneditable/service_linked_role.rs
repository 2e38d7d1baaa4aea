//! The caller is a service-linked role. Its policies are the service's; neither SCPs nor RCPs restrict it.
//!
//! Sources: IAM User Guide, `id_roles_create-service-linked-role.html`: the service defines both policies, and `AWSServiceRoleFor…` is how
//! the names begin; AWS Organizations User Guide, `orgs_manage_policies_scps.html` and `orgs_manage_policies_rcps.html`.

use super::{is_of_the_callers_policies, role_of_caller};
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    is_of_the_callers_policies(denial) && is_service_linked(denial)
}

/// Whether the caller is one.
pub(crate) fn is_service_linked(denial: &Denial) -> bool {
    role_of_caller(denial).is_some_and(|role| role.starts_with("AWSServiceRoleFor"))
        || denial.principal.as_deref().is_some_and(|principal| principal.contains(":role/aws-service-role/"))
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn by_the_name_of_the_session_or_by_the_path_of_the_role() {
        let no_allow = "kms:CreateGrant on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b because no identity-based policy allows the kms:CreateGrant action";
        let found = Some(Uneditable::ServiceLinkedRole);
        check(
            "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
            no_allow,
            found,
        );
        check(
            "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            no_allow,
            found,
        );
        check("arn:aws:sts::111122223333:assumed-role/service-role/x", no_allow, None);
        // What the key says can be changed.
        let by_key = no_allow.replace("identity-based", "resource-based");
        check(
            "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
            &by_key,
            None,
        );
    }
}
