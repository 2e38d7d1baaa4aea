//! The type of an instance.
//!
//! Source: Service Authorization Reference, Amazon EC2 and Amazon RDS, condition keys.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let is_type = ["ec2:instancetype", "rds:databaseclass"].contains(&key);
    (is_type && wanted.is_a_choice()).then_some(Subject::InstanceType)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_type_that_the_statement_names_is_wanted() {
        check(
            &[("ec2:InstanceType", &["t3.micro", "t3.small"])],
            &[("ec2:InstanceType", &["m5.large"])],
            &[(Subject::InstanceType, Wanted::OneOf(vec!["t3.micro".to_owned(), "t3.small".to_owned()]))],
        );
    }
}
