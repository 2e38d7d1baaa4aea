//! What tools print around a service's own message: error code, operation, service, request id. A frame is a file.
//!
//! Each form gives a piece; assembling puts the pieces of one refusal together.

mod api;
mod bare_code;
mod cdk;
mod command_line;
mod go;
mod java;
mod localised;
mod php;
mod powershell;
mod request_id;
mod service;

use super::{Finding, Meaning, Quote, code, grammar::floor, quote, words};
use crate::{
    report::Form,
    unwrap::{TracedText, Unwrapped},
};
use std::ops::Range;

pub(super) use service::service_prefix;

/// A piece of what a tool prints around a message. Most have one or two fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Head {
    /// Where it stands in the original.
    pub(crate) at: Range<usize>,
    /// Whether it stands before the message that it belongs to, or after.
    pub(crate) position: Position,
    pub(crate) code: Option<Quote>,
    /// What the code means; `None` for a code that the registry doesn't have.
    pub(crate) meaning: Option<Meaning>,
    /// The form of its cause that the code stands for.
    pub(crate) form: Option<Form>,
    pub(crate) operation: Option<Quote>,
    pub(crate) service: Option<Quote>,
    pub(crate) request_id: Option<Quote>,
    pub(crate) action: Option<Quote>,
    /// The resource that a tool names beside the message.
    pub(crate) resource: Option<Quote>,
}

/// Where a head stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Position {
    /// Before the message.
    #[default]
    Before,
    /// After the message.
    After,
    /// After the message, on its line: CloudFormation's own word for it.
    Handler,
    /// Beside the message, as the value of a key of the same JSON object.
    Beside,
}

/// Finds every head.
pub(super) fn find(text: &Unwrapped<'_>, findings: &mut Vec<Finding>) {
    let text = &text.spoken;
    let mut last = 0;
    for word in words::of(text.text()) {
        if word.start < last {
            continue;
        }
        if let Some((head, end)) = at(text, word) {
            findings.push(Finding::Head(Box::new(head)));
            last = end;
        }
    }
}

/// The head that a word belongs to, and where that ends.
fn at(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    match text.slice(word.clone()) {
        "occurred" => command_line::read(text, word),
        "operation" => go::read(text, word),
        "https" => go::read_rest(text, word),
        "Service" => java::read(text, word),
        "API" | "call" | "calling" => api::read(text, word),
        "Call" => cdk::read(text, word),
        "executing" => php::read(text, word),
        "FullyQualifiedErrorId" => powershell::read(text, word),
        "request" | "Request" | "RequestId" | "RequestID" | "requestID" | "requestId" => {
            request_id::read(text, word)
        }
        name => powershell::read_line(text, word.clone(), name).or_else(|| bare_code::read(text, word, name)),
    }
}

fn word_at(text: &TracedText, at: usize) -> Option<Range<usize>> {
    let rest = text.slice(at..floor(text.text(), at + 120));
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte)).count();
    (length > 0).then_some(at..at + length)
}

fn with_code(text: &TracedText, range: Range<usize>) -> Head {
    let code = quote(text, range);
    let known = code::meaning_of(&code.value);
    let service = known.and_then(|known| known.service).map(|service| code.map(|_| service.to_owned()));
    Head {
        at: code.at.clone(),
        meaning: known.map(|known| known.meaning),
        form: known.and_then(|known| known.form),
        service,
        code: Some(code),
        ..Head::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unwrap::unwrap;

    #[derive(Debug, Default, PartialEq)]
    struct All {
        code: Option<String>,
        operation: Option<String>,
        service: Option<String>,
        request_id: Option<String>,
    }

    /// Reads all heads of a text, the first of each field: code, operation, service and request id.
    #[track_caller]
    pub(super) fn check(text: &str, code: &str, operation: &str, service: &str, request_id: &str) {
        let mut findings = Vec::new();
        find(&unwrap(text), &mut findings);
        let mut all = All::default();
        for finding in findings {
            let Finding::Head(head) = finding else { continue };
            for (slot, quote) in [
                (&mut all.code, head.code),
                (&mut all.operation, head.operation),
                (&mut all.service, head.service),
                (&mut all.request_id, head.request_id),
            ] {
                if slot.is_none() {
                    *slot = quote.map(|quote| quote.value);
                }
            }
        }
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        assert_eq!(
            (all.code, all.operation, all.service, all.request_id),
            (given(code), given(operation), given(service), given(request_id)),
            "{text}"
        );
    }

    pub(super) const ID: &str = "0b4f10c7-e4c3-7f04-fbea-33fc87783d21";

    #[test]
    fn prose_is_no_code() {
        check("The request was Blocked by Forbidden things; AccessDeniedness aside.", "", "", "", "");
    }
}
