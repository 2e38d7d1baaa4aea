use super::*;
use crate::{
    authorization_id::NotAnId,
    aws::SignatureLocation,
    credentials::{self, Credentials, CredentialsError},
    failure::Fault,
    lookup::Lookup,
    message::MessageError,
    timestamp::Timestamp,
    transport::{HttpRequest, HttpResponse, TransportError, ready},
    words::words,
};
use denylens_lang::Lang;
use denylens_triage::{Answers, Supplement, triage};
use std::{cell::RefCell, rc::Rc, time::Duration};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexampleexample==";
/// 2026-01-02T03:04:05Z.
const NOW: Timestamp = Timestamp(1_767_323_045_000);

/// Plays one answer, and keeps what it was sent.
struct Canned {
    answer: Result<HttpResponse, TransportError>,
    sent: RefCell<Vec<String>>,
}

impl Transport for &Canned {
    fn now(&self) -> Timestamp {
        NOW
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        self.sent.borrow_mut().push(format!("{} {}", request.url.as_str(), request.body));
        let answer = self.answer.clone();
        Box::pin(async move { answer })
    }

    fn pause(&self, _: Duration) -> LocalFuture<'_, ()> {
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.0
    }
}

fn canned(status: u16, body: &str) -> Canned {
    Canned {
        answer: Ok(HttpResponse { status, date: None, body: body.to_owned() }),
        sent: RefCell::default(),
    }
}

fn credentials_until(expires: &str) -> Option<Rc<Credentials>> {
    let snippet = format!(
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}\nAWS_CREDENTIAL_EXPIRATION={expires}"
    );
    credentials::read(&snippet).ok().map(Rc::new)
}

fn request() -> DecodeRequest {
    asking("-abc\n  DEF")
}

fn asking(message: &str) -> DecodeRequest {
    DecodeRequest {
        region: Region::named("eu-west-1").ok(),
        credentials: credentials_until("2026-01-02T03:04:06Z"),
        ..DecodeRequest::new(Lookup::Encoded(message.to_owned()))
    }
}

fn decode(canned: &Canned, request: &DecodeRequest) -> Result<Supplement, DecodeError> {
    ready(Sts::through(canned, &[]).decode(request)).map(|result| result.supplement)
}

const DECODED: &str = "<DecodeAuthorizationMessageResponse><DecodeAuthorizationMessageResult><DecodedMessage>{&quot;allowed&quot;:false}</DecodedMessage></DecodeAuthorizationMessageResult></DecodeAuthorizationMessageResponse>";

fn error_xml(code: &str, message: &str) -> String {
    format!("<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>")
}

#[test]
fn the_document_answers_the_message_as_it_was_given() {
    let canned = canned(200, DECODED);
    assert_eq!(
        decode(&canned, &request()),
        Ok(Supplement {
            answers: Answers::Encoded("-abc\n  DEF".into()),
            text: "{\"allowed\":false}".into()
        })
    );
    assert_eq!(
        *canned.sent.borrow(),
        [
            "https://sts.eu-west-1.amazonaws.com/ Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=-abcDEF"
        ]
    );
}

#[test]
fn nothing_is_sent_before_the_answer_is_waited_for() {
    let canned = canned(200, DECODED);
    let request = request();
    let sts = Sts::through(&canned, &[]);
    drop(sts.decode(&request));
    assert!(canned.sent.borrow().is_empty());
}

#[track_caller]
fn sends_nothing(request: DecodeRequest, error: DecodeError) {
    let canned = canned(200, DECODED);
    assert_eq!(decode(&canned, &request), Err(error));
    assert!(canned.sent.borrow().is_empty());
}

#[test]
fn a_request_that_can_only_fail_is_not_sent() {
    sends_nothing(asking(" "), MessageError::Empty.into());
    sends_nothing(asking("abc…"), MessageError::ForeignCharacter { character: '…', place: 4 }.into());
    sends_nothing(asking(&"x".repeat(10_241)), MessageError::TooLong { length: 10_241 }.into());
    sends_nothing(DecodeRequest { region: None, ..request() }, DecodeError::Missing(FormField::Region));
    sends_nothing(
        DecodeRequest { credentials: None, ..request() },
        DecodeError::Missing(FormField::Credentials),
    );
    sends_nothing(
        DecodeRequest { credentials: credentials_until("2026-01-02T03:04:05Z"), ..request() },
        CredentialsError::Expired.into(),
    );
}

#[test]
fn no_answer_and_no_answer_in_time_are_told_apart() {
    for error in [TransportError::NoAnswer, TransportError::TimedOut] {
        let canned = Canned { answer: Err(error), sent: RefCell::default() };
        assert_eq!(decode(&canned, &request()), Err(DecodeError::Transport(error)));
    }
}

#[test]
fn a_refusal_to_decode_can_be_triaged() {
    let message = "User: arn:aws:sts::111122223333:assumed-role/ReadOnly/bob is not authorized to perform: sts:DecodeAuthorizationMessage because no identity-based policy allows the sts:DecodeAuthorizationMessage action";
    let error = decode(&canned(403, &error_xml("AccessDenied", message)), &request()).unwrap_err();
    let report = triage(&error.refusal().unwrap());
    assert_eq!(report.denials.len(), 1);
    assert_eq!(report.denials[0].action.as_deref(), Some("sts:DecodeAuthorizationMessage"));
    assert_eq!(
        report.denials[0].principal.as_deref(),
        Some("arn:aws:sts::111122223333:assumed-role/ReadOnly/bob")
    );
}

/// One error of every kind, with everything in it that a faulty server could repeat.
fn errors() -> Vec<DecodeError> {
    let repeated = format!("{SECRET} {TOKEN} ASIAIOSFODNN7EXAMPLE");
    let codes = [
        "InvalidAuthorizationMessageException",
        "AccessDenied",
        "ExpiredToken",
        "InvalidClientTokenId",
        "SignatureDoesNotMatch",
        "RequestExpired",
        "IncompleteSignature",
        "Throttling",
        "RegionDisabledException",
        "ValidationError",
    ];
    let mut answers: Vec<_> = codes.map(|code| canned(403, &error_xml(code, &repeated))).into();
    answers.push(canned(400, &error_xml(&repeated, &repeated)));
    answers.push(canned(500, &error_xml("InternalFailure", &repeated)));
    answers.push(canned(200, &format!("<html>{repeated}</html>")));
    answers.push(canned(200, &DECODED[..DECODED.len() / 2]));
    answers.push(canned(200, ""));
    answers.extend(
        [TransportError::NoAnswer, TransportError::TimedOut]
            .map(|error| Canned { answer: Err(error), sent: RefCell::default() }),
    );
    let mut errors: Vec<_> = answers.iter().map(|answer| decode(answer, &request()).unwrap_err()).collect();
    errors.extend(
        [FormField::Credentials, FormField::Region, FormField::Text, FormField::Token]
            .map(DecodeError::Missing),
    );
    errors.push(DecodeError::NoSuchHost);
    errors.push(NotAnId.into());
    errors.push(DecodeError::Signing);
    errors.push(Region::named("moon-base-1").unwrap_err().into());
    errors.extend(
        [
            MessageError::Empty,
            MessageError::TooLong { length: 10_241 },
            MessageError::ForeignCharacter { character: '+', place: 3 },
        ]
        .map(DecodeError::Message),
    );
    errors.extend(credentials_errors().map(DecodeError::Credentials));
    errors
}

fn credentials_errors() -> impl Iterator<Item = CredentialsError> {
    let good = format!(
        "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY={SECRET}\nAWS_SESSION_TOKEN={TOKEN}"
    );
    let bad = [
        String::new(),
        good.replace("AWS_ACCESS_KEY_ID", "X"),
        good.replace("AWS_SESSION_TOKEN", "X"),
        good.replace(SECRET, &format!("{SECRET}%")),
        good.replace(SECRET, &SECRET[1..]),
        good.replace(SECRET, &format!("{SECRET}x")),
        good.replace("ASIA", "AKIA"),
        good.replace("ASIA", "AROA"),
        format!("{good}\n{}", good.replace("ASIAI", "ASIAJ")),
    ];
    bad.into_iter().map(|text| credentials::read(&text).unwrap_err()).chain([CredentialsError::Expired])
}

/// A call, signed.
fn signed(credentials: &Credentials) -> HttpRequest {
    let call = AwsCall {
        method: HttpMethod::Post,
        origin: "https://sts.eu-west-1.amazonaws.com",
        path: "/",
        body: "abc",
        scope: CredentialScope { service: "sts", region: "eu-west-1" },
    };
    call.sign(SignatureLocation::Headers, credentials, NOW).unwrap()
}

#[test]
fn nothing_secret_is_ever_printed() {
    let request = request();
    let held = credentials_until("2026-01-02T03:04:06Z").unwrap();
    let signed = signed(&held);
    let mut printed = vec![
        format!("{held:?}"),
        format!("{held:#?}"),
        format!("{request:?}"),
        format!("{signed:?}"),
        format!("{signed:#?}"),
    ];
    for error in errors() {
        printed.push(format!("{error} {error:?} {error:#?} {:?} {:?}", error.failure(), error.refusal()));
        printed.extend(
            Lang::ALL.map(|lang| format!("{}{}", words(lang).what(&error), words(lang).next(&error))),
        );
    }
    let signature = signed.headers.iter().find(|(name, _)| *name == "authorization").unwrap().1.as_str();
    for text in &printed {
        for secret in [SECRET, TOKEN, "ASIAIOSFODNN7EXAMPLE", signature] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn the_fault_is_where_it_can_be_mended() {
    let fault = |status, body: &str| decode(&canned(status, body), &request()).unwrap_err().failure().fault;
    assert_eq!(fault(403, &error_xml("AccessDenied", "no")), Fault::Credentials);
    assert_eq!(fault(400, &error_xml("InvalidAuthorizationMessageException", "no")), Fault::Input);
    assert_eq!(fault(503, &error_xml("ServiceUnavailable", "no")), Fault::Aws);
    assert_eq!(fault(200, "<html></html>"), Fault::Network);
}

#[test]
fn the_secret_access_key_is_not_sent() {
    let held = credentials_until("2026-01-02T03:04:06Z").unwrap();
    let signed = signed(&held);
    let sent: String = signed
        .headers
        .iter()
        .map(|(_, value)| value.as_str())
        .chain([signed.url.as_str(), signed.body.as_str()])
        .collect();
    assert!(!sent.contains(SECRET));
    assert!(sent.contains(TOKEN));
}
