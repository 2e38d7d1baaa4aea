//! Whether, or how long ago, the caller signed in with MFA.
//!
//! Source: IAM User Guide, `id_credentials_mfa_configure-api-require.html`: access keys of a user have no such key at all, so that a
//! statement denies them only with `BoolIfExists`, or with `Null`.

use super::{Subject, Wanted};
use crate::target::{self, Target};
use denylens_triage::report::Denial;

/// Who has to sign in with MFA: each does it another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MfaFor {
    /// A user with access keys.
    User,
    /// A session of a role.
    Role,
    /// Somebody whom the text doesn't say enough about.
    Somebody,
}

pub(super) fn rule(key: &str, wanted: &Wanted, denial: &Denial) -> Option<Subject> {
    let is_mfa = match key {
        "aws:multifactorauthpresent" => wanted.is_true(),
        "aws:multifactorauthage" => matches!(wanted, Wanted::AtMost(_) | Wanted::Present),
        _ => false,
    };
    let caller = match target::caller(denial) {
        Target::User(_) => MfaFor::User,
        Target::Role(_) => MfaFor::Role,
        _ => MfaFor::Somebody,
    };
    is_mfa.then_some(Subject::Mfa(caller))
}

#[cfg(test)]
mod tests {
    use super::super::{MfaFor, Subject, Wanted, tests::check};

    #[test]
    fn a_user_without_mfa_signs_in_with_it() {
        let signed_in = Wanted::True;
        check(&[("aws:MultiFactorAuthPresent", &["false"])], &[], &[(Subject::Mfa(MfaFor::User), signed_in)]);
    }

    #[test]
    fn who_signed_in_long_ago_does_it_again() {
        check(
            &[("aws:MultiFactorAuthAge", &["3600"])],
            &[("aws:MultiFactorAuthAge", &["90000"])],
            &[(Subject::Mfa(MfaFor::User), Wanted::AtMost("3600".to_owned()))],
        );
    }
}
