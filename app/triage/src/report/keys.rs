//! The keys of a request context.

use serde::{Deserialize, Serialize};

/// A condition key and its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionKey {
    /// The key, as printed: `aws:RequestedRegion`.
    pub key: String,
    /// Its values, as printed.
    pub values: Vec<String>,
    /// Whether a policy can name this key.
    pub naming: KeyNaming,
}

/// Whether a key of the request context is one that policies can use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyNaming {
    /// A condition key.
    #[default]
    ConditionKey,
    /// A key that only the decoded document knows, such as `aws:Resource`. It never belongs into a policy.
    Pseudo,
}

impl KeyNaming {
    /// Whether policies can use the key of this name.
    pub fn of(key: &str) -> KeyNaming {
        if PSEUDO.iter().any(|pseudo| pseudo.eq_ignore_ascii_case(key)) {
            KeyNaming::Pseudo
        } else {
            KeyNaming::ConditionKey
        }
    }
}

/// Keys of the request context that are no condition keys.
///
/// Source: they appear in decoded messages of Amazon EC2 and are missing from the list of global condition keys in the IAM
/// User Guide and from the Service Authorization Reference.
const PSEUDO: [&str; 7] =
    ["aws:Region", "aws:Service", "aws:Resource", "aws:Account", "aws:ID", "aws:Type", "aws:ARN"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn condition_keys_are_told_from_pseudo_keys() {
        assert_eq!(KeyNaming::of("aws:Resource"), KeyNaming::Pseudo);
        assert_eq!(KeyNaming::of("AWS:resource"), KeyNaming::Pseudo);
        assert_eq!(KeyNaming::of("aws:RequestedRegion"), KeyNaming::ConditionKey);
        assert_eq!(KeyNaming::of("aws:ResourceTag/x"), KeyNaming::ConditionKey);
    }
}
