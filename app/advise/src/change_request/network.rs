//! The network that a call comes from.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let subject = match key {
        "aws:sourceip" | "aws:vpcsourceip" => Subject::SourceIp,
        "aws:sourcevpc" | "aws:sourcevpcarn" => Subject::Vpc,
        "aws:sourcevpce" => Subject::VpcEndpoint,
        _ => return None,
    };
    (wanted.is_a_choice() || *wanted == Wanted::Present).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn an_address_that_the_statement_names_is_wanted() {
        check(
            &[("aws:SourceIp", &["203.0.113.0/24"])],
            &[("aws:SourceIp", &["198.51.100.7"])],
            &[(Subject::SourceIp, Wanted::OneOf(vec!["203.0.113.0/24".to_owned()]))],
        );
    }

    #[test]
    fn a_call_from_outside_has_no_endpoint() {
        check(
            &[("aws:SourceVpce", &["vpce-0123456789abcdef0"])],
            &[],
            &[(Subject::VpcEndpoint, Wanted::OneOf(vec!["vpce-0123456789abcdef0".to_owned()]))],
        );
    }

    #[test]
    fn a_vpc_that_the_statement_names_is_wanted() {
        check(
            &[("aws:SourceVpc", &["vpc-1"])],
            &[("aws:SourceVpc", &["vpc-2"])],
            &[(Subject::Vpc, Wanted::OneOf(vec!["vpc-1".to_owned()]))],
        );
    }
}
