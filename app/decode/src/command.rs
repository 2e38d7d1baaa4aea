//! The command of the AWS CLI that looks the same up, for any shell: nothing in it needs quotes.

use crate::{authorization_id::AuthorizationId, lookup::Lookup, message::EncodedMessage, region::Region};

/// The command that answers a lookup, in a region or in the one that the AWS CLI is configured for. `None` for a text that AWS can't
/// look up.
///
/// The values are joined to their options by `=`, because a message may begin with `-`.
pub fn command(lookup: &Lookup, region: Option<Region>) -> Option<String> {
    let (operation, option, value, output) = match lookup {
        Lookup::Encoded(message) => (
            "aws sts decode-authorization-message",
            " --encoded-message=",
            EncodedMessage::read(message).ok()?.into_string(),
            " --query=DecodedMessage --output=text",
        ),
        Lookup::Details(id) => (
            "aws iam-toolbox get-request-authorization-details",
            " --authorization-id=",
            AuthorizationId::read(id).ok()?.as_str().to_owned(),
            " --output=json",
        ),
    };
    let region = region.map(|region| [" --region=", region.name()].concat()).unwrap_or_default();
    Some([operation, &region, option, &value, output].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(message: &str, region: Option<Region>) -> Option<String> {
        command(&Lookup::Encoded(message.to_owned()), region)
    }

    #[test]
    fn a_message_may_begin_with_a_hyphen() {
        assert_eq!(
            decode("-ab\n cd", None).as_deref(),
            Some(
                "aws sts decode-authorization-message --encoded-message=-abcd --query=DecodedMessage --output=text"
            )
        );
    }

    #[test]
    fn the_region_is_named() {
        let named = decode("abcd", Region::named("cn-north-1").ok()).unwrap();
        assert!(named.contains(" --region=cn-north-1 "), "{named}");
    }

    #[test]
    fn details_are_asked_by_their_id() {
        assert_eq!(
            command(&Lookup::Details("abc1".to_owned()), Region::named("eu-west-1").ok()).as_deref(),
            Some(
                "aws iam-toolbox get-request-authorization-details --region=eu-west-1 --authorization-id=abc1 --output=json"
            )
        );
    }

    #[test]
    fn nothing_but_a_message_or_an_id_gets_into_it() {
        assert_eq!(decode("abc;rm -rf", None), None);
        assert_eq!(command(&Lookup::Details("abc;rm".to_owned()), None), None);
    }
}
