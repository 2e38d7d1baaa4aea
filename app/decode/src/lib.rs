//! The decode backends: ways to turn an encoded authorization message into its document, and an authorization id into its details.
//!
//! A backend says what it needs and where data goes, and answers a [`DecodeRequest`] with a text that joins the report. The
//! page draws its decode panel from [`backends`]. Everything but the browser's transport is free of clock and network: the time comes
//! in as an argument, the answer through a [`Transport`].
//!
//! What a page needs before it asks anything reaches nothing that signs or sends: [`Settings`], [`Lookup`], [`EncodedMessage`],
//! [`BackendId`], [`visible()`]. Every sentence is in [`words`](mod@words).

#![deny(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice, reason = "a wrong slice in a test is a failed test"))]

mod authorization_id;
mod aws;
mod backend;
mod backend_id;
mod command;
pub mod credentials;
mod endpoint;
mod error;
mod failure;
mod form_field;
mod json;
mod lookup;
mod message;
mod percent;
mod region;
mod registry;
pub mod settings;
mod signature;
mod timestamp;
mod token;
mod transport;
pub mod words;

pub use authorization_id::{AuthorizationId, NotAnId};
pub use aws::{AwsCall, AwsError, AwsErrorKind, HttpMethod, Operation, SignatureLocation, TokenInAddress};
pub use backend::{
    BackendInfo, DecodeBackend, DecodeRequest, LookupResult, PolicyText, details::Details, sts::Sts,
};
pub use backend_id::{BackendId, BackendKind};
pub use command::command;
pub use credentials::{Credentials, CredentialsError};
pub use denylens_lang::visible;
pub use endpoint::{EndpointError, EndpointErrorKind};
pub use error::DecodeError;
pub use failure::{Failure, Fault};
pub use form_field::FormField;
pub use lookup::{Lookup, LookupKind};
pub use message::{EncodedMessage, MessageError};
pub use region::{Region, StsHost, UnknownRegion};
pub use registry::{backends, connect_sources};
pub use settings::{FirstSettings, Language, LocalText, Settings};
pub use signature::CredentialScope;
pub use timestamp::Timestamp;
pub use token::Token;
pub use transport::{HttpRequest, HttpResponse, LocalFuture, Transport, TransportError};
pub use words::DecodeWords;
