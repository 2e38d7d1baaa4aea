//! The permissions boundary of the user or role that is made.
//!
//! Source: IAM User Guide, `access_policies_boundaries.html`, "Delegating responsibility to others using permissions boundaries".

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    (key == "iam:permissionsboundary" && *wanted != Wanted::Absent).then_some(Subject::Boundary)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn the_boundary_that_the_statement_names_is_attached() {
        check(
            &[("iam:PermissionsBoundary", &["arn:aws:iam::111122223333:policy/Edge"])],
            &[],
            &[(Subject::Boundary, Wanted::OneOf(vec!["arn:aws:iam::111122223333:policy/Edge".to_owned()]))],
        );
    }
}
