//! The Region of the call.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    (key == "aws:requestedregion" && wanted.is_a_choice()).then_some(Subject::Region)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_region_that_the_statement_names_is_wanted() {
        check(
            &[("aws:RequestedRegion", &["eu-west-1"])],
            &[("aws:RequestedRegion", &["us-east-1"])],
            &[(Subject::Region, Wanted::OneOf(vec!["eu-west-1".to_owned()]))],
        );
    }

    #[test]
    fn a_region_that_the_statement_denies_is_left() {
        check(
            &[("aws:RequestedRegion", &["us-*"])],
            &[("aws:RequestedRegion", &["us-east-1"])],
            &[(Subject::Region, Wanted::NoneOf(vec!["us-*".to_owned()]))],
        );
    }
}
