//! The root user of an account. It has no identity-based policies and no permissions boundary; SCPs, policies of resources and sessions
//! limit it.
//!
//! Sources: IAM User Guide, `id_root-user.html`: "You can't use IAM policies to explicitly deny the root user access to resources";
//! `access_policies_boundaries.html`: a boundary is of a user or a role.

use super::is_of_the_callers_policies;
use denylens_policy::Arn;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    is_root(denial) && is_of_the_callers_policies(denial)
}

/// Whether the caller is the root user of an account.
pub(super) fn is_root(denial: &Denial) -> bool {
    denial
        .principal
        .as_deref()
        .and_then(Arn::parse)
        .is_some_and(|arn| arn.service == "iam" && arn.resource == "root")
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn nobody_can_give_the_root_user_a_policy() {
        let root = "arn:aws:iam::111122223333:root";
        let read = "s3:GetObject on resource: arn:aws:s3:::b/k";
        check(root, read, Some(Uneditable::AccountRoot));
        check(root, &format!("{read} with an explicit deny in a service control policy"), None);
        check("arn:aws:iam::111122223333:user/root", read, None);
    }
}
