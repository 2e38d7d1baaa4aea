//! The tags that a request sets.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    if key.starts_with("aws:requesttag/") {
        return Some(Subject::RequestTag);
    }
    (key == "aws:tagkeys" && wanted.is_a_choice()).then_some(Subject::TagKeys)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_tag_that_is_missing_is_set() {
        check(
            &[("aws:RequestTag/Env", &["prod", "test"])],
            &[],
            &[(Subject::RequestTag, Wanted::OneOf(vec!["prod".to_owned(), "test".to_owned()]))],
        );
    }

    #[test]
    fn a_tag_that_only_has_to_be_there() {
        check(&[("aws:RequestTag/env", &["true"])], &[], &[(Subject::RequestTag, Wanted::Present)]);
    }

    #[test]
    fn a_tag_key_that_is_denied_is_left_out() {
        check(
            &[("aws:TagKeys", &["owner"])],
            &[("aws:TagKeys", &["owner"])],
            &[(Subject::TagKeys, Wanted::NoneOf(vec!["owner".to_owned()]))],
        );
    }
}
