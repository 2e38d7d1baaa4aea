use super::*;
use crate::{
    authorization_id::NotAnId,
    aws::{AwsErrorKind, Operation},
    credentials::CredentialField,
    endpoint::EndpointErrorKind,
};
use std::collections::BTreeMap;

/// One error of every kind.
fn errors() -> Vec<DecodeError> {
    let aws = |kind: AwsErrorKind, operation| DecodeError::Aws(kind.of(operation, 599));
    let kinds = [
        AwsErrorKind::InvalidAuthorizationMessage,
        AwsErrorKind::NotFound,
        AwsErrorKind::ExpiredToken,
        AwsErrorKind::InvalidClientTokenId,
        AwsErrorKind::SignatureDoesNotMatch,
        AwsErrorKind::ClockSkew,
        AwsErrorKind::IncompleteSignature,
        AwsErrorKind::Throttling,
        AwsErrorKind::RegionDisabled,
        AwsErrorKind::Server,
        AwsErrorKind::Other,
        AwsErrorKind::NotAws,
        AwsErrorKind::Malformed,
        AwsErrorKind::Empty,
    ];
    let mut errors: Vec<DecodeError> = kinds.map(|kind| aws(kind, Operation::Decode)).into();
    errors.extend(
        [Operation::Decode, Operation::Details, Operation::Policy]
            .map(|operation| aws(AwsErrorKind::AccessDenied, operation)),
    );
    errors.extend(
        [
            FormField::Credentials,
            FormField::Region,
            FormField::StsHost,
            FormField::Token,
            FormField::PolicyText,
            FormField::Text,
        ]
        .map(DecodeError::Missing),
    );
    errors.extend([DecodeError::NoSuchHost, DecodeError::HeadersLost, DecodeError::Signing, NotAnId.into()]);
    errors.extend(
        [TransportError::NoAnswer, TransportError::TimedOut, TransportError::TooLong]
            .map(DecodeError::Transport),
    );
    errors.extend(
        [UnknownRegion::Empty, UnknownRegion::NotListed("moon-base-1".to_owned()), UnknownRegion::NotAName]
            .map(DecodeError::Region),
    );
    errors.extend(
        [
            MessageError::Empty,
            MessageError::TooLong { length: 10_241 },
            MessageError::ForeignCharacter { character: '+', place: 3 },
        ]
        .map(DecodeError::Message),
    );
    errors.extend(
        [
            EndpointErrorKind::InvalidMessage,
            EndpointErrorKind::InvalidRequest,
            EndpointErrorKind::Unauthorized,
            EndpointErrorKind::Forbidden,
            EndpointErrorKind::Throttled,
            EndpointErrorKind::Unavailable,
            EndpointErrorKind::Foreign,
        ]
        .map(|kind| EndpointError { kind, status: 599, message: None }.into()),
    );
    let secret = CredentialField::SecretAccessKey;
    errors.extend(
        [
            CredentialsError::NothingFound,
            CredentialsError::Missing(vec![CredentialField::SessionToken]),
            CredentialsError::Missing(vec![CredentialField::AccessKeyId, secret]),
            CredentialsError::Unusable(secret),
            CredentialsError::Length { field: secret, has: 39, needs: 40 },
            CredentialsError::Length { field: secret, has: 41, needs: 40 },
            CredentialsError::LongTerm,
            CredentialsError::NotAnAccessKey { prefix: "AROA" },
            CredentialsError::Several(CredentialField::Expiration),
            CredentialsError::Expired,
        ]
        .map(DecodeError::Credentials),
    );
    errors
}

#[test]
fn every_error_says_what_happened_and_what_to_do_in_every_language() {
    for lang in Lang::ALL {
        let words = words(lang);
        assert_eq!(words.lang, lang);
        let end = if lang == Lang::Ja { '。' } else { '.' };
        for error in errors() {
            let kind = error.failure().kind;
            for said in [words.what(&error).as_ref(), words.next(&error)] {
                assert!(said.ends_with(end) || kind == "refused", "{kind}: {said}");
            }
            assert!(!(words.fault)(error.failure().fault).is_empty());
        }
    }
}

#[test]
fn no_sentence_is_left_in_another_language() {
    let kana = |said: &str| said.chars().any(|next| ('ぁ'..='ヿ').contains(&next));
    for error in errors() {
        for said in [ja::WORDS.what(&error).as_ref(), ja::WORDS.next(&error)] {
            assert!(kana(said), "{said}");
        }
        assert!(!kana(&en::WORDS.what(&error)) && !kana(en::WORDS.next(&error)), "{error}");
    }
}

#[test]
fn two_kinds_of_errors_never_say_the_same() {
    for lang in Lang::ALL {
        let mut kinds = BTreeMap::new();
        for error in errors() {
            let kind = error.failure().kind;
            let said = words(lang).what(&error).into_owned();
            let known = kinds.insert(said, kind);
            assert!(known.is_none_or(|known| known == kind), "{kind} and {known:?} say the same");
            assert!(kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{kind}");
        }
    }
}

#[test]
fn a_mark_that_would_turn_the_sentence_around_is_spelled_out() {
    let error = MessageError::ForeignCharacter { character: '\u{202e}', place: 3 };
    for lang in Lang::ALL {
        let said = (words(lang).message.what)(&error);
        assert!(said.contains("U+202E") && !said.contains('\u{202e}'), "{said}");
    }
}

#[test]
fn the_values_that_are_missing_are_named() {
    let said = |fields: &[CredentialField]| {
        (en::WORDS.credentials.what)(&CredentialsError::Missing(fields.to_vec())).into_owned()
    };
    assert_eq!(
        said(&[CredentialField::SessionToken]),
        "Temporary credentials have three values: the session token is still missing."
    );
    assert_eq!(
        said(&[CredentialField::AccessKeyId, CredentialField::SecretAccessKey]),
        "Temporary credentials have three values: the access key ID and the secret access key are still missing."
    );
}
