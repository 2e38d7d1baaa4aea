//! Asking a backend: what it is sent with, how far it has come, and what to make of a failure.

use denylens_decode::{AwsError, AwsErrorKind, DecodeError, Fault, FormField, Lookup, Region, command};
use denylens_engine::{ReadText, Window, report::Denial};

/// What a request is sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// Nothing secret.
    None,
    /// It is signed.
    Keys,
    /// It has a bearer token.
    Token,
}

impl Secret {
    /// What a backend with these fields is sent.
    pub(crate) fn of(fields: &[FormField]) -> Secret {
        if fields.contains(&FormField::Credentials) {
            Secret::Keys
        } else if fields.contains(&FormField::Token) {
            Secret::Token
        } else {
            Secret::None
        }
    }
}

/// How far asking has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Stage {
    #[default]
    Before,
    /// Waiting for this host.
    Waiting(String),
    Cancelled,
    Failed(DecodeError),
    /// A text came back, but it is not the document of this message.
    Unanswered,
}

/// The command that asks the same, where the page can't get through and the AWS CLI may.
pub(crate) fn command_instead(
    error: &DecodeError,
    lookup: &Lookup,
    region: Option<Region>,
) -> Option<String> {
    let may_help = matches!(error.failure().fault, Fault::Network | Fault::Aws | Fault::Server | Fault::Page);
    (may_help || *error == DecodeError::NoSuchHost).then(|| command(lookup, region)).flatten()
}

/// The refusal to decode, which is a refusal like any other. What the page has explained already isn't explained in another way.
pub(crate) fn own_refusal(error: &DecodeError) -> Option<Denial> {
    let is_open = matches!(
        error,
        DecodeError::Aws(AwsError { kind: AwsErrorKind::AccessDenied | AwsErrorKind::Other, .. })
    );
    let refusal = error.refusal().filter(|_| is_open)?;
    ReadText::of(refusal, Vec::new()).digest(Window::default()).refusal
}

/// Whether AWS says that the time of the keys is over.
///
/// Keys that AWS doesn't know stay: a session token of the global endpoint is unknown in Regions that an account has to enable, and works
/// in others (IAM User Guide, `id_credentials_temp_enable-regions.html`); and keys of another partition are unknown, too.
pub(crate) fn keys_are_spent(error: &DecodeError) -> bool {
    matches!(error, DecodeError::Aws(AwsError { kind: AwsErrorKind::ExpiredToken, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use denylens_decode::Operation;

    #[test]
    fn keys_whose_time_is_over_are_spent_and_keys_that_a_region_does_not_know_are_not() {
        let error = |kind| {
            let operation = Operation::Decode;
            DecodeError::Aws(AwsError {
                operation,
                kind,
                status: 403,
                code: None,
                message: None,
                request_id: None,
            })
        };
        assert!(keys_are_spent(&error(AwsErrorKind::ExpiredToken)));
        for kind in [AwsErrorKind::InvalidClientTokenId, AwsErrorKind::ClockSkew, AwsErrorKind::AccessDenied]
        {
            assert!(!keys_are_spent(&error(kind)), "{kind:?}");
        }
        assert!(!keys_are_spent(&DecodeError::NoSuchHost));
    }

    #[test]
    fn a_backend_with_a_field_for_credentials_signs() {
        assert_eq!(Secret::of(&[FormField::Region, FormField::Credentials]), Secret::Keys);
        assert_eq!(Secret::of(&[FormField::Token]), Secret::Token);
        assert_eq!(Secret::of(&[FormField::Text]), Secret::None);
    }

    #[test]
    fn where_a_region_has_no_host_the_cli_is_offered() {
        let lookup = Lookup::Details("abc123".to_owned());
        assert!(command_instead(&DecodeError::NoSuchHost, &lookup, None).is_some());
        assert_eq!(command_instead(&DecodeError::Missing(FormField::Text), &lookup, None), None);
    }
}
