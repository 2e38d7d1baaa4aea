//! Keys of the request context that no policy can name.
//!
//! Source: see [`KeyNaming::of`].

use super::Conclusion;
use crate::{
    recognise::Decoded,
    report::{KeyNaming, Reading},
};

pub(super) fn read(decoded: &Decoded) -> Option<Conclusion> {
    let pseudo = decoded.conditions.iter().filter(|condition| condition.naming == KeyNaming::Pseudo);
    let keys: Vec<String> = pseudo.map(|condition| condition.key.clone()).collect();
    (!keys.is_empty()).then(|| Reading::PseudoKeys { keys }.into())
}

#[cfg(test)]
mod tests {
    use crate::{report::Reading, triage};

    #[test]
    fn only_the_keys_that_no_policy_can_name_are_named() {
        let text = r#"{"allowed":false,"explicitDeny":false,"context":{"action":"ec2:RunInstances","conditions":{"items":[{"key":"aws:Resource","values":{"items":[{"value":"instance/*"}]}},{"key":"ec2:Region","values":{"items":[{"value":"eu-west-1"}]}}]}}}"#;
        let readings = triage(text).denials.remove(0).readings;
        assert_eq!(readings, [Reading::PseudoKeys { keys: vec!["aws:Resource".to_owned()] }]);
    }
}
