//! The tags of the resource.
//!
//! Source: IAM User Guide, `reference_policies_condition-keys.html`; Service Authorization Reference, Amazon S3, for `s3:ExistingObjectTag`.

use super::{Subject, Wanted};
use denylens_triage::report::Denial;

pub(super) fn rule(key: &str, _wanted: &Wanted, _denial: &Denial) -> Option<Subject> {
    let (service, name) = key.split_once(':')?;
    let is_tag =
        name.starts_with("resourcetag/") || (service == "s3" && name.starts_with("existingobjecttag/"));
    is_tag.then_some(Subject::ResourceTag)
}

#[cfg(test)]
mod tests {
    use super::super::{Subject, Wanted, tests::check};

    #[test]
    fn a_resource_with_the_right_tag_is_wanted() {
        check(
            &[("aws:ResourceTag/team", &["a"])],
            &[("aws:ResourceTag/team", &["b"])],
            &[(Subject::ResourceTag, Wanted::OneOf(vec!["a".to_owned()]))],
        );
    }

    #[test]
    fn a_service_may_have_a_key_of_its_own() {
        check(
            &[("ec2:ResourceTag/team", &["a"])],
            &[("ec2:ResourceTag/team", &["a"])],
            &[(Subject::ResourceTag, Wanted::NoneOf(vec!["a".to_owned()]))],
        );
    }
}
