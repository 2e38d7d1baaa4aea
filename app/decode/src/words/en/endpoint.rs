//! What is said of a team's endpoint.

use super::ErrorWords;
use crate::endpoint::{EndpointError, EndpointErrorKind};
use std::borrow::Cow;

pub(super) const WORDS: ErrorWords<EndpointError> = ErrorWords { what, next };

fn what(error: &EndpointError) -> Cow<'static, str> {
    let status = error.status;
    match error.kind {
        EndpointErrorKind::InvalidMessage => "The endpoint says that AWS can't decode this message. It may have been cut, have expired, or belong to an account that the endpoint doesn't serve.".into(),
        EndpointErrorKind::InvalidRequest => "The endpoint doesn't ask AWS in this Region.".into(),
        EndpointErrorKind::Unauthorized => "The endpoint doesn't know this token, or it has expired.".into(),
        EndpointErrorKind::Forbidden => "The endpoint doesn't decode for you.".into(),
        EndpointErrorKind::Throttled => "The endpoint was asked too often.".into(),
        EndpointErrorKind::Unavailable => format!("The endpoint answered with status {status}: a fault on its side.").into(),
        EndpointErrorKind::Foreign => format!("What answered, with status {status}, is not a decode endpoint.").into(),
    }
}

fn next(error: &EndpointError) -> &'static str {
    match error.kind {
        EndpointErrorKind::InvalidRequest => "Choose another Region, or ask those who run the endpoint.",
        EndpointErrorKind::Unauthorized => "Enter a new token.",
        EndpointErrorKind::Throttled => "Wait a minute and try again.",
        EndpointErrorKind::InvalidMessage
        | EndpointErrorKind::Forbidden
        | EndpointErrorKind::Unavailable
        | EndpointErrorKind::Foreign => "Ask those who run it, or decode the message in another way.",
    }
}
