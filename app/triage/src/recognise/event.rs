//! CloudTrail events: one, several, in `{"Records": […]}`, or as a string inside the output of `lookup-events`.
//!
//! Source: AWS CloudTrail User Guide, "CloudTrail record contents".

use super::{
    Finding, Quote,
    document::{self, View},
};
use crate::unwrap::Unwrapped;
use std::ops::Range;

/// An event that records an error.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Event {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    pub(crate) error_code: Option<Quote>,
    pub(crate) service: Option<Quote>,
    pub(crate) operation: Option<Quote>,
    pub(crate) principal: Option<Quote>,
    pub(crate) account: Option<Quote>,
    pub(crate) region: Option<Quote>,
    pub(crate) request_id: Option<Quote>,
    pub(crate) time: Option<Quote>,
    pub(crate) vpc_endpoint: Option<Quote>,
}

impl Event {
    /// What tells two events apart that aren't the same call made again.
    pub(crate) fn identity(&self) -> impl PartialEq + use<'_> {
        fn text(quote: &Option<Quote>) -> Option<&str> {
            quote.as_ref().map(|quote| quote.value.as_str())
        }
        (text(&self.error_code), text(&self.service), text(&self.operation), text(&self.principal))
    }
}

const KEYS: [&str; 2] = ["eventSource", "eventName"];

/// Finds every event that records an error.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let events = document::each(text, &KEYS, read);
    findings.extend(events.into_iter().flatten().map(Finding::Event));
}

/// A record; nothing of one without an error is kept, for logs have many.
fn read(record: &View<'_>) -> Option<Option<Box<Event>>> {
    let field = |name: &str| record.get(name).and_then(|value| value.text());
    let identity = record.get("userIdentity");
    let error_code = field("errorCode");
    let error = error_code.is_some() || field("errorMessage").is_some();
    // A service's name is its endpoint's: `lambda.amazonaws.com`.
    let service = field("eventSource")
        .map(|source| source.map(|source| source.split('.').next().unwrap_or_default().to_ascii_lowercase()));
    let event = Event {
        at: record.at(),
        error_code,
        service,
        operation: field("eventName"),
        principal: identity.and_then(|identity| identity.get("arn")).and_then(|arn| arn.text()),
        account: identity
            .and_then(|identity| identity.get("accountId"))
            .and_then(|account| account.text())
            .or_else(|| field("recipientAccountId")),
        region: field("awsRegion"),
        request_id: field("requestID"),
        time: field("eventTime"),
        vpc_endpoint: field("vpcEndpointId"),
    };
    Some(error.then(|| Box::new(event)))
}
