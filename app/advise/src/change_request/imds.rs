//! The metadata service of an instance.
//!
//! Source: Service Authorization Reference, Amazon EC2, condition keys; Amazon EC2 User Guide,
//! `iam-policies-for-amazon-ec2.html`, the examples on instance metadata.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let is_limit = matches!(wanted, Wanted::AtMost(_) | Wanted::AtLeast(_) | Wanted::OneOf(_));
    match key {
        "ec2:metadatahttptokens" => (*wanted != Wanted::Absent).then_some(Subject::MetadataTokens),
        "ec2:metadatahttpputresponsehoplimit" => is_limit.then_some(Subject::MetadataHops),
        "ec2:roledelivery" => is_limit.then_some(Subject::RoleDelivery),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn tokens_are_required() {
        check(
            &[("ec2:MetadataHttpTokens", &["required"])],
            &[("ec2:MetadataHttpTokens", &["optional"])],
            &[(Subject::MetadataTokens, Wanted::OneOf(vec!["required".to_owned()]))],
        );
    }

    #[test]
    fn fewer_hops_are_wanted() {
        check(
            &[("ec2:MetadataHttpPutResponseHopLimit", &["1"])],
            &[("ec2:MetadataHttpPutResponseHopLimit", &["2"])],
            &[(Subject::MetadataHops, Wanted::AtMost("1".to_owned()))],
        );
    }

    #[test]
    fn credentials_come_from_the_second_version() {
        check(
            &[("ec2:RoleDelivery", &["2.0"])],
            &[("ec2:RoleDelivery", &["1.0"])],
            &[(Subject::RoleDelivery, Wanted::AtLeast("2.0".to_owned()))],
        );
    }
}
