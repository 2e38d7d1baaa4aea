//! `AWSCompromisedKeyQuarantine`, its second and third version: AWS attaches it to a user whose access key was found in public. The key is
//! what to act on, and never the policy.
//!
//! Source: AWS Managed Policy Reference, `AWSCompromisedKeyQuarantineV3.html`: "Do NOT remove this policy. Instead, please follow the
//! instructions specified in the support case created for you".

use denylens_policy::Arn;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    denial.policy.as_deref().and_then(Arn::parse).is_some_and(|policy| {
        policy.account == "aws" && policy.resource.starts_with("policy/AWSCompromisedKeyQuarantine")
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn each_version_is_told_by_its_arn() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let deny = "ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* with an explicit deny in an identity-based policy: arn:aws:iam";
        for version in ["", "V2", "V3"] {
            let policy = format!("{deny}::aws:policy/AWSCompromisedKeyQuarantine{version}");
            check(ana, &policy, Some(Uneditable::Quarantine));
        }
        // A policy that somebody gave that name can be edited.
        check(ana, &format!("{deny}::111122223333:policy/AWSCompromisedKeyQuarantineV3"), None);
    }
}
