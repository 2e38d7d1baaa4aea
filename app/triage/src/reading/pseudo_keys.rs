//! Keys of the request context that are no condition keys.
//!
//! Source: they appear in decoded messages of Amazon EC2 and are missing from the list of global condition keys in the IAM
//! User Guide and from the Service Authorization Reference.

use super::{Read, Rule};
use crate::{recognise::Decoded, report::KeyNaming};
use denylens_lang::Words;

pub(super) const RULE: Rule = Rule { id: "pseudo-keys", read: Read::Document(read) };

const PSEUDO: [&str; 7] =
    ["aws:Region", "aws:Service", "aws:Resource", "aws:Account", "aws:ID", "aws:Type", "aws:ARN"];

/// Whether a key of the request context is none that a policy can name.
pub(crate) fn is_pseudo_key(key: &str) -> bool {
    PSEUDO.iter().any(|pseudo| pseudo.eq_ignore_ascii_case(key))
}

fn read(decoded: &mut Decoded) -> Option<Words> {
    let keys: Vec<String> = decoded
        .conditions
        .iter()
        .filter(|condition| condition.naming == KeyNaming::Pseudo)
        .map(|condition| format!("`{}`", condition.key))
        .collect();
    (!keys.is_empty()).then(|| {
        let keys = keys.join(", ");
        Words::new(
            format!("{keys}: only the decoded document has these. No policy can use them in a `Condition`."),
            format!(
                "{keys} はデコードされたドキュメントにだけ現れます。ポリシーの `Condition` では使えません。"
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn condition_keys_are_told_from_pseudo_keys() {
        assert!(is_pseudo_key("aws:Resource"));
        assert!(!is_pseudo_key("aws:RequestedRegion"));
        assert!(!is_pseudo_key("aws:ResourceTag/x"));
    }
}
