//! Actions: what a request asks a service to do.

use crate::pattern::Pattern;
use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

/// An action, such as `s3:GetObject`.
///
/// The service prefix and the name are compared whatever the case of their letters; it displays as it was written.
///
/// Source: IAM User Guide, `reference_policies_elements_action.html`.
#[derive(Clone, Copy)]
pub struct Action<'a> {
    text: &'a str,
    colon: usize,
}

impl<'a> Action<'a> {
    /// Reads `service:Name`; `None` when the text isn't of that form. Both parts may hold the wildcards `*` and `?`.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (service, name) = text.split_once(':')?;
        let service_fits = !service.is_empty()
            && service.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'*' | b'?'));
        let name_fits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
        (service_fits && name_fits).then_some(Action { text, colon: service.len() })
    }

    /// The service prefix, such as `s3`.
    pub fn service(&self) -> &'a str {
        self.text.get(..self.colon).unwrap_or_default()
    }

    /// The name, such as `GetObject`.
    pub fn name(&self) -> &'a str {
        self.text.get(self.colon + 1..).unwrap_or_default()
    }

    /// The whole, as it was written.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    fn folded(&self) -> impl Iterator<Item = u8> + use<'a> {
        self.text.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

/// Whether a pattern of a policy, such as `ec2:Describe*`, covers an action. Case means nothing in either.
pub fn covers(pattern: &str, action: &str) -> bool {
    Pattern::of(&pattern.to_ascii_lowercase()).matches(&action.to_ascii_lowercase())
}

impl fmt::Display for Action<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl fmt::Debug for Action<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl PartialEq for Action<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(other.text)
    }
}

impl Eq for Action<'_> {}

impl PartialOrd for Action<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Action<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl Hash for Action<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().for_each(|byte| state.write_u8(byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let action = Action::parse("execute-api:Invoke").unwrap();
        assert_eq!((action.service(), action.name()), ("execute-api", "Invoke"));
        assert_eq!(Action::parse("s3:*").unwrap().name(), "*");
    }

    #[test]
    fn case_means_nothing() {
        assert_eq!(Action::parse("SQS:ReceiveMessage"), Action::parse("sqs:receivemessage"));
        assert_eq!(Action::parse("SNS:Publish").unwrap().to_string(), "SNS:Publish");
        assert!(Action::parse("s3:GetObject") < Action::parse("S3:getobjectAcl"));
    }

    #[test]
    fn what_is_no_action() {
        for text in ["", "*", "RunInstances", ":Get", "s3:", "s3:Get Object", "arn:aws:s3:::b", "s 3:Get"] {
            assert_eq!(Action::parse(text), None, "{text}");
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
