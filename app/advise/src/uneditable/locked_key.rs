//! The policy of a KMS key denies who would read or change it. Where it denies everyone, not even the root user can change it.
//!
//! Source: KMS Developer Guide, `key-policy-default.html` and `key-policy-modifying.html`: "the key becomes unmanageable", and AWS Support
//! is asked.

use super::{is_action, locked_resource::is_locked};
use denylens_triage::report::Denial;

pub(super) fn fits(denial: &Denial) -> bool {
    is_action(denial, "kms", &["GetKeyPolicy", "PutKeyPolicy"]) && is_locked(denial)
}

#[cfg(test)]
mod tests {
    use super::super::{Uneditable, samples::check};

    #[test]
    fn a_key_policy_that_denies_who_would_change_it() {
        let ana = "arn:aws:iam::111122223333:user/ana";
        let on = |action: &str| {
            format!(
                "{action} on resource: arn:aws:kms:us-east-1:111122223333:key/1a2b with an explicit deny in a resource-based policy"
            )
        };
        check(ana, &on("kms:PutKeyPolicy"), Some(Uneditable::LockedKey));
        check(ana, &on("kms:Decrypt"), None);
    }
}
