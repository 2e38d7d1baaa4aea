//! The services that call for the caller.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let wants = match key {
        "aws:calledvia" | "aws:calledviafirst" | "aws:calledvialast" => wanted.is_a_choice(),
        "aws:viaawsservice" => wanted.is_true(),
        _ => false,
    };
    wants.then_some(Subject::ThroughService)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_call_through_the_service_is_wanted() {
        check(
            &[("aws:CalledVia", &["cloudformation.amazonaws.com"])],
            &[],
            &[(Subject::ThroughService, Wanted::OneOf(vec!["cloudformation.amazonaws.com".to_owned()]))],
        );
    }
}
