//! The organizations and accounts of caller and resource.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    if !wanted.is_a_choice() && *wanted != Wanted::Present {
        return None;
    }
    match key {
        "aws:principalorgid" | "aws:principalorgpaths" | "aws:principalaccount" => {
            Some(Subject::CallersOrganization)
        }
        "aws:resourceorgid" | "aws:resourceorgpaths" | "aws:resourceaccount" => {
            Some(Subject::ResourcesOrganization)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_caller_of_the_organization_is_wanted() {
        check(
            &[("aws:PrincipalOrgID", &["o-a1b2c3d4e5"])],
            &[],
            &[(Subject::CallersOrganization, Wanted::OneOf(vec!["o-a1b2c3d4e5".to_owned()]))],
        );
    }

    #[test]
    fn a_resource_of_the_account_is_wanted() {
        check(
            &[("aws:ResourceAccount", &["111122223333"])],
            &[("aws:ResourceAccount", &["444455556666"])],
            &[(Subject::ResourcesOrganization, Wanted::OneOf(vec!["111122223333".to_owned()]))],
        );
    }
}
