//! A managed policy of AWS's denied: it can be detached or replaced, not edited.
//!
//! Source: IAM User Guide, `access_policies_managed-vs-inline.html`, "AWS managed policies": "You cannot change the permissions defined in
//! AWS managed policies".

use denylens_policy::Arn;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    denial
        .policy
        .as_deref()
        .and_then(Arn::parse)
        .is_some_and(|policy| policy.service == "iam" && policy.account == "aws")
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn a_policy_of_the_account_aws_is_of_aws() {
        let ana = "arn:aws-cn:iam::111122223333:user/ana";
        let deny = "s3:GetObject on resource: arn:aws-cn:s3:::b/k with an explicit deny in an identity-based policy: arn:aws-cn:iam";
        check(ana, &format!("{deny}::aws:policy/AWSDenyAll"), Some(Uneditable::ManagedPolicy));
        check(ana, &format!("{deny}::111122223333:policy/AWSDenyAll"), None);
    }
}
