//! A key without a rule of its own.
//!
//! What is wanted is said all the same.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(_key: &str, _wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    Some(Subject::Other)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_value_that_the_statement_names_is_wanted() {
        check(
            &[("s3:prefix", &["home/"])],
            &[("s3:prefix", &["etc/"])],
            &[(Subject::Other, Wanted::OneOf(vec!["home/".to_owned()]))],
        );
    }
}
