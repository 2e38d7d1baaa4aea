//! Prints calls to AWS that were signed for random contents, credentials, Regions and times, one JSON object a line, so that another
//! implementation can sign them again. The argument says how many.
//!
//! There are three kinds, in turn: messages as the page sends them to STS; forms with any characters in them, since the signer must not
//! lean on what a message is made of; and the calls to IAM for details, whose addresses hold what AWS has answered before.
//!
//! The numbers are not secret: the same calls are printed every time.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example prints, and stops where it can't go on"
)]

use denylens_decode::{
    AwsCall, CredentialScope, Credentials, DecodeBackend, DecodeRequest, Details, HttpMethod, HttpRequest,
    HttpResponse, LocalFuture, Lookup, PolicyText, Region, SignatureLocation, Sts, StsHost, Timestamp,
    TokenInAddress, Transport, TransportError, credentials,
};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    env,
    io::{self, Write},
    rc::Rc,
    task::{Context, Waker},
    time::Duration,
};

/// Keeps what would be sent, and answers signed calls with these, one after the other; with nothing where there are none.
struct Kept {
    now: Timestamp,
    answers: RefCell<Vec<String>>,
    sent: RefCell<Vec<Value>>,
}

impl Transport for &Kept {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn send<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<HttpResponse, TransportError>> {
        let answer = |status, body| Ok(HttpResponse { status, date: None, body });
        let by_header = request.headers.iter().any(|(name, _)| *name == "authorization");
        if !by_header && !request.url.contains("X-Amz-Signature") {
            // It is answered, so that the address is signed next.
            return Box::pin(async move { answer(403, String::new()) });
        }
        self.sent.borrow_mut().push(written(request));
        let next = (!by_header).then(|| self.answers.borrow_mut().pop()).flatten();
        Box::pin(async move { next.map_or(Err(TransportError::NoAnswer), |body| answer(200, body)) })
    }

    fn pause(&self, _: Duration) -> LocalFuture<'_, ()> {
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.0
    }
}

fn written(request: &HttpRequest) -> Value {
    let headers: serde_json::Map<_, _> =
        request.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value.as_str()))).collect();
    json!({ "method": request.method, "url": request.url.as_str(), "body": request.body, "headers": headers })
}

/// Xorshift: numbers that look random and come again.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn text(&mut self, length: usize, characters: &str) -> String {
        let characters: Vec<char> = characters.chars().collect();
        (0..length).map(|_| characters[self.below(characters.len())]).collect()
    }
}

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// What is reserved in an address or a form, and what isn't ASCII.
const RESERVED: &str = "+/=-_~. %&?#:;,@!$'()*[]{}|\\^`<>\"é日本\u{1f512}";

/// What a form says for itself: everything but letters and digits is written in percent, or is not.
fn form(numbers: &mut Numbers) -> String {
    let length = 1 + numbers.below(400);
    let text = numbers.text(length, &format!("{LETTERS}+/=-_{RESERVED}"));
    let is_raw = numbers.below(2) == 0;
    let value: String = text
        .chars()
        .map(|next| match next {
            next if is_raw || next.is_ascii_alphanumeric() || "-_.~".contains(next) => next.to_string(),
            next => next.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
        })
        .collect();
    format!("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={value}")
}

fn main() -> io::Result<()> {
    let count: usize = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for at in 0..count {
        let key = format!("ASIA{}", numbers.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
        let secret = numbers.text(40, &format!("{LETTERS}+/"));
        let length = 40 + numbers.below(600);
        let token = numbers.text(length, &format!("{LETTERS}+/")) + &"=".repeat(numbers.below(3));
        let snippet =
            format!("AWS_ACCESS_KEY_ID={key}\nAWS_SECRET_ACCESS_KEY={secret}\nAWS_SESSION_TOKEN={token}\n");
        let held = Rc::new(credentials::read(&snippet).unwrap());
        // From 2015 to 2099.
        let now = Timestamp(1_420_070_400_000 + (numbers.next() % 2_680_000_000_000) as i64);
        let region = Region::all()[numbers.below(Region::all().len())];
        let mut line = match at % 3 {
            0 => message(&mut numbers, region, held, now),
            1 => any_form(&mut numbers, region, &held, now),
            _ => details(&mut numbers, held, now),
        };
        line["now"] = json!(now.0);
        line["credentials"] = json!({ "accessKeyId": key, "secretAccessKey": secret, "sessionToken": token });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// A message, as the page sends it.
fn message(numbers: &mut Numbers, region: Region, held: Rc<Credentials>, now: Timestamp) -> Value {
    // Mostly short ones; the longest that STS takes now and then.
    let length = if numbers.below(500) == 0 { 10_240 } else { 1 + numbers.below(400) };
    let message = numbers.text(length, &format!("{LETTERS}-_"));
    let host = StsHost::PUBLIC[numbers.below(StsHost::PUBLIC.len())];
    let sts_host = if region.sts(host).is_some() { host } else { StsHost::default() };
    let request = DecodeRequest {
        region: Some(region),
        sts_host,
        credentials: Some(held),
        token_in_address: TokenInAddress::Agreed,
        ..DecodeRequest::new(Lookup::Encoded(message.clone()))
    };
    let kept = Kept { now, answers: RefCell::default(), sent: RefCell::default() };
    let sts = Sts::through(&kept, &[]);
    // It waits for nothing. No answer comes, so it is sent twice: signed in headers, and in its address.
    let _ = sts.decode(&request).as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let body = format!("Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage={message}");
    json!({
        "sent": kept.sent.take(), "service": "sts", "region": region.name(), "calls": [{ "path": "/", "body": body }],
    })
}

/// A form with any characters.
fn any_form(numbers: &mut Numbers, region: Region, held: &Credentials, now: Timestamp) -> Value {
    let body = form(numbers);
    let origin = format!("https://{}", region.sts(StsHost::Regional).unwrap());
    let call = AwsCall {
        method: HttpMethod::Post,
        origin: &origin,
        path: "/",
        body: &body,
        scope: CredentialScope { service: "sts", region: region.name() },
    };
    let sent: Vec<Value> = [SignatureLocation::Headers, SignatureLocation::QueryString]
        .iter()
        .map(|location| written(&call.sign(*location, held, now).unwrap()))
        .collect();
    json!({ "sent": sent, "service": "sts", "region": region.name(), "calls": [{ "path": "/", "body": body }] })
}

/// Details in two pages, and the policy that they name.
fn details(numbers: &mut Numbers, held: Rc<Credentials>, now: Timestamp) -> Value {
    let commercial = Region::all().iter().filter(|region| region.is_in("aws"));
    let regions: Vec<&Region> = commercial.collect();
    let region = *regions[numbers.below(regions.len())];
    let length = 1 + numbers.below(40);
    let id = numbers.text(length, "abcdefghijklmnopqrstuvwxyz0123456789");
    let value = |numbers: &mut Numbers| {
        let length = 1 + numbers.below(80);
        numbers.text(length, &format!("{LETTERS}{RESERVED}"))
    };
    let (next, uri) = (value(numbers), value(numbers));
    let statement = json!({ "evaluatedEffect": "DENY" });
    let policies = json!([{ "uri": uri, "matchedStatements": [statement] }]);
    let first =
        json!({ "evaluations": [{ "checks": [{ "matchedPolicies": policies }] }], "nextToken": next });
    let answers = [first, json!({ "evaluations": [] }), json!({ "policyDocument": {} })];
    let kept = Kept {
        now,
        answers: RefCell::new(answers.iter().rev().map(Value::to_string).collect()),
        sent: RefCell::default(),
    };
    let request = DecodeRequest {
        region: Some(region),
        credentials: Some(held),
        policy_text: PolicyText::Wanted,
        token_in_address: TokenInAddress::Agreed,
        ..DecodeRequest::new(Lookup::Details(id.clone()))
    };
    let details = Details::through(&kept);
    // It waits for nothing. Only the first call goes with headers: the others know by then that they don't get through.
    let _ = details.decode(&request).as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let path = format!("/authorization-details/{id}");
    let policy = format!("{path}/policy");
    json!({
        "sent": kept.sent.take(), "service": "iam", "region": region.name(),
        "calls": [
            { "path": path, "query": {} },
            { "path": path, "query": { "nextToken": next } },
            { "path": policy, "query": { "policyUri": uri } },
        ],
    })
}
