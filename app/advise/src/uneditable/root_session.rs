//! A session of a member account's root user, made by `AssumeRoot`. It can do what its task policy says, which is one of AWS's.
//!
//! Source: AWS STS API Reference, `API_AssumeRoot.html`; IAM User Guide, `id_root-user-privileged-task.html`.

use super::account_root::is_root;
use denylens_policy::Layer;
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    is_root(denial) && denial.layer.layer == Some(Layer::Session)
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn a_root_user_that_a_session_policy_limits() {
        check(
            "arn:aws:iam::111122223333:root",
            "s3:PutBucketPolicy on resource: arn:aws:s3:::b because no session policy allows the s3:PutBucketPolicy action",
            Some(Uneditable::RootSession),
        );
    }
}
