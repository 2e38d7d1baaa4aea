use super::*;
use crate::{
    authorization_id::NotAnId,
    aws::TokenInAddress,
    credentials,
    lookup::Lookup,
    timestamp::Timestamp,
    transport::{HttpRequest, HttpResponse, TransportError, ready},
    words::en,
};
use denylens_triage::Answers;
use std::{cell::RefCell, rc::Rc};

/// A small IAM: gives what it has for a path, after so many times of having nothing.
struct Iam {
    answers: Vec<(&'static str, &'static str)>,
    missing: RefCell<u32>,
    headers: Headers,
    events: RefCell<Vec<String>>,
}

/// Whether calls with headers get through.
#[derive(Clone, Copy, PartialEq)]
enum Headers {
    Pass,
    Stop,
}

impl Transport for &Iam {
    fn now(&self) -> Timestamp {
        Timestamp(1_767_323_045_000)
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        let path = request.url.strip_prefix("https://iam-toolbox.eu-west-1.amazonaws.com").unwrap();
        let (path, signed) = path.split_once("X-Amz-").map_or((path, None), |(path, query)| {
            (path.trim_end_matches(['?', '&']), Some(query.replace("%2F", "/")))
        });
        self.events.borrow_mut().push(format!("{} {path}", request.method));
        assert!(request.body.is_empty());
        let authorization = request.headers.iter().find(|(name, _)| *name == "authorization");
        if authorization.is_some() && self.headers == Headers::Stop {
            return Box::pin(async { Err(TransportError::NoAnswer) });
        }
        if let Some(signature) = signed.as_deref().or(authorization.map(|(_, value)| value.as_str())) {
            assert!(signature.contains("/eu-west-1/iam/aws4_request"), "{signature}");
        }
        let (status, body) = match self.answers.iter().find(|(known, _)| *known == path) {
            Some((_, body)) if *self.missing.borrow() == 0 => (200, *body),
            Some(_) => {
                *self.missing.borrow_mut() -= 1;
                (404, r#"{"message":"No such details"}"#)
            }
            None => (
                403,
                r#"{"message":"User: arn:aws:iam::111122223333:user/ana is not authorized to perform: iam:GetRequestAuthorizationPolicy"}"#,
            ),
        };
        let answer = HttpResponse { status, date: None, body: body.to_owned() };
        Box::pin(async move { Ok(answer) })
    }

    fn pause(&self, time: Duration) -> LocalFuture<'_, ()> {
        self.events.borrow_mut().push(format!("{} s", time.as_secs()));
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.5
    }
}

fn request(id: &str, policy_text: PolicyText) -> DecodeRequest {
    let snippet = "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexampleexample==";
    DecodeRequest {
        region: Region::named("eu-west-1").ok(),
        credentials: credentials::read(snippet).ok().map(Rc::new),
        policy_text,
        token_in_address: TokenInAddress::Agreed,
        ..DecodeRequest::new(Lookup::Details(id.to_owned()))
    }
}

fn ask(
    answers: &[(&'static str, &'static str)],
    missing: u32,
    policy_text: PolicyText,
) -> (Result<LookupResult, DecodeError>, Vec<String>) {
    ask_where(Headers::Pass, answers, missing, policy_text)
}

fn ask_where(
    headers: Headers,
    answers: &[(&'static str, &'static str)],
    missing: u32,
    policy_text: PolicyText,
) -> (Result<LookupResult, DecodeError>, Vec<String>) {
    let missing = RefCell::new(missing);
    let iam = Iam { answers: answers.to_vec(), missing, headers, events: RefCell::default() };
    let end = ready(Details::through(&iam).decode(&request("abc123", policy_text)));
    (end, iam.events.take())
}

const FIRST: &str = "/authorization-details/abc123";

#[test]
fn the_pages_are_one_answer() {
    let (end, events) = ask(
        &[
            (FIRST, r#"{"evaluations":[1],"nextToken":"a/b+c="}"#),
            ("/authorization-details/abc123?nextToken=a%2Fb%2Bc%3D", r#"{"evaluations":[2]}"#),
        ],
        0,
        PolicyText::Unwanted,
    );
    let supplement = end.unwrap().supplement;
    assert_eq!(supplement.answers, Answers::AuthorizationId("abc123".to_owned()));
    assert_eq!(supplement.text, r#"{"evaluations":[1,2]}"#);
    assert_eq!(events.len(), 2);
}

#[test]
fn details_that_are_not_there_yet_are_waited_for() {
    let (end, events) = ask(&[(FIRST, r#"{"evaluations":[]}"#)], 2, PolicyText::Unwanted);
    assert!(end.is_ok());
    let get = format!("GET {FIRST}");
    assert_eq!(events, [get.as_str(), "1 s", &get, "2 s", &get]);
}

#[test]
fn the_waiting_ends() {
    let (end, events) = ask(&[(FIRST, "{}")], 100, PolicyText::Unwanted);
    assert_eq!(end.unwrap_err().failure().kind, "not-found");
    assert_eq!(events.iter().filter(|event| event.ends_with(" s")).count(), PAUSES.len());
}

const DENYING: &str = r#"{"evaluations":[{"checks":[{"matchedPolicies":[{"uri":"arn:aws:iam::111122223333:policy/x","matchedStatements":[{"evaluatedEffect":"DENY"}]}]}]}]}"#;
const POLICY: &str =
    "/authorization-details/abc123/policy?policyUri=arn%3Aaws%3Aiam%3A%3A111122223333%3Apolicy%2Fx";

#[test]
fn the_denying_policy_comes_with_them_where_it_is_wanted() {
    let answers = [(FIRST, DENYING), (POLICY, r#"{"policyDocument":{"Statement":[]}}"#)];
    let (end, _) = ask(&answers, 0, PolicyText::Wanted);
    assert_eq!(
        end.unwrap().policies,
        [("arn:aws:iam::111122223333:policy/x".to_owned(), r#"{"Statement":[]}"#.to_owned())]
    );
    assert_eq!(ask(&answers, 0, PolicyText::Unwanted).1.len(), 1);
}

#[test]
fn the_details_are_worth_having_without_the_policy() {
    let (end, events) = ask(&[(FIRST, DENYING)], 0, PolicyText::Wanted);
    assert_eq!(end.unwrap().policies, []);
    assert_eq!(events.len(), 2);
}

#[test]
fn details_are_looked_for_once_where_the_console_would_show_each_look() {
    let get = format!("GET {FIRST}");
    let (end, events) =
        ask_where(Headers::Stop, &[(FIRST, r#"{"evaluations":[]}"#)], 2, PolicyText::Unwanted);
    assert_eq!(end.unwrap_err().failure().kind, "not-found");
    assert_eq!(events, [get.as_str(), "GET /", &get]);
}

#[test]
fn one_policy_is_asked_for_in_vain_where_the_console_would_show_each() {
    const TWO: &str = r#"{"evaluations":[{"checks":[{"matchedPolicies":[{"uri":"a","matchedStatements":[{"evaluatedEffect":"DENY"}]},{"uri":"b","matchedStatements":[{"evaluatedEffect":"DENY"}]}]}]}]}"#;
    for (headers, asked) in [(Headers::Pass, 2), (Headers::Stop, 1)] {
        let (end, _) = ask_where(headers, &[(FIRST, TWO)], 0, PolicyText::Wanted);
        assert_eq!(end.unwrap().withheld.len(), asked);
    }
}

#[test]
fn a_refusal_names_the_action_that_is_missing() {
    let (end, _) = ask(&[], 0, PolicyText::Unwanted);
    let error = end.unwrap_err();
    assert_eq!(
        en::WORDS.what(&error),
        "These credentials are not allowed to call `iam:GetRequestAuthorizationDetails`."
    );
}

#[test]
fn a_partition_without_a_host_is_named_before_keys_are_asked_for() {
    let iam = Iam {
        answers: Vec::new(),
        missing: RefCell::new(0),
        headers: Headers::Pass,
        events: RefCell::default(),
    };
    for region in ["us-gov-west-1", "cn-north-1", "eusc-de-east-1"] {
        let request = DecodeRequest {
            region: Region::named(region).ok(),
            ..DecodeRequest::new(Lookup::Details("abc123".to_owned()))
        };
        assert_eq!(ready(Details::through(&iam).decode(&request)), Err(DecodeError::NoSuchHost), "{region}");
    }
}

#[test]
fn nothing_but_an_id_gets_into_an_address() {
    for text in ["", "abc/../policy", "ABC", "a b", &"a".repeat(257)] {
        let missing = RefCell::new(0);
        let iam = Iam { answers: Vec::new(), missing, headers: Headers::Pass, events: RefCell::default() };
        let end = ready(Details::through(&iam).decode(&request(text, PolicyText::Unwanted)));
        assert_eq!(end, Err(NotAnId.into()));
        assert!(iam.events.borrow().is_empty());
    }
}
