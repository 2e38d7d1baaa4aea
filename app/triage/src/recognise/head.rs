//! What tools print around a service's own message: error code, operation, service, request id.
//!
//! Each form gives a piece; assembling puts the pieces of one refusal together.

use super::{
    Finding, Meaning, Quote, code,
    grammar::{floor, follow, precede, skip_gap},
    quote, words,
};
use crate::{
    report::Form,
    unwrap::{TracedText, Unwrapped},
};
use std::ops::Range;

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
        let found = match text.slice(word.clone()) {
            "occurred" => command_line(text, word.clone()),
            "https" => go(text, word.clone()),
            "Service" => java(text, word.clone()),
            "API" | "calling" => api(text, word.clone()),
            "request" | "Request" | "RequestId" | "RequestID" | "requestID" | "requestId" => {
                request_id(text, word.clone())
            }
            name => bare_code(text, word.clone(), name),
        };
        if let Some((head, end)) = found {
            findings.push(Finding::Head(head));
            last = end;
        }
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

/// `An error occurred (CODE) when calling the OPERATION operation (reached max retries: 4): `, by the AWS CLI and botocore;
/// long ago `A client error (CODE) occurred: `.
fn command_line(text: &TracedText, occurred: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let (start, code, mut end) =
        if let Some(code) = follow(spoken, occurred.end, "(").and_then(|at| word_at(text, at)) {
            (precede(spoken, occurred.start, "An error")?, code.clone(), follow(spoken, code.end, ")")?)
        } else {
            let close = precede(spoken, occurred.start, ")")?;
            let open = spoken.get(..close)?.rfind('(').filter(|open| close - open < 100)?;
            (
                precede(spoken, open, "error").or_else(|| precede(spoken, open, "An error"))?,
                open + 1..close,
                occurred.end,
            )
        };
    let mut head = with_code(text, code);
    if head.meaning.is_none() && head.code.as_ref().is_some_and(|code| code.value == "403") {
        head.meaning = Some(Meaning::Denied);
    }
    if let Some(operation) =
        follow(spoken, end, "when calling the").and_then(|at| word_at(text, skip_gap(spoken, at)))
    {
        end = operation.end;
        head.operation = Some(quote(text, operation));
    }
    head.at = text.origin(start..end);
    Some((head, end))
}

/// `operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: …`, by the AWS SDK for Go v2 and so
/// by Terraform. The code follows later, as `api error CODE`.
fn go(text: &TracedText, https: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let end = follow(spoken, https.start, "https response error StatusCode:")?;
    let mut start = https.start;
    let mut head = Head::default();
    let before = spoken.get(..start)?.trim_end().strip_suffix(',')?;
    let name = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    head.operation = Some(quote(text, before.len() - name..before.len())).filter(|_| name > 2);
    let line = before.get(..before.len() - name)?;
    if let Some(at) = line.rfind("operation error ").filter(|at| line.len() - at < 120) {
        let service = quote(text, at + "operation error ".len()..line.trim_end().trim_end_matches(':').len());
        head.service = Some(service.map(|name| service_prefix(name)));
        start = at;
    }
    let rest = text.slice(end..floor(spoken, end + 400));
    if let Some(at) = rest.find("RequestID:") {
        let id = skip_gap(spoken, end + at + "RequestID:".len());
        head.request_id = word_at(text, id).map(|id| quote(text, id));
    }
    head.at = text.origin(start..end);
    Some((head, end))
}

/// `(Service: Ec2, Status Code: 403, Request ID: …)`, by the AWS SDK for Java; v1 writes semicolons and `Error Code: …`.
fn java(text: &TracedText, service: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let name = skip_gap(spoken, follow(spoken, service.end, ":")?);
    let rest = text.slice(name..floor(spoken, name + 500));
    let length = rest.find([',', ';', '\n', ')'])?;
    let inside = rest.get(..rest.find(')').unwrap_or(rest.len()))?;
    if !inside.contains("Status Code:") {
        return None;
    }
    let field = |label: &str| {
        let at = inside.find(label)? + label.len();
        let start = name + at + (inside.get(at..)?.len() - inside.get(at..)?.trim_start().len());
        word_at(text, start)
    };
    let mut head = field("Error Code:").map_or_else(Head::default, |code| with_code(text, code));
    head.service = Some(quote(text, name..name + length).map(|name| service_prefix(name)));
    head.request_id = field("Request ID:").map(|id| quote(text, id));
    head.position = Position::After;
    let end = name + inside.len();
    head.at = text.origin(service.start..end);
    Some((head, end))
}

/// `API: ec2:RunInstances `, by CloudFormation; `by calling ec2:DescribeVpcs`, by services that call others.
fn api(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let start = if text.slice(word.clone()) == "API" {
        follow(spoken, word.end, ":")?
    } else {
        precede(spoken, word.start, "by")?;
        word.end
    };
    let start = skip_gap(spoken, start);
    let service = word_at(text, start)?;
    let name = word_at(text, follow(spoken, service.end, ":").filter(|at| *at == service.end + 1)?)?;
    let action = quote(text, start..name.end);
    let operation = quote(text, name.clone());
    let head = Head {
        at: text.origin(word.start..name.end),
        service: Some(quote(text, service)),
        operation: Some(operation),
        action: Some(action),
        ..Head::default()
    };
    Some((head, name.end))
}

/// `status code: 403, request id: …`, `Request ID: …`, `<RequestId>…`, `"requestId": "…"`.
fn request_id(text: &TracedText, word: Range<usize>) -> Option<(Head, usize)> {
    let spoken = text.text();
    let label = match text.slice(word.clone()) {
        "request" | "Request" => {
            follow(spoken, word.end, " id:").or_else(|| follow(spoken, word.end, " id="))?
        }
        _ => word.end,
    };
    let rest = text.slice(label..floor(spoken, label + 8));
    let start = label
        + (rest.len()
            - rest.trim_start_matches(|next: char| next.is_whitespace() || "\"':>=".contains(next)).len());
    let id = word_at(text, start).filter(|id| id.len() >= 12 || text.slice(id.clone()).contains('-'))?;
    (start > label || text.slice(word.clone()).starts_with("request ")).then_some(())?;
    let id = Some(quote(text, id));
    let end = start + 1;
    Some((
        Head {
            at: text.origin(word.start..end),
            position: Position::After,
            request_id: id,
            ..Head::default()
        },
        end,
    ))
}

/// A code on its own: `UnauthorizedOperation: `, `<Code>AccessDenied</Code>`, `"errorCode": "AccessDenied"`.
fn bare_code(text: &TracedText, word: Range<usize>, name: &str) -> Option<(Head, usize)> {
    if name.len() < 6 || !name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains('.') {
        return None;
    }
    // The name of a class says the service and ends in the code.
    let class = name.rsplit_once('.').filter(|_| name.matches('.').count() >= 2);
    let code = match class {
        Some((_, last)) if code::meaning_of(name).is_none() => word.end - last.len()..word.end,
        _ => word.clone(),
    };
    let service = class.and_then(|(package, _)| service_of_class(package));
    let known = code::meaning_of(text.slice(code.clone())).is_some() && stands_as_code(text, code.clone());
    if !known && service.is_none() {
        return None;
    }
    let mut head = if known { with_code(text, code) } else { Head::default() };
    if let Some(service) = service {
        head.service = Some(Quote { value: service, at: text.origin(word.clone()) });
    }
    head.at = text.origin(word.clone());
    let before = text.slice(floor(text.text(), word.start.saturating_sub(8))..word.start);
    if text.slice(floor(text.text(), word.start.saturating_sub(20))..word.start).contains("HandlerErrorCode")
    {
        head.position = Position::Handler;
    } else if before.ends_with(": \"") || before.ends_with(":\"") {
        head.position = Position::Beside;
    }
    Some((head, word.end))
}

/// Whether a word stands where codes stand, and not in prose.
fn stands_as_code(text: &TracedText, code: Range<usize>) -> bool {
    let name = text.slice(code.clone());
    let before = text.slice(floor(text.text(), code.start.saturating_sub(12))..code.start);
    let after = text.slice(code.end..floor(text.text(), code.end + 2));
    let labelled =
        ["ode: ", "ode:", "ode>", "api error ", "ode\":\"", "ode\": \"", "ype\": \"", "ode=", "reason=", "#"]
            .iter()
            .any(|label| before.ends_with(label));
    let humps = name.bytes().filter(u8::is_ascii_uppercase).count();
    let one_word = humps < 2 && !name.contains('.');
    labelled
        || after.starts_with(':')
        || (!one_word
            && (after.is_empty()
                || after.starts_with([')', '<', '"', '\'', ',', ';', ']', '\n', '`', '.', ' '])))
}

/// The IAM prefix of the service whose class this is: `com.amazonaws.services.kms.model`, `Amazon.S3.Model`.
fn service_of_class(package: &str) -> Option<String> {
    let mut parts = package.split('.');
    if package.contains("amazonaws.services.") || package.contains("awssdk.services.") {
        return parts.skip_while(|part| *part != "services").nth(1).map(service_prefix);
    }
    (parts.next() == Some("Amazon"))
        .then(|| parts.next().map(service_prefix))
        .flatten()
        .filter(|name| name != "runtime")
}

/// The IAM service prefix for the name that an SDK gives to a service.
///
/// Source: Service Authorization Reference, prefixes; the SDKs' own service ids.
pub(super) fn service_prefix(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("Amazon").or_else(|| name.strip_prefix("AWS")).unwrap_or(name);
    let squeezed: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match squeezed.as_str() {
        "resourcegroupstaggingapi" => "tag",
        "elasticloadbalancingv2" | "elasticloadbalancing" | "elb" => "elasticloadbalancing",
        "cloudwatchlogs" => "logs",
        "cloudwatch" => "cloudwatch",
        "eventbridge" | "cloudwatchevents" => "events",
        "sfn" | "stepfunctions" => "states",
        "securitytokenservice" => "sts",
        "identitymanagement" => "iam",
        "simplesystemsmanagement" => "ssm",
        "elasticcontainerregistry" => "ecr",
        "cognitoidentityprovider" => "cognito-idp",
        "cognitoidentity" => "cognito-identity",
        "efs" => "elasticfilesystem",
        "emr" => "elasticmapreduce",
        "opensearch" => "es",
        "bedrockruntime" => "bedrock",
        "applicationautoscaling" => "application-autoscaling",
        other => other,
    }
    .to_owned()
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
        action: Option<String>,
    }

    /// Reads all heads of a text, the first of each field.
    #[track_caller]
    fn check(text: &str, code: &str, operation: &str, service: &str, request_id: &str) {
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
                (&mut all.action, head.action),
            ] {
                if slot.is_none() {
                    *slot = quote.map(|quote| quote.value);
                }
            }
        }
        let given = |value: &str| (!value.is_empty()).then(|| value.to_owned());
        assert_eq!(
            (all.code, all.operation, all.service, all.request_id),
            (given(code), given(operation), given(service), given(request_id))
        );
    }

    const ID: &str = "0b4f10c7-e4c3-7f04-fbea-33fc87783d21";

    #[test]
    fn the_aws_cli() {
        check(
            "An error occurred (AccessDenied) when calling the PutObject operation: no",
            "AccessDenied",
            "PutObject",
            "",
            "",
        );
        check(
            "aws: [ERROR]: An error occurred (Throttling) when calling the X1 operation (reached max retries: 4): no",
            "Throttling",
            "X1",
            "",
            "",
        );
        check("A client error (UnauthorizedOperation) occurred: no", "UnauthorizedOperation", "", "", "");
        check(
            "A client error (UnauthorizedOperation) occurred when calling the RunInstances operation: no",
            "UnauthorizedOperation",
            "RunInstances",
            "",
            "",
        );
        check(
            "fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden",
            "403",
            "HeadObject",
            "",
            "",
        );
    }

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
    fn the_java_sdks() {
        check(&format!("no (Service: Ec2, Status Code: 403, Request ID: {ID})"), "", "", "ec2", ID);
        check(
            &format!(
                "no (Service: AmazonEC2; Status Code: 403; Error Code: UnauthorizedOperation; Request ID: {ID}; Proxy: null)"
            ),
            "UnauthorizedOperation",
            "",
            "ec2",
            ID,
        );
        check("com.amazonaws.services.kms.model.AWSKMSException: no", "", "", "kms", "");
    }

    #[test]
    fn dotnet() {
        check(
            "Amazon.BedrockRuntime.Model.ValidationException: no",
            "ValidationException",
            "",
            "bedrock",
            "",
        );
    }

    #[test]
    fn xml_and_json() {
        check(
            &format!(
                "<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>{ID}</RequestId>"
            ),
            "AccessDenied",
            "",
            "",
            ID,
        );
        check(r#"{"errorCode": "AccessDenied", "x": 1}"#, "AccessDenied", "", "", "");
        check(
            r#"{"__type":"com.amazon.coral.service#AccessDeniedException"}"#,
            "AccessDeniedException",
            "",
            "",
            "",
        );
    }

    #[test]
    fn cloudformation() {
        check("API: ec2:RunInstances You are not authorized", "", "RunInstances", "ec2", "");
    }

    #[test]
    fn prose_is_no_code() {
        check("The request was Blocked by Forbidden things; AccessDeniedness aside.", "", "", "", "");
    }
}
