use super::*;
use crate::{
    lookup::Lookup,
    settings::Settings,
    timestamp::Timestamp,
    token::Token,
    transport::{HttpResponse, TransportError, ready},
};
use denylens_triage::Answers;
use std::{cell::RefCell, rc::Rc, time::Duration};

/// Plays one answer, and keeps what it was sent.
struct Canned {
    answer: HttpResponse,
    sent: RefCell<Vec<String>>,
}

impl Transport for &Canned {
    fn now(&self) -> Timestamp {
        Timestamp(0)
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        let headers: Vec<String> =
            request.headers.iter().map(|(name, value)| format!("{name}: {}", value.as_str())).collect();
        let sent =
            format!("{} {}\n{}\n{}", request.method, request.url.as_str(), headers.join("\n"), request.body);
        self.sent.borrow_mut().push(sent);
        let answer = self.answer.clone();
        Box::pin(async move { Ok(answer) })
    }

    fn pause(&self, _: Duration) -> LocalFuture<'_, ()> {
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.0
    }
}

fn ask(status: u16, body: &str, token: Option<&str>) -> (Result<LookupResult, DecodeError>, Vec<String>) {
    let canned = Canned {
        answer: HttpResponse { status, date: None, body: body.to_owned() },
        sent: RefCell::default(),
    };
    let settings = Settings::parse(
        r#"{"endpoints":[{"name":"Team","url":"https://decode.example.com/v1","authentication":"bearer"}]}"#,
    )
    .unwrap();
    let request = DecodeRequest {
        region: Region::named("eu-west-1").ok(),
        token: token.and_then(Token::read).map(Rc::new),
        ..DecodeRequest::new(Lookup::Encoded("ab\nc".to_owned()))
    };
    let end = ready(Endpoint::through(&canned, 0, &settings.endpoints[0]).decode(&request));
    (end, canned.sent.take())
}

#[test]
fn the_message_goes_to_the_endpoint_and_nothing_else() {
    let (end, sent) = ask(200, r#"{"decodedMessage":"{\"allowed\":false}"}"#, Some("Bearer t0ken"));
    let supplement = end.unwrap().supplement;
    assert_eq!(supplement.answers, Answers::Encoded("ab\nc".to_owned()));
    assert_eq!(supplement.text, r#"{"allowed":false}"#);
    assert_eq!(
        sent,
        [
            "POST https://decode.example.com/v1\ncontent-type: application/json\nauthorization: Bearer t0ken\n{\"encodedMessage\":\"abc\",\"region\":\"eu-west-1\"}"
        ]
    );
}

#[test]
fn without_a_token_nothing_is_sent() {
    assert_eq!(ask(200, "{}", None), (Err(DecodeError::Missing(FormField::Token)), Vec::new()));
}

#[test]
fn every_answer_of_the_contract_has_its_kind() {
    for (status, body, kind) in [
        (400, r#"{"error":{"code":"invalid-message","message":"x"}}"#, "endpoint-invalid-message"),
        (400, r#"{"error":{"code":"invalid-request","message":"x"}}"#, "endpoint-invalid-request"),
        (413, r#"{"error":{"code":"invalid-message","message":"x"}}"#, "endpoint-invalid-message"),
        (401, "", "endpoint-unauthorized"),
        (403, r#"{"error":{"code":"forbidden"}}"#, "endpoint-forbidden"),
        (403, "<html>", "endpoint-forbidden"),
        (429, "", "endpoint-throttled"),
        (503, r#"{"error":{"code":"unavailable"}}"#, "endpoint-unavailable"),
        (502, "<html>", "endpoint-unavailable"),
        (200, "<html>", "endpoint-foreign"),
        (200, r#"{"decodedMessage":""}"#, "endpoint-foreign"),
        (404, "", "endpoint-foreign"),
    ] {
        let error = ask(status, body, Some("t")).0.unwrap_err().failure();
        assert_eq!(error.kind, kind, "{status} {body}");
    }
}
