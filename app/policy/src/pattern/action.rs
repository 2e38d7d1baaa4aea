//! What the `Action` element covers.
//!
//! Source: IAM User Guide, `reference_policies_elements_action.html`.

use super::wildcard::Pattern;

/// An action, perhaps with wildcards.
#[derive(Clone, Debug)]
pub struct ActionPattern(Pattern);

impl ActionPattern {
    pub(crate) fn new(text: &str) -> ActionPattern {
        ActionPattern(Pattern::of(&text.to_ascii_lowercase()))
    }

    /// Whether it covers an action, given in small letters.
    pub(crate) fn matches(&self, action: &str) -> bool {
        self.0.matches(action)
    }
}

/// Whether a pattern of a policy, such as `ec2:Describe*`, covers an action. Case means nothing in either.
pub fn covers(pattern: &str, action: &str) -> bool {
    ActionPattern::new(pattern).matches(&action.to_ascii_lowercase())
}

/// Whether a text has the form of an action: `service:Name`. Both parts may hold the wildcards `*` and `?`.
pub(crate) fn is_action(text: &str) -> bool {
    let Some((service, name)) = text.split_once(':') else { return false };
    let service_fits = !service.is_empty()
        && service.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'*' | b'?'));
    let name_fits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    service_fits && name_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_has_a_service_and_a_name() {
        for text in ["execute-api:Invoke", "s3:*", "*:*", "ec2:Run?nstances"] {
            assert!(is_action(text), "{text}");
        }
        for text in ["", "*", "RunInstances", ":Get", "s3:", "s3:Get Object", "arn:aws:s3:::b", "s 3:Get"] {
            assert!(!is_action(text), "{text}");
        }
    }

    #[test]
    fn wildcards_cover_and_case_means_nothing() {
        assert!(covers("ec2:Run*", "ec2:runinstances"));
        assert!(covers("*", "ec2:RunInstances"));
        assert!(covers("ec2:?unIn*s", "EC2:RunInstances"));
        assert!(!covers("ec2:Describe*", "ec2:RunInstances"));
        assert!(!covers("ec2:Run", "ec2:RunInstances"));
    }
}
