//! What is made of answers that aren't the last word; and calls as another implementation signs them.

use super::*;
use crate::{
    credentials,
    message::EncodedMessage,
    signature::CredentialScope,
    transport::{HttpRequest, HttpResponse, LocalFuture, ready},
};
use std::{cell::RefCell, collections::VecDeque};

const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/EXAMPLETOKEN+/==";

/// A request, and what botocore 1.43.11 (`SigV4Auth`), which shares no code with our signer, makes of it.
struct Case<'a> {
    message: &'a str,
    region: &'a str,
    url: &'a str,
    now: Timestamp,
    date: &'a str,
    signature: &'a str,
}

#[track_caller]
fn check(case: &Case<'_>) {
    let snippet = format!(
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY AWS_SESSION_TOKEN={TOKEN}"
    );
    let url = case.url.strip_suffix('/').unwrap();
    let body =
        format!("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={}", case.message);
    let request = AwsCall {
        method: HttpMethod::Post,
        origin: url,
        path: "/",
        body: &body,
        scope: CredentialScope { service: "sts", region: case.region },
    }
    .sign(SignatureLocation::Headers, &credentials::read(&snippet).unwrap(), case.now)
    .unwrap();
    let day = &case.date[..8];
    assert_eq!(request.url.as_str(), case.url);
    assert_eq!(request.body, body);
    let mut headers: Vec<_> = request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    headers.sort_unstable();
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/{day}/{}/sts/aws4_request, \
         SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature={}",
        case.region, case.signature
    );
    assert_eq!(
        headers,
        [
            ("authorization", authorization.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("x-amz-date", case.date),
            ("x-amz-security-token", TOKEN),
        ]
    );
}

#[test]
fn a_message_that_begins_with_a_hyphen() {
    check(&Case {
        message: "-abc_DEF-123",
        region: "us-east-1",
        url: "https://sts.us-east-1.amazonaws.com/",
        now: Timestamp(1_767_323_045_678),
        date: "20260102T030405Z",
        signature: "451b786b6070c6f42a9443c33686815e42d036ba83024123d7356c66a5134d3a",
    });
}

#[test]
fn the_shortest_message_in_another_partition_at_the_end_of_a_leap_day() {
    check(&Case {
        message: "x",
        region: "cn-north-1",
        url: "https://sts.cn-north-1.amazonaws.com.cn/",
        now: Timestamp(1_709_251_199_999),
        date: "20240229T235959Z",
        signature: "83fc16503a5fe126029deccf11198a3904724690133eafe6497b78963438a648",
    });
}

#[test]
fn the_longest_message() {
    check(&Case {
        message: &"_".repeat(EncodedMessage::MAX),
        region: "eusc-de-east-1",
        url: "https://sts.eusc-de-east-1.amazonaws.eu/",
        now: Timestamp(4_102_444_800_000),
        date: "21000101T000000Z",
        signature: "83113e3b517fee3e5ef6cbcf999ec0a3fccc8effdf71eaf18c34cfb16f512b4c",
    });
}

#[test]
fn the_same_call_signed_in_its_address_needs_no_header_of_its_own() {
    let snippet = format!(
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY AWS_SESSION_TOKEN={TOKEN}"
    );
    let call = AwsCall {
        method: HttpMethod::Post,
        origin: "https://sts.us-east-1.amazonaws.com",
        path: "/",
        body: "Action=x",
        scope: CredentialScope { service: "sts", region: "us-east-1" },
    };
    let signed = call
        .sign(
            SignatureLocation::QueryString,
            &credentials::read(&snippet).unwrap(),
            Timestamp(1_767_323_045_678),
        )
        .unwrap();
    let headers: Vec<_> = signed.headers.iter().map(|(name, _)| *name).collect();
    assert_eq!(headers, ["content-type"]);
    let (address, query) = signed.url.split_once('?').unwrap();
    assert_eq!(address, "https://sts.us-east-1.amazonaws.com/");
    let names: Vec<_> = query.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
    for name in [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
    ] {
        assert!(names.contains(&name), "{name} in {query}");
    }
    assert!(query.contains("X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLE%2F%2F"), "{query}");
    assert!(!format!("{signed:?}").contains("X-Amz"), "{signed:?}");
}

const NOW: Timestamp = Timestamp(1_767_323_045_000);

/// Plays answers one after the other, and keeps what happened.
#[derive(Default)]
struct Played {
    answers: RefCell<VecDeque<Result<HttpResponse, TransportError>>>,
    events: RefCell<Vec<String>>,
}

impl Transport for &Played {
    fn now(&self) -> Timestamp {
        NOW
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        let header =
            request.headers.iter().find(|(name, _)| *name == "x-amz-date").map(|(_, date)| date.to_string());
        let address = || {
            request.url.split("X-Amz-Date=").nth(1)?.split('&').next().map(|date| format!("address {date}"))
        };
        self.events.borrow_mut().push(header.or_else(address).unwrap_or_else(|| "probe".to_owned()));
        let answer = self.answers.borrow_mut().pop_front().unwrap();
        Box::pin(async move { answer })
    }

    fn pause(&self, time: Duration) -> LocalFuture<'_, ()> {
        self.events.borrow_mut().push(format!("{} ms", time.as_millis()));
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.5
    }
}

fn said(status: u16, code: &str, message: &str) -> Result<HttpResponse, TransportError> {
    let body = format!(
        "<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    );
    Ok(HttpResponse { status, date: None, body })
}

fn decoded() -> Result<HttpResponse, TransportError> {
    let body = "<DecodeAuthorizationMessageResponse><DecodedMessage>{}</DecodedMessage></DecodeAuthorizationMessageResponse>";
    Ok(HttpResponse { status: 200, date: None, body: body.to_owned() })
}

/// Plays the answers to somebody who has agreed to the token in the address; the end, and what happened on the way.
fn play(answers: Vec<Result<HttpResponse, TransportError>>) -> (Result<String, CallError>, Vec<String>) {
    play_to(TokenInAddress::Agreed, answers)
}

fn play_to(
    agreed: TokenInAddress,
    answers: Vec<Result<HttpResponse, TransportError>>,
) -> (Result<String, CallError>, Vec<String>) {
    let played = Played { answers: RefCell::new(answers.into()), ..Played::default() };
    let snippet = format!(
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY AWS_SESSION_TOKEN={TOKEN}"
    );
    let credentials = credentials::read(&snippet).unwrap();
    let call = AwsCall {
        method: HttpMethod::Post,
        origin: "https://sts.eu-west-1.amazonaws.com",
        path: "/",
        body: "Action=DecodeAuthorizationMessage",
        scope: CredentialScope { service: "sts", region: "eu-west-1" },
    };
    let transport = &played;
    let mut client = AwsClient::new(&transport, &credentials, agreed);
    let end = ready(Box::pin(client.document(Operation::Decode, &call)));
    assert!(played.answers.borrow().is_empty(), "not all answers were asked for");
    (end, played.events.take())
}

const DATE: &str = "20260102T030405Z";

fn kind(end: Result<String, CallError>) -> AwsErrorKind {
    match end.unwrap_err() {
        CallError::Aws(error) => error.kind,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_busy_server_is_asked_again_after_growing_pauses() {
    let busy = || said(400, "Throttling", "Rate exceeded");
    let (end, events) = play(vec![busy(), said(503, "ServiceUnavailable", ""), decoded()]);
    assert_eq!(end.as_deref(), Ok("{}"));
    assert_eq!(events, [DATE, "400 ms", DATE, "800 ms", DATE]);
    let (end, events) = play(vec![busy(), busy(), busy()]);
    assert_eq!((kind(end), events.len()), (AwsErrorKind::Throttling, 5));
}

#[test]
fn what_was_refused_is_not_asked_again() {
    for code in
        ["AccessDenied", "ExpiredToken", "InvalidAuthorizationMessageException", "SignatureDoesNotMatch"]
    {
        assert_eq!(play(vec![said(403, code, "no")]).1, [DATE], "{code}");
    }
}

#[test]
fn a_clock_that_is_wrong_is_corrected_once() {
    let late = || {
        said(
            403,
            "SignatureDoesNotMatch",
            "Signature expired: 20260102T030405Z is now earlier than 20260102T035500Z (20260102T041000Z - 15 min.)",
        )
    };
    let (end, events) = play(vec![late(), decoded()]);
    assert_eq!((end.as_deref(), events), (Ok("{}"), vec![DATE.to_owned(), "20260102T041000Z".to_owned()]));
    assert_eq!(kind(play(vec![late(), late()]).0), AwsErrorKind::ClockSkew);
}

#[test]
fn the_date_of_the_answer_tells_the_time_where_its_text_does_not() {
    let expired = said(400, "RequestExpired", "Request has expired.");
    assert_eq!(kind(play(vec![expired.clone()]).0), AwsErrorKind::ClockSkew);
    let date = Timestamp::read_http("Fri, 02 Jan 2026 02:00:00 GMT");
    let dated = expired.map(|answer| HttpResponse { date, ..answer });
    assert_eq!(play(vec![dated, decoded()]).1, [DATE, "20260102T020000Z"]);
}

#[test]
fn where_no_answer_comes_the_address_is_signed_once() {
    let nothing = || Err(TransportError::NoAnswer);
    let address = format!("address {DATE}");
    let probed = || said(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    let (end, events) = play(vec![nothing(), probed(), decoded()]);
    assert_eq!(end.as_deref(), Ok("{}"));
    assert_eq!(events, [DATE, "probe", &address]);
    // A call that fails would stand on the browser's console with its address: the clock is right before it is made.
    let date = Timestamp::read_http("Fri, 02 Jan 2026 04:00:00 GMT");
    let dated = probed().map(|answer| HttpResponse { date, ..answer });
    assert_eq!(play(vec![nothing(), dated, decoded()]).1, [DATE, "probe", "address 20260102T040000Z"]);
    let (end, events) = play(vec![nothing(), probed(), nothing()]);
    assert_eq!(end, Err(TransportError::NoAnswer.into()));
    assert_eq!(events, [DATE, "probe", &address]);
    // Nobody answers there: the token stays here.
    let (end, events) = play(vec![nothing(), nothing()]);
    assert_eq!(end, Err(TransportError::NoAnswer.into()));
    assert_eq!(events, [DATE, "probe"]);
    // Who waited long enough isn't made to wait again.
    assert_eq!(play(vec![Err(TransportError::TimedOut)]).1, [DATE]);
}

#[test]
fn the_address_is_asked_for_and_not_taken() {
    let nothing = || Err(TransportError::NoAnswer);
    let probed = said(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    let (end, events) = play_to(TokenInAddress::NotAgreed, vec![nothing(), probed]);
    assert_eq!(end, Err(CallError::HeadersLost));
    assert_eq!(events, [DATE, "probe"]);
    // Where nobody answers there is nothing to agree to.
    let (end, events) = play_to(TokenInAddress::NotAgreed, vec![nothing(), nothing()]);
    assert_eq!((end, events.len()), (Err(TransportError::NoAnswer.into()), 2));
    // Where headers get through, the address isn't used, whatever was agreed to.
    let (end, events) = play(vec![decoded()]);
    assert_eq!((end.as_deref(), events), (Ok("{}"), vec![DATE.to_owned()]));
}

#[test]
fn an_answer_that_is_too_long_is_not_asked_for_again() {
    let (end, events) = play(vec![Err(TransportError::TooLong)]);
    assert_eq!((end, events.len()), (Err(TransportError::TooLong.into()), 1));
}

#[test]
fn of_long_words_the_beginning_is_kept() {
    let (end, _) = play(vec![said(403, "AccessDenied", &"x".repeat(900_000))]);
    let CallError::Aws(error) = end.unwrap_err() else { panic!("AWS has refused") };
    assert_eq!(error.message.unwrap().chars().count(), 4_001);
}

#[test]
fn a_call_that_fails_in_its_address_is_not_made_again() {
    let nothing = || Err(TransportError::NoAnswer);
    let probed = || said(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    let address = format!("address {DATE}");
    for (code, kind_of) in [
        ("Throttling", AwsErrorKind::Throttling),
        ("ServiceUnavailable", AwsErrorKind::Server),
        ("RequestExpired", AwsErrorKind::ClockSkew),
        ("ExpiredToken", AwsErrorKind::ExpiredToken),
    ] {
        let status = if code == "ServiceUnavailable" { 503 } else { 400 };
        let (end, events) = play(vec![nothing(), probed(), said(status, code, "no")]);
        assert_eq!(
            (kind(end), events),
            (kind_of, vec![DATE.to_owned(), "probe".to_owned(), address.clone()])
        );
    }
}
