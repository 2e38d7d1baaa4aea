//! What a team's endpoint answers, by the contract of `docs/ENDPOINT.md`.

use crate::{
    failure::{Failure, Fault},
    json,
    transport::HttpResponse,
};

/// Reads an answer: the document that was asked for, or what stands in its place.
pub(crate) fn read(answer: &HttpResponse) -> Result<String, EndpointError> {
    let tree = json::whole(&answer.body);
    let body = tree.as_ref().and_then(|tree| tree.root());
    let text = |keys: &[&str]| json::text(body?, keys);
    if answer.status == 200
        && let Some(document) = text(&["decodedMessage"]).filter(|document| !document.trim().is_empty())
    {
        return Ok(document);
    }
    let (code, message) = (text(&["error", "code"]), text(&["error", "message"]));
    let kind = EndpointErrorKind::of(answer.status, code.as_deref());
    Err(EndpointError { kind, status: answer.status, message })
}

/// An answer without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError {
    /// What it means.
    pub kind: EndpointErrorKind,
    /// The HTTP status.
    pub status: u16,
    /// The endpoint's own words.
    pub message: Option<String>,
}

/// The kinds of answers without a document: the codes of `docs/ENDPOINT.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointErrorKind {
    /// `invalid-message`: AWS can't decode it.
    InvalidMessage,
    /// `invalid-request`: it doesn't ask in this Region.
    InvalidRequest,
    /// `unauthorized`: no token, or one that isn't known.
    Unauthorized,
    /// `forbidden`: this caller may not.
    Forbidden,
    /// `throttled`.
    Throttled,
    /// `unavailable`, and any other status of 500 or more.
    Unavailable,
    /// Nothing that the contract knows.
    Foreign,
}

impl EndpointErrorKind {
    fn of(status: u16, code: Option<&str>) -> EndpointErrorKind {
        match (code, status) {
            (Some("invalid-message"), _) => EndpointErrorKind::InvalidMessage,
            (Some("invalid-request"), _) => EndpointErrorKind::InvalidRequest,
            (Some("unauthorized"), _) | (None, 401) => EndpointErrorKind::Unauthorized,
            (Some("forbidden"), _) | (None, 403) => EndpointErrorKind::Forbidden,
            (Some("throttled"), _) | (None, 429) => EndpointErrorKind::Throttled,
            (Some("unavailable"), _) | (_, 500..) => EndpointErrorKind::Unavailable,
            _ => EndpointErrorKind::Foreign,
        }
    }
}

impl EndpointError {
    /// What it comes to.
    pub fn failure(&self) -> Failure {
        let (kind, fault) = match self.kind {
            EndpointErrorKind::InvalidMessage => ("endpoint-invalid-message", Fault::Input),
            EndpointErrorKind::InvalidRequest => ("endpoint-invalid-request", Fault::Input),
            EndpointErrorKind::Unauthorized => ("endpoint-unauthorized", Fault::Credentials),
            EndpointErrorKind::Forbidden => ("endpoint-forbidden", Fault::Credentials),
            EndpointErrorKind::Throttled => ("endpoint-throttled", Fault::Server),
            EndpointErrorKind::Unavailable => ("endpoint-unavailable", Fault::Server),
            EndpointErrorKind::Foreign => ("endpoint-foreign", Fault::Server),
        };
        Failure::new(kind, fault)
    }
}
