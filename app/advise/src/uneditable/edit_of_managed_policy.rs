//! The request was to change a managed policy of AWS's. No permission lets anybody.
//!
//! Source: IAM User Guide, `access_policies_managed-vs-inline.html`, "AWS managed policies"; the actions on policies: Service Authorization
//! Reference, `list_awsidentityandaccessmanagementiam.html`.

use super::is_action;
use denylens_policy::Arn;
use denylens_triage::report::Denial;

const EDITS: [&str; 6] = [
    "CreatePolicyVersion",
    "DeletePolicy",
    "DeletePolicyVersion",
    "SetDefaultPolicyVersion",
    "TagPolicy",
    "UntagPolicy",
];

pub(super) fn fits(denial: &Denial) -> bool {
    let resource = denial.resource.as_deref().filter(|_| is_action(denial, "iam", &EDITS));
    // Messages of IAM have the kind before the ARN.
    let arn = resource.and_then(|resource| Arn::parse(resource.trim_start_matches("policy ")));
    arn.is_some_and(|arn| arn.service == "iam" && arn.account == "aws")
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn only_changes_to_policies_of_aws_are_meant() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let managed = "on resource: policy arn:aws:iam::aws:policy/PowerUserAccess because no identity-based policy allows the";
        let edit = format!("iam:CreatePolicyVersion {managed} iam:CreatePolicyVersion action");
        check(ana, &edit, Some(Uneditable::EditOfManagedPolicy));
        check(ana, &edit.replace("::aws:", "::111122223333:"), None);
        check(ana, &format!("iam:GetPolicy {managed} iam:GetPolicy action"), None);
    }
}
