//! What AWS answers instead of a document.

use crate::{
    credentials::{Credentials, EXPIRED, EXPORT_OF_PROFILE},
    failure::{Failure, Fault},
    transport::TransportError,
};
use denylens_lang::visible;

/// An answer of AWS, or of something that stands in its place, without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsError {
    /// What was called.
    pub operation: Operation,
    /// What it means.
    pub kind: AwsErrorKind,
    /// The HTTP status.
    pub status: u16,
    /// AWS's error code, as it was answered.
    pub code: Option<String>,
    /// AWS's message, without the canonical request that AWS may repeat there: the session token stands in it.
    pub message: Option<String>,
    /// AWS's id of the request, which AWS Support asks for.
    pub request_id: Option<String>,
}

/// Why a call gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CallError {
    /// Nothing came back.
    Transport(TransportError),
    /// AWS, or something in its place, answered without a document.
    Aws(AwsError),
    /// The server answers calls without headers alone, and nobody has agreed to put the session token into the address.
    HeadersLost,
    /// The request could not be signed, which is the page's own fault.
    Signing,
}

impl From<TransportError> for CallError {
    fn from(error: TransportError) -> CallError {
        CallError::Transport(error)
    }
}

impl From<AwsError> for CallError {
    fn from(error: AwsError) -> CallError {
        CallError::Aws(error)
    }
}

/// More of an error's words than these nobody reads, and they are read as a refusal like any other.
const MOST_WORDS: usize = 4_000;

fn shortened(text: String) -> String {
    match text.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text,
    }
}

/// What the page calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `DecodeAuthorizationMessage` of STS.
    Decode,
    /// `GetRequestAuthorizationDetails` of IAM.
    Details,
    /// `GetRequestAuthorizationPolicy` of IAM.
    Policy,
}

impl Operation {
    /// Its name in the API reference.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Decode => "DecodeAuthorizationMessage",
            Operation::Details => "GetRequestAuthorizationDetails",
            Operation::Policy => "GetRequestAuthorizationPolicy",
        }
    }

    /// The action that a policy has to allow for it.
    pub fn action(self) -> &'static str {
        match self {
            Operation::Decode => "sts:DecodeAuthorizationMessage",
            Operation::Details => "iam:GetRequestAuthorizationDetails",
            Operation::Policy => "iam:GetRequestAuthorizationPolicy",
        }
    }
}

/// The kinds of answers without a document. The codes are those of the API reference: the operation's own and the
/// [common ones](https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AwsErrorKind {
    /// `InvalidAuthorizationMessageException`.
    InvalidAuthorizationMessage,
    /// `AccessDenied`: the caller may not call the operation.
    AccessDenied,
    /// `ResourceNotFoundException`: AWS has no such details, or not yet.
    NotFound,
    /// `ExpiredToken`.
    ExpiredToken,
    /// `InvalidClientTokenId`: AWS doesn't know the access key or its session token.
    InvalidClientTokenId,
    /// `SignatureDoesNotMatch`, and not for the time of the request.
    SignatureDoesNotMatch,
    /// `RequestExpired`, or a signature that is too old or too new: the clocks differ.
    ClockSkew,
    /// `IncompleteSignature`, `MissingAuthenticationToken`: headers were lost on the way.
    IncompleteSignature,
    /// `Throttling`.
    Throttling,
    /// `RegionDisabledException`.
    RegionDisabled,
    /// Any status of 500 or more.
    Server,
    /// An error of AWS's with any other code.
    Other,
    /// Something that isn't AWS's: HTML or another text.
    NotAws,
    /// XML or JSON that is broken, or without anything that STS answers with.
    Malformed,
    /// Nothing at all.
    Empty,
}

impl AwsErrorKind {
    /// An error of this kind, of which AWS says no more.
    pub(crate) fn of(self, operation: Operation, status: u16) -> AwsError {
        AwsError { operation, kind: self, status, code: None, message: None, request_id: None }
    }

    /// The kind for one of AWS's codes. Some carry `Exception` at their end, depending on the protocol.
    pub(super) fn of_code(code: &str, message: &str) -> Option<AwsErrorKind> {
        // The signature is said not to match, and the message adds that it is one of another time.
        if let Some(AwsErrorKind::ClockSkew) = AwsErrorKind::of_message(message) {
            return Some(AwsErrorKind::ClockSkew);
        }
        match code.strip_suffix("Exception").unwrap_or(code) {
            "InvalidAuthorizationMessage" => Some(AwsErrorKind::InvalidAuthorizationMessage),
            "AccessDenied" => Some(AwsErrorKind::AccessDenied),
            "ResourceNotFound" => Some(AwsErrorKind::NotFound),
            "ExpiredToken" => Some(AwsErrorKind::ExpiredToken),
            "InvalidClientTokenId" | "UnrecognizedClient" => Some(AwsErrorKind::InvalidClientTokenId),
            "SignatureDoesNotMatch" | "InvalidSignature" => Some(AwsErrorKind::SignatureDoesNotMatch),
            "RequestExpired" => Some(AwsErrorKind::ClockSkew),
            "IncompleteSignature" | "MissingAuthenticationToken" => Some(AwsErrorKind::IncompleteSignature),
            "Throttling" | "Throttled" | "RequestThrottled" | "RequestLimitExceeded" | "TooManyRequests" => {
                Some(AwsErrorKind::Throttling)
            }
            "RegionDisabled" => Some(AwsErrorKind::RegionDisabled),
            _ => None,
        }
    }

    /// The kind for one of AWS's messages. IAM's front end gives the code in a header that a page may not see.
    pub(super) fn of_message(message: &str) -> Option<AwsErrorKind> {
        const BEGINNINGS: [(&str, AwsErrorKind); 7] = [
            // `Signature expired: 20260101T000000Z is now earlier than …`
            ("Signature expired", AwsErrorKind::ClockSkew),
            ("Signature not yet current", AwsErrorKind::ClockSkew),
            ("The security token included in the request is expired", AwsErrorKind::ExpiredToken),
            ("The security token included in the request is invalid", AwsErrorKind::InvalidClientTokenId),
            ("The request signature we calculated does not match", AwsErrorKind::SignatureDoesNotMatch),
            ("Missing Authentication Token", AwsErrorKind::IncompleteSignature),
            ("Rate exceeded", AwsErrorKind::Throttling),
        ];
        if message.contains("is not authorized to perform") {
            return Some(AwsErrorKind::AccessDenied);
        }
        BEGINNINGS.iter().find(|(beginning, _)| message.starts_with(beginning)).map(|(_, kind)| *kind)
    }
}

impl AwsError {
    /// What it comes to.
    pub fn failure(&self) -> Failure {
        let (kind, fault) = match self.kind {
            AwsErrorKind::InvalidAuthorizationMessage => ("invalid-authorization-message", Fault::Input),
            AwsErrorKind::AccessDenied => ("access-denied", Fault::Credentials),
            AwsErrorKind::NotFound => ("not-found", Fault::Aws),
            AwsErrorKind::ExpiredToken => return EXPIRED,
            AwsErrorKind::InvalidClientTokenId => ("invalid-client-token-id", Fault::Credentials),
            AwsErrorKind::SignatureDoesNotMatch => ("signature-does-not-match", Fault::Credentials),
            AwsErrorKind::ClockSkew => ("clock-skew", Fault::Computer),
            AwsErrorKind::IncompleteSignature => ("incomplete-signature", Fault::Network),
            AwsErrorKind::Throttling => ("throttling", Fault::Aws),
            AwsErrorKind::RegionDisabled => ("region-disabled", Fault::Input),
            AwsErrorKind::Server => ("server", Fault::Aws),
            AwsErrorKind::Other => ("refused", Fault::Aws),
            AwsErrorKind::NotAws => ("not-aws", Fault::Network),
            AwsErrorKind::Malformed => ("malformed", Fault::Network),
            AwsErrorKind::Empty => ("empty", Fault::Network),
        };
        let failure = Failure::new(kind, fault);
        match self.kind {
            AwsErrorKind::InvalidClientTokenId | AwsErrorKind::SignatureDoesNotMatch => {
                failure.with(&[EXPORT_OF_PROFILE])
            }
            _ => failure,
        }
    }

    /// AWS's code and message, as far as there are any.
    pub fn code_and_message(&self) -> String {
        let said = [self.code.as_deref(), self.message.as_deref()];
        said.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }

    /// AWS's own words as the AWS CLI prints them, so that they can be triaged like any refusal. `None` if AWS said nothing.
    pub fn refusal(&self) -> Option<String> {
        // Where the code stands in a header that pages don't see, the kind tells it.
        let code = match self.kind {
            AwsErrorKind::AccessDenied => self.code.as_deref().unwrap_or("AccessDenied"),
            _ => self.code.as_deref()?,
        };
        Some(format!(
            "An error occurred ({code}) when calling the {} operation: {}",
            self.operation.name(),
            self.message.as_ref()?
        ))
    }

    /// The same error, in case AWS repeated a piece of the credentials, or says anything that would turn the page's own words around.
    pub(crate) fn without(self, credentials: &Credentials) -> AwsError {
        let clean = |text: Option<String>| text.map(|text| visible(&shortened(credentials.redact(&text))));
        AwsError {
            code: clean(self.code),
            message: clean(self.message),
            request_id: clean(self.request_id),
            ..self
        }
    }
}
