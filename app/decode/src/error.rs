//! What can go wrong with decoding.

use crate::{
    authorization_id::NotAnId,
    aws::{AwsError, CallError},
    credentials::CredentialsError,
    endpoint::EndpointError,
    failure::{Failure, Fault},
    form_field::FormField,
    message::MessageError,
    region::UnknownRegion,
    transport::TransportError,
};
use std::fmt;

/// Why a message was not decoded. No variant holds anything secret, and none a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum DecodeError {
    /// A field of the backend's form is empty.
    Missing(FormField),
    /// The encoded message can't be one.
    Message(MessageError),
    /// The credentials can't be used.
    Credentials(CredentialsError),
    /// The region is not on the list.
    Region(UnknownRegion),
    /// Nothing came back.
    Transport(TransportError),
    /// AWS answered, but not with a document.
    Aws(AwsError),
    /// A team's endpoint answered, but not with a document.
    Endpoint(EndpointError),
    /// The authorization id can't be one.
    Id(NotAnId),
    /// The region has no such host.
    NoSuchHost,
    /// The server answers calls without headers alone. The session token would have to go in the address, and nobody has agreed to
    /// that: see [`TokenInAddress`](crate::TokenInAddress).
    HeadersLost,
    /// The request could not be signed, which is the page's own fault.
    Signing,
}

impl DecodeError {
    /// What it comes to.
    pub fn failure(&self) -> Failure {
        match self {
            DecodeError::Missing(FormField::Credentials) => CredentialsError::NothingFound.failure(),
            DecodeError::Missing(FormField::Region) => UnknownRegion::Empty.failure(),
            DecodeError::Missing(FormField::Token) => Failure::new("token-missing", Fault::Input),
            DecodeError::Missing(FormField::Text | FormField::StsHost | FormField::PolicyText) => {
                Failure::new("text-missing", Fault::Input)
            }
            DecodeError::Message(error) => error.failure(),
            DecodeError::Credentials(error) => error.failure(),
            DecodeError::Region(error) => error.failure(),
            DecodeError::Transport(error) => error.failure(),
            DecodeError::Aws(error) => error.failure(),
            DecodeError::Endpoint(error) => error.failure(),
            DecodeError::Id(error) => error.failure(),
            DecodeError::NoSuchHost => Failure::new("no-such-host", Fault::Input),
            DecodeError::HeadersLost => Failure::new("headers-lost", Fault::Network),
            DecodeError::Signing => Failure::new("signing", Fault::Page),
        }
    }

    /// AWS's own words, if AWS refused the call to decode: an error line that can be triaged like any other.
    pub fn refusal(&self) -> Option<String> {
        match self {
            DecodeError::Aws(error) => error.refusal(),
            _ => None,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.failure().kind)
    }
}

impl std::error::Error for DecodeError {}

impl From<CallError> for DecodeError {
    fn from(error: CallError) -> DecodeError {
        match error {
            CallError::Transport(error) => DecodeError::Transport(error),
            CallError::Aws(error) => DecodeError::Aws(error),
            CallError::HeadersLost => DecodeError::HeadersLost,
            CallError::Signing => DecodeError::Signing,
        }
    }
}

impl From<MessageError> for DecodeError {
    fn from(error: MessageError) -> DecodeError {
        DecodeError::Message(error)
    }
}

impl From<CredentialsError> for DecodeError {
    fn from(error: CredentialsError) -> DecodeError {
        DecodeError::Credentials(error)
    }
}

impl From<UnknownRegion> for DecodeError {
    fn from(error: UnknownRegion) -> DecodeError {
        DecodeError::Region(error)
    }
}

impl From<TransportError> for DecodeError {
    fn from(error: TransportError) -> DecodeError {
        DecodeError::Transport(error)
    }
}

impl From<AwsError> for DecodeError {
    fn from(error: AwsError) -> DecodeError {
        DecodeError::Aws(error)
    }
}

impl From<EndpointError> for DecodeError {
    fn from(error: EndpointError) -> DecodeError {
        DecodeError::Endpoint(error)
    }
}

impl From<NotAnId> for DecodeError {
    fn from(error: NotAnId) -> DecodeError {
        DecodeError::Id(error)
    }
}
