//! Prints requests to STS that were signed for random messages, credentials, Regions and times, one JSON object a line, so that another
//! implementation can sign them again. The argument says how many.
//!
//! The numbers are not secret: the same requests are printed every time.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example prints, and stops where it can't go on"
)]

use denylens_decode::{
    Answer, Ask, DecodeBackend, DecodeRequest, LocalFuture, Moment, Region, SignedRequest, Sts, StsHost,
    Transport, TransportError, credentials,
};
use serde_json::json;
use std::{
    cell::RefCell,
    env,
    io::{self, Write},
    rc::Rc,
    task::{Context, Waker},
    time::Duration,
};

/// Keeps what would be sent.
struct Kept {
    now: Moment,
    sent: RefCell<Vec<serde_json::Value>>,
}

impl Transport for &Kept {
    fn now(&self) -> Moment {
        self.now
    }

    fn send<'a>(&'a self, request: &'a SignedRequest) -> LocalFuture<'a, Result<Answer, TransportError>> {
        let headers: serde_json::Map<_, _> =
            request.headers.iter().map(|(name, value)| ((*name).to_owned(), json!(value.as_str()))).collect();
        let is_signed = request.headers.len() > 1 || request.url.contains("X-Amz-Signature");
        if !is_signed {
            // It is answered, so that the address is signed next.
            return Box::pin(async { Ok(Answer { status: 403, date: None, body: String::new() }) });
        }
        self.sent
            .borrow_mut()
            .push(json!({ "url": request.url.as_str(), "body": request.body, "headers": headers }));
        Box::pin(async { Err(TransportError::NoAnswer) })
    }

    fn pause(&self, _: Duration) -> LocalFuture<'_, ()> {
        Box::pin(async {})
    }

    fn chance(&self) -> f64 {
        0.0
    }
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

fn main() -> io::Result<()> {
    let count: usize = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1000);
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        let key = format!("ASIA{}", numbers.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
        let secret = numbers.text(40, &format!("{LETTERS}+/"));
        let length = 40 + numbers.below(600);
        let token = numbers.text(length, &format!("{LETTERS}+/")) + &"=".repeat(numbers.below(3));
        // Mostly short ones; the longest that STS takes now and then.
        let length = if numbers.below(500) == 0 { 10_240 } else { 1 + numbers.below(400) };
        let message = numbers.text(length, &format!("{LETTERS}-_"));
        let region = Region::all()[numbers.below(Region::all().len())];
        let host = StsHost::PUBLIC[numbers.below(StsHost::PUBLIC.len())];
        let sts_host = if region.sts(host).is_some() { host } else { StsHost::default() };
        // From 2015 to 2099.
        let now = Moment(1_420_070_400_000 + (numbers.next() % 2_680_000_000_000) as i64);
        let snippet =
            format!("AWS_ACCESS_KEY_ID={key}\nAWS_SECRET_ACCESS_KEY={secret}\nAWS_SESSION_TOKEN={token}\n");
        let request = DecodeRequest {
            region: Some(region),
            sts_host,
            credentials: Some(Rc::new(credentials::read(&snippet).unwrap())),
            ..DecodeRequest::new(Ask::Encoded(message.clone()))
        };
        let kept = Kept { now, sent: RefCell::default() };
        let sts = Sts::through(&kept, &[]);
        // It waits for nothing.
        let _ = sts.decode(&request).as_mut().poll(&mut Context::from_waker(Waker::noop()));
        // No answer came, so it was sent twice: signed in headers, and in its address.
        let sent = kept.sent.take();
        let line = json!({
            "sent": sent, "message": message, "region": region.name(), "now": now.0,
            "credentials": { "accessKeyId": key, "secretAccessKey": secret, "sessionToken": token },
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}
