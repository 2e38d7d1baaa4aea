//! Whether a call is made over TLS.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    (key == "aws:securetransport" && wanted.is_true()).then_some(Subject::Transport)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn tls_is_wanted() {
        check(
            &[("aws:SecureTransport", &["false"])],
            &[("aws:SecureTransport", &["false"])],
            &[(Subject::Transport, Wanted::True)],
        );
    }
}
