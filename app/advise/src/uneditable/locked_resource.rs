//! The policy of a bucket or a queue denies who would read or change it. Where it denies everyone, the account's root user can delete it,
//! and a session for that one task can, which the organization's management account starts.
//!
//! Source: Amazon S3 API Reference, `API_DeleteBucketPolicy.html`; IAM User Guide, `id_root-user-privileged-task.html`: the tasks
//! `S3UnlockBucketPolicy` and `SQSUnlockQueuePolicy`.

use super::is_action;
use denylens_policy::Layer;
use denylens_triage::report::{Denial, DenyKind};

pub(super) fn fits(denial: &Denial) -> bool {
    let is_of_its_policy =
        is_action(denial, "s3", &["GetBucketPolicy", "PutBucketPolicy", "DeleteBucketPolicy"])
            || is_action(denial, "sqs", &["SetQueueAttributes", "AddPermission", "RemovePermission"]);
    is_of_its_policy && is_locked(denial)
}

/// Whether the policy of the resource denies explicitly.
pub(super) fn is_locked(denial: &Denial) -> bool {
    denial.layer.layer == Some(Layer::Resource) && denial.effect == DenyKind::Explicit
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn a_policy_that_denies_who_would_change_it() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let deny = "with an explicit deny in a resource-based policy";
        let found = Some(Uneditable::LockedResource);
        check(ana, &format!("s3:DeleteBucketPolicy on resource: arn:aws:s3:::b {deny}"), found);
        check(
            ana,
            &format!("sqs:SetQueueAttributes on resource: arn:aws:sqs:us-east-1:111122223333:q {deny}"),
            found,
        );
        check(ana, &format!("s3:GetObject on resource: arn:aws:s3:::b/k {deny}"), None);
        let by_scp = "with an explicit deny in a service control policy";
        check(ana, &format!("s3:DeleteBucketPolicy on resource: arn:aws:s3:::b {by_scp}"), None);
    }
}
