//! The tags of the caller.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, _wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    key.starts_with("aws:principaltag/").then_some(Subject::PrincipalTag)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_caller_with_the_right_tag_is_wanted() {
        check(
            &[("aws:PrincipalTag/team", &["a"])],
            &[("aws:PrincipalTag/team", &["b"])],
            &[(Subject::PrincipalTag, Wanted::OneOf(vec!["a".to_owned()]))],
        );
    }
}
