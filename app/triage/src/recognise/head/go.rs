//! `operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: …`, by the AWS SDK for Go v2 and so by Terraform.
//! The code follows later, as `api error CODE`.

use super::{Head, service::service_prefix, word_at};
use crate::{
    recognise::{
        grammar::{floor, follow, skip_gap},
        quote,
    },
    unwrap::TracedText,
};
use std::ops::Range;

/// The longest name of a service that is read: the SDK has some of sixty letters.
const NAME_MAX: usize = 90;

/// Reads from `operation error` on.
pub(super) fn read(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = skip_gap(spoken, follow(spoken, word.end, "error")?);
    let rest = text.slice(start..floor(spoken, start + NAME_MAX));
    let colon = rest.find(':')?;
    let name = rest.get(..colon)?;
    let is_name = |next: char| next.is_ascii_alphanumeric() || next.is_whitespace() || "-()".contains(next);
    // Those of the instance metadata service, `ec2imds`, are no calls of an AWS API.
    if !name.starts_with(|first: char| first.is_ascii_uppercase()) || !name.chars().all(is_name) {
        return None;
    }
    let operation = word_at(text, skip_gap(spoken, start + colon + 1))?;
    let mut head = Head {
        service: Some(quote(text, start..start + colon).map(|name| service_prefix(name))),
        operation: Some(quote(text, operation.clone())),
        ..Head::default()
    };
    let mut end = operation.end;
    // Between them stands how often it was tried.
    let until = text.slice(end..floor(spoken, end + 120)).find("https");
    if let Some((rest, rest_end)) = until.and_then(|at| answer(text, end + at)) {
        head.request_id = rest.request_id;
        end = rest_end;
    }
    head.at = text.origin(word.start..end);
    Some((head, end))
}

/// Reads from `https response error` on, where what stands before it is missing.
pub(super) fn read_rest(text: &TracedText, https: Range<usize>) -> Option<(Head, usize)> {
    let (mut head, end) = answer(text, https.start)?;
    let before = text.slice(0..https.start).trim_end().strip_suffix(',').unwrap_or_default();
    let name = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    head.operation = Some(quote(text, before.len() - name..before.len())).filter(|_| name > 2);
    head.at = text.origin(https.start..end);
    Some((head, end))
}

/// What the server answered.
fn answer(text: &TracedText, https: usize) -> Option<(Head, usize)> {
    let spoken = text.text();
    let end = follow(spoken, https, "https response error StatusCode:")?;
    let rest = text.slice(end..floor(spoken, end + 400));
    // Another error's id is that error's.
    let rest = rest.get(..rest.find("https response error").unwrap_or(rest.len()))?;
    let rest = rest.get(..rest.find("api error").unwrap_or(rest.len()))?;
    let mut head = Head::default();
    if let Some(at) = rest.find("RequestID:") {
        let id = word_at(text, skip_gap(spoken, end + at + "RequestID:".len()));
        let is_id =
            |id: &Range<usize>| text.slice(id.clone()).bytes().any(|byte| byte.is_ascii_alphanumeric());
        head.request_id = id.filter(is_id).map(|id| quote(text, id));
    }
    Some((head, end))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ID, check};

    #[test]
    fn the_go_sdks() {
        check(
            &format!(
                "operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: {ID}, api error UnauthorizedOperation: no"
            ),
            "UnauthorizedOperation",
            "RunInstances",
            "ec2",
            ID,
        );
        check(
            &format!("UnauthorizedOperation: no\n\tstatus code: 403, request id: {ID}"),
            "UnauthorizedOperation",
            "",
            "",
            ID,
        );
        check(
            "operation error Resource Groups Tagging API: GetResources, https response error StatusCode: 400, api error UnrecognizedClientException: no",
            "UnrecognizedClientException",
            "GetResources",
            "tag",
            "",
        );
    }

    #[test]
    fn a_call_that_was_tried_several_times() {
        check(
            &format!(
                "operation error STS: AssumeRole, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: {ID}, api error Throttling: Rate exceeded"
            ),
            "Throttling",
            "AssumeRole",
            "sts",
            ID,
        );
    }

    #[test]
    fn a_frame_that_was_shortened() {
        check(
            "operation error RDS: DescribeDBInstances, StatusCode: 403, AccessDenied: no",
            "AccessDenied",
            "DescribeDBInstances",
            "rds",
            "",
        );
        check(
            "operation error EC2: AllocateAddress, https response\nerror StatusCode: 403 ... UnauthorizedOperation: no",
            "UnauthorizedOperation",
            "AllocateAddress",
            "ec2",
            "",
        );
    }

    #[test]
    fn an_operation_in_prose() {
        check("The operation error was: Something", "", "", "", "");
        check("an operation error: see below", "", "", "", "");
        check("operation error ec2imds: GetMetadata, request canceled", "", "", "", "");
    }
}
