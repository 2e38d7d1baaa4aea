//! The version of a policy that is in use is asked, never assumed: another one, made the default, rolls the policy back.
//!
//! Source: IAM User Guide, `access_policies_managed-versioning.html`.

use super::{Answer, Finding};

/// Whether a command names a version by its number.
fn names_a_version(command: &str) -> bool {
    command.split("--version-id").skip(1).any(|rest| {
        let value = rest.trim_start_matches(['=', ' ', '\'', '"']);
        value.strip_prefix('v').is_some_and(|number| number.starts_with(|next: char| next.is_ascii_digit()))
    })
}

pub(super) fn check(answer: &Answer<'_>) -> Finding {
    let of_version = answer.copied().filter(|text| text.contains("--version-id"));
    Finding::of(of_version.map(|text| match names_a_version(text) {
        true => Err(format!("the version is a constant: {text}")),
        false => Ok(()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_constant_and_a_name_in_capitals_is_none() {
        for command in ["get --version-id=v1", "get --version-id v12", "get '--version-id=v1'"] {
            assert!(names_a_version(command), "{command}");
        }
        assert!(!names_a_version("get --version-id=VERSION_ID"));
        assert!(!names_a_version("get --version-id=\"$version\""));
    }
}
