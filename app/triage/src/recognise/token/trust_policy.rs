//! The trust policy that is pasted beside a refusal.

use super::{OfToken, Says};
use crate::{
    recognise::document::{self, View},
    unwrap::Unwrapped,
};
use memchr::memmem;

const ACTION: &str = "AssumeRoleWithWebIdentity";

const KEYS: [&str; 1] = ["Statement"];

/// A trust policy has at most 8,192 characters, white space aside; the default is 2,048.
///
/// Source: IAM User Guide, `reference_iam-quotas.html`.
const LONGEST: usize = 32_768;

/// Finds every trust policy.
pub(super) fn find(text: &Unwrapped<'_>) -> Vec<OfToken> {
    // Most texts have no such policy, and some have long documents in which the key is a part of another one.
    match memmem::find(text.written.text().as_bytes(), ACTION.as_bytes()) {
        Some(_) => document::each(text, &KEYS, read),
        None => Vec::new(),
    }
}

fn read(document: &View<'_>) -> Option<OfToken> {
    document.get("Statement")?;
    let text = document.value().raw();
    let is_of_tokens = text.len() <= LONGEST && text.contains(ACTION);
    is_of_tokens.then(|| OfToken { at: document.at(), says: Says::TrustPolicy(text.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[test]
    fn a_policy_for_tokens_is_taken_and_others_are_left() {
        let of = |action: &str| {
            format!(r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"{action}"}}]}}"#)
        };
        let policy = of("sts:AssumeRoleWithWebIdentity");
        let text = format!("{}\n{{\"Role\":{{\"AssumeRolePolicyDocument\":{policy}}}}}", of("s3:GetObject"));
        let found = find(&unwrap(&text));
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].at.clone()], policy);
    }
}
