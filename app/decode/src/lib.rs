//! The decode backends: ways to turn an encoded authorization message into its document.
//!
//! A backend says what it needs and where data goes, and answers a [`DecodeRequest`] with a text that joins the report. The
//! page draws its decode panel from [`backends`]. Everything but [`Browser`] is free of clock and network: the time comes in as
//! an argument, the answer through a [`Transport`].

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

mod aws;
pub mod backend;
pub mod credentials;
pub mod details;
pub mod endpoint;
pub mod error;
mod fetch;
pub mod host;
pub mod message;
pub mod moment;
pub mod paste;
pub mod region;
pub mod settings;
mod signature;
pub mod sts;
pub mod transport;
mod visible;

pub use aws::{AwsError, AwsErrorKind, Call, Method, Operation, Way};
pub use backend::{
    Ask, AskKind, BackendInfo, DecodeBackend, DecodeRequest, Decoded, LocalFuture, Need, PolicyText, backends,
};
pub use credentials::{Credentials, CredentialsError};
pub use endpoint::{EndpointError, EndpointErrorKind, Token};
pub use error::{DecodeError, Explanation, Fault};
pub use fetch::Browser;
pub use message::{EncodedMessage, MessageError};
pub use moment::Moment;
pub use region::{Partition, Region, StsHost};
pub use settings::Settings;
pub use signature::Scope;
pub use sts::Sts;
pub use transport::{Answer, SignedRequest, Transport, TransportError};
pub use visible::visible;
